import { Construct } from "constructs";
import { InvalidInput } from "../environment/invalid-input";
import { checkOneLine } from "../environment/one-line";
import { checkProps } from "../environment/props";
import { checkShape } from "../environment/shape";
import { isUnresolved } from "../environment/unresolved";
import { IApiDestination } from "../events/api-destination";
import { checkRuleTargetProps, IRuleTarget, RuleTargetConfig, RuleTargetProps } from "../events/rule-target";
import { RuleTargetInput } from "../events/rule-target-input";
import { targetIdOf } from "../events/target-id";
import { constant, TargetParameter } from "../events/target-parameter";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters";

/**
 * How an API destination receives events.
 */
export interface ApiDestinationTargetProps extends RuleTargetProps {
  /**
   * Headers of the request: what begins with `$.` is taken from the event, such as `{ "X-Event-Id": "$.id" }`, the rest is
   * sent as it stands. Credentials belong to the connection.
   *
   * @default - none but those of the connection
   */
  readonly headers?: { [name: string]: string };

  /**
   * Parameters of the query: what begins with `$.` is taken from the event, the rest is sent as it stands.
   *
   * @default - none but those of the connection
   */
  readonly query?: { [name: string]: string };
}

/**
 * Delivers events to an HTTP API, with the credential of its connection. The input becomes the body of the request.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters
 */
export class ApiDestination implements IRuleTarget {
  /** The path of the API destination in its stack, with hyphens. */
  public readonly targetId: string;

  private readonly destination: IApiDestination;
  private readonly props: ApiDestinationTargetProps;
  /** What goes beside the body. */
  private readonly beside: TargetParameter[];

  /**
   * @param destination the API destination
   * @param props how it receives events
   * @throws when a header is a credential or has no name of a header or holds control characters, or a path into the event is malformed
   */
  public constructor(destination: IApiDestination, props: ApiDestinationTargetProps = {}) {
    checkRuleTargetProps("ApiDestination", props);
    checkHeaders(props.headers);
    this.beside = [
      ...flat("HeaderParameters", "headers", props.headers),
      ...flat("QueryStringParameters", "query", props.query),
    ];
    checkShape(
      "The API destination of a target",
      destination,
      "apiDestinationArn",
      "an API destination",
      "Make it with events.ApiDestination, or name it with fromApiDestinationName(…)",
    );
    this.destination = destination;
    this.props = props;
    this.targetId = targetIdOf(destination);
  }

  /**
   * Says how a rule addresses the API destination.
   *
   * @param _scope not used: an API destination needs nothing of its own
   */
  public bind(_scope: Construct): RuleTargetConfig {
    const input = this.props.input ?? RuleTargetInput.original();
    return {
      type: "acs.api.destination",
      endpoint: this.destination.apiDestinationArn,
      parameters: [
        constant("Name", this.destination.apiDestinationName),
        input.toParameter("BodyParameters"),
        ...this.beside,
      ],
      retryPolicy: this.props.retryPolicy,
      deadLetterQueue: this.props.deadLetterQueue,
    };
  }
}

function flat(resourceKey: string, prop: string, fields: { [name: string]: string } | undefined): TargetParameter[] {
  if (fields === undefined) return [];
  checkProps(prop, fields);
  if (Object.keys(fields).length === 0) return [];
  return [RuleTargetInput._flatObject(prop, fields).toParameter(resourceKey)];
}

function checkHeaders(headers: { [name: string]: string } = {}): void {
  for (const [name, value] of Object.entries(headers)) {
    checkOneLine("The name of a header", name, SEE);
    checkOneLine(`The header ${name}`, value, SEE);
    const credential = /^(proxy-)?authorization$/i.test(name);
    if (!credential && (isUnresolved(name) || /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))) continue;
    throw new InvalidInput({
      what: "The name of a header",
      value: name,
      rule: credential
        ? "A credential in a rule stands in clear text, and the connection sends this header"
        : "The name of an HTTP header holds letters, digits and a few signs, but no spaces or colons",
      mend: credential ? "Give it to the connection with events.Authorization" : "Use a name such as X-Event-Id",
      see: SEE,
    });
  }
}

import { createHash } from "node:crypto";
import { Construct } from "constructs";
import { HttpNetwork } from "./http-network";
import { checkShape } from "../environment/shape";
import { isUnresolved } from "../environment/unresolved";
import { checkHttpUrl } from "../events/http-url";
import { checkRuleTargetProps, IRuleTarget, RuleTargetConfig, RuleTargetProps } from "../events/rule-target";
import { RuleTargetInput } from "../events/rule-target-input";
import { checkTargetId } from "../events/target-id";
import { constant } from "../events/target-parameter";
import { checkSecret } from "../identity/secret-value";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters";

/** The service's limit for the value of a parameter. */
const LONGEST_URL = 10_240;

/**
 * How an HTTP endpoint receives events.
 */
export interface HttpEndpointProps extends RuleTargetProps {
  /**
   * Names the target among those of a rule; part of the construct path and of the rule's name.
   *
   * @default - the host of the URL and a hash of the URL
   */
  readonly targetId?: string;

  /**
   * Where the endpoint is reached from.
   *
   * @default HttpNetwork.publicNetwork()
   */
  readonly network?: HttpNetwork;

  /**
   * What EventBridge sends in the header `x-eventbridge-signature-token`, so that the endpoint knows who calls. A secret:
   * pass a token, such as the `stringValue` of a sensitive Terraform variable.
   *
   * @default - the header is not sent
   */
  readonly signatureToken?: string;
}

/**
 * Posts events to a URL, without a connection. The input becomes the body of the request. Headers, a query and other
 * methods than POST need an API destination.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters
 */
export class HttpEndpoint implements IRuleTarget {
  /** What names the target among those of a rule. */
  public readonly targetId: string;

  private readonly url: string;
  private readonly props: HttpEndpointProps;

  /**
   * @param url the URL: http or https. Where only the deployment knows its beginning, it is taken for https
   * @param props how it receives events
   * @throws when it is no such URL or holds a password, or the signature token is a literal
   */
  public constructor(url: string, props: HttpEndpointProps = {}) {
    checkRuleTargetProps("HttpEndpoint", props);
    checkHttpUrl("url", url, { longest: LONGEST_URL, see: SEE });
    if (props.signatureToken !== undefined) checkSecret("The signatureToken of an HttpEndpoint", props.signatureToken);
    if (props.network !== undefined) {
      const mend = "Use HttpNetwork.publicNetwork() or HttpNetwork.vpc({ … }), or leave it out";
      checkShape("network", props.network, "_parameters", "an HttpNetwork", mend);
    }
    if (props.targetId !== undefined) checkTargetId(props.targetId, "targetId of targets.HttpEndpoint");
    this.url = url;
    this.props = props;
    this.targetId = props.targetId ?? nameOf(url);
  }

  /**
   * Says how a rule addresses the endpoint.
   *
   * @param _scope not used: an endpoint needs nothing of its own
   */
  public bind(_scope: Construct): RuleTargetConfig {
    const { input, network, signatureToken, retryPolicy, deadLetterQueue } = this.props;
    return {
      type: /^http:/i.test(this.url) ? "http" : "https",
      endpoint: this.url,
      parameters: [
        constant("url", this.url),
        (input ?? RuleTargetInput.original()).toParameter("Body"),
        ...(network ?? HttpNetwork.publicNetwork())._parameters(),
        ...(signatureToken === undefined ? [] : [constant("Token", signatureToken)]),
      ],
      retryPolicy,
      deadLetterQueue,
    };
  }
}

function nameOf(url: string): string {
  if (isUnresolved(url)) return "HttpEndpoint";
  const host = new URL(url).hostname.replace(/[^A-Za-z0-9]+/g, "-");
  return `${host}-${createHash("sha256").update(url).digest("hex").slice(0, 8)}`;
}

import { Construct } from "constructs";
import { IApiDestination } from "../events/api-destination";
import { IRuleTarget, RuleTargetConfig, RuleTargetProps } from "../events/rule-target";
import { RuleTargetInput } from "../events/rule-target-input";
import { ParameterForm } from "../events/target-parameter";

/**
 * Delivers events to an HTTP API, with the credential of its connection. The input becomes the body of the request.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters
 */
export class ApiDestination implements IRuleTarget {
  /** The construct id of the API destination. */
  public readonly targetId: string;

  private readonly destination: IApiDestination;
  private readonly props: RuleTargetProps;

  /**
   * @param destination the API destination
   * @param props how it receives events
   */
  public constructor(destination: IApiDestination, props: RuleTargetProps = {}) {
    this.destination = destination;
    this.props = props;
    this.targetId = destination.node.id;
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
        { resourceKey: "Name", form: ParameterForm.CONSTANT, value: this.destination.apiDestinationName },
        input.toParameter("BodyParameters"),
      ],
      retryPolicy: this.props.retryPolicy,
      deadLetterQueue: this.props.deadLetterQueue,
    };
  }
}

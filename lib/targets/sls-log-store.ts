import { Construct } from "constructs";
import { checkAuditLog, IAuditLog } from "../archive/i-audit-log";
import { InvalidInput } from "../environment/invalid-input";
import { checkShape } from "../environment/shape";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkRuleTargetProps, IRuleTarget, RuleTargetConfig, RuleTargetProps } from "../events/rule-target";
import { RuleTargetInput } from "../events/rule-target-input";
import { targetIdOf } from "../events/target-id";
import { constant, TargetParameter } from "../events/target-parameter";
import { ServicePrincipal } from "../identity/service-principal";
import { ServiceRole } from "../identity/service-role";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/route-events-to-log-service";
const ROLE_ID = "EventBridgeRole";

/**
 * What becomes of an event in a log.
 */
export enum LogContentType {
  /** The whole text becomes the field `content`. */
  JSON = "JSON",
  /** Each field of a flat JSON object becomes a field of the log. */
  KEY_VALUE = "KeyValue",
}

/**
 * How a log receives events.
 */
export interface SlsLogStoreProps extends RuleTargetProps {
  /**
   * What becomes of an event. `KEY_VALUE` needs an input that is a flat JSON object.
   *
   * @default LogContentType.JSON
   */
  readonly contentType?: LogContentType;

  /**
   * The topic of the log entries: a fixed text, or a path into the event such as `$.type`.
   *
   * @default - no topic
   */
  readonly topic?: string;

  /**
   * The role with which EventBridge writes; it trusts `eventbridge.aliyuncs.com`, and is given the permission.
   *
   * @default - a role that all targets of the log share
   */
  readonly role?: ServiceRole;
}

/**
 * Delivers events to a Logstore of Simple Log Service (SLS), in the region and account of the bus, with a role that may
 * do nothing else.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/route-events-to-log-service
 */
export class SlsLogStore implements IRuleTarget {
  /** The path of the log in its stack, with hyphens. */
  public readonly targetId: string;

  private readonly log: IAuditLog;
  private readonly props: SlsLogStoreProps;

  /**
   * @param log the log
   * @param props how it receives events
   * @throws when the path of the topic is malformed, or a flat object is wanted and the input is the whole event
   */
  public constructor(log: IAuditLog, props: SlsLogStoreProps = {}) {
    checkAuditLog("The log of a target", log);
    checkRuleTargetProps("SlsLogStore", props);
    checkContentType(props);
    if (props.topic !== undefined) {
      checkFilledText("topic of targets.SlsLogStore", props.topic, {
        mend: "Write a text or a path such as $.type, or leave it out",
        see: SEE,
      });
    }
    if (props.role !== undefined) {
      const mend = "Make it with new identity.ServiceRole(…, { principal: ServicePrincipal.EVENT_BRIDGE })";
      const what = "role of targets.SlsLogStore";
      checkShape(what, props.role, "addToPolicy", "a ServiceRole", mend);
      if (props.role instanceof ServiceRole) props.role._checkTrusts(what, ServicePrincipal.EVENT_BRIDGE);
    }
    this.log = log;
    this.props = props;
    this.targetId = targetIdOf(log);
  }

  /**
   * Says how a rule addresses the log, and makes the role beside the log if there is none.
   *
   * @param _scope not used: the role belongs to the log
   */
  public bind(_scope: Construct): RuleTargetConfig {
    const { input, contentType, topic, role = this.sharedRole(), retryPolicy, deadLetterQueue } = this.props;
    this.log.grantWrite(role);
    return {
      type: "acs.sls",
      // Its own service code, other than that of RAM.
      endpoint: this.log.logStoreArn.replace(/^acs:log:/, "acs:sls:"),
      parameters: [
        constant("Project", this.log.projectName),
        constant("LogStore", this.log.logStoreName),
        // By way of the attachment, so that the role may write before the first event comes.
        constant("RoleName", role.policyAttachment!.roleName),
        constant("ContentType", contentType ?? LogContentType.JSON),
        ...(topic === undefined ? [] : [topicParameter(topic)]),
        (input ?? RuleTargetInput.original()).toParameter("Body"),
      ],
      retryPolicy,
      deadLetterQueue,
    };
  }

  private sharedRole(): ServiceRole {
    const existing = this.log.node.tryFindChild(ROLE_ID) as ServiceRole | undefined;
    const principal = ServicePrincipal.EVENT_BRIDGE;
    return existing ?? new ServiceRole(this.log, ROLE_ID, { principal, provider: this.log.provider });
  }
}

function topicParameter(topic: string): TargetParameter {
  return topic.startsWith("$.") ? RuleTargetInput.jsonPath(topic).toParameter("Topic") : constant("Topic", topic);
}

function checkContentType({ contentType, input }: SlsLogStoreProps): void {
  if (contentType === undefined || isUnresolved(contentType)) return;
  const known = Object.values(LogContentType);
  if (!known.includes(contentType)) {
    throw new InvalidInput({
      what: "contentType of targets.SlsLogStore",
      value: contentType,
      rule: `It is one of ${known.join(", ")}`,
      mend: "Use the enum targets.LogContentType",
      see: SEE,
    });
  }
  if (contentType === LogContentType.JSON || input !== undefined) return;
  throw new InvalidInput({
    what: "contentType of targets.SlsLogStore",
    value: contentType,
    rule: "It needs a flat JSON object, and a whole event has objects inside",
    mend: "State input with RuleTargetInput.jsonObject({ … }), or leave contentType out",
    see: SEE,
  });
}

import { TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { IScalingGroup, checkScalingGroup } from "./i-scaling-group";
import { LifecycleNotification } from "./lifecycle-notification";
import { EssLifecycleHook } from "../bindings/ess-lifecycle-hook";
import { advise } from "../environment/advice";
import { identityOf } from "../environment/claim";
import { InvalidInput } from "../environment/invalid-input";
import { checkOneOf } from "../environment/one-of";
import { nameOr } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { providerOf } from "../environment/provider";
import { checkShape } from "../environment/shape";
import { checkStated } from "../environment/stated";
import { checkFilledText } from "../environment/text";
import { checkWholeNumber } from "../environment/whole-number";

const SEE =
  "https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createlifecyclehook";

/** What the API takes. */
const LONGEST_METADATA = 4096;

/** What the documents of resource orchestration allow. */
const SAFE_METADATA = 128;

/**
 * The moment at which a lifecycle hook holds an instance.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createlifecyclehook
 */
export enum LifecycleTransition {
  /** Before a new instance enters service. */
  SCALE_OUT = "SCALE_OUT",
  /** Before an instance that is scaled in is released. */
  SCALE_IN = "SCALE_IN",
}

/**
 * What happens to an instance when its time in a lifecycle hook is over.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createlifecyclehook
 */
export enum LifecycleResult {
  /** The scaling activity goes on: the new instance enters service, the old one is released. */
  CONTINUE = "CONTINUE",
  /** A new instance is released; an instance that is scaled in is released all the same, and other hooks end. */
  ABANDON = "ABANDON",
  /** An instance that is scaled in is put back into service, and other hooks end. On scale-out the same as `ABANDON`. */
  ROLLBACK = "ROLLBACK",
}

/**
 * A pause in the life of the instances of a group.
 */
export interface LifecycleHookProps {
  /** The group, whoever owns it. */
  readonly group: IScalingGroup;

  /** When instances are held. */
  readonly transition: LifecycleTransition;

  /**
   * How long an instance is held at most, in seconds: 30 to 21,600 (6 hours).
   *
   * @default 600
   */
  readonly heartbeatTimeoutSeconds?: number;

  /**
   * What happens when that time is over and nobody has said otherwise.
   *
   * @default LifecycleResult.CONTINUE
   */
  readonly defaultResult?: LifecycleResult;

  /**
   * The name of the hook, unique in its group: 2 to 64 characters, a letter or digit first, then also `_`, `-` and `.`.
   *
   * @default - derived from the construct path
   */
  readonly lifecycleHookName?: string;

  /**
   * Who hears that an instance waits. It can be changed later but not taken away: the provider keeps the last one.
   *
   * @default - nobody; the hook is a mere delay unless something asks for waiting instances
   */
  readonly notification?: LifecycleNotification;

  /**
   * Text that goes with each notification: up to 4,096 characters. For an OOS template it is JSON text with the
   * template's parameters; `${…}` in it must be written `$${…}`, or Terraform takes it for its own. It can be changed
   * later but not taken away: the provider keeps the last one.
   *
   * @default - none
   */
  readonly notificationMetadata?: string;

  /**
   * The provider of the hook, where a stack has several.
   *
   * @default - that of the group
   */
  readonly provider?: TerraformProvider;
}

/**
 * A pause in the life of the instances of a scaling group, for something else to act in. Hooks do not hold instances
 * that are added or removed by hand.
 *
 * @see https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-createlifecyclehook
 */
export class LifecycleHook extends Construct {
  /** The L1 resource. */
  public readonly resource: EssLifecycleHook;

  /**
   * @param scope the construct that holds the hook
   * @param id the id of the construct
   * @param props the hook
   * @throws when a time, a name or the metadata is out of bounds, or there are metadata and nobody to notify
   */
  public constructor(scope: Construct, id: string, props: LifecycleHookProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    checkScalingGroup("group", props.group);
    checkStated("transition", props.transition, "Use the enum LifecycleTransition", SEE);
    checkOneOf("transition", props.transition, LifecycleTransition, SEE);
    checkOneOf("defaultResult", props.defaultResult, LifecycleResult, SEE);
    if (props.notification !== undefined) {
      const mend = "Use LifecycleNotification.mnsQueue(…), mnsTopic, oosTemplate, eventBridge or arn";
      checkShape("notification", props.notification, "isOosTemplate", "a LifecycleNotification", mend);
    }
    checkWholeNumber("heartbeatTimeoutSeconds", props.heartbeatTimeoutSeconds, {
      min: 30,
      max: 21_600,
      unit: "seconds",
      see: SEE,
    });
    this.checkMetadata(props);
    this.warnOfRollback(props);
    const provider = props.provider ?? providerOf(props.group, this);
    this.resource = new EssLifecycleHook(this, "Resource", {
      scalingGroupId: props.group.scalingGroupId,
      name: nameOr(
        props.lifecycleHookName,
        this,
        {
          prop: "lifecycleHookName",
          pattern: /^[\p{L}\p{N}][\p{L}\p{N}_.-]{1,63}$/u,
          rule: "The name of a lifecycle hook has 2 to 64 characters: a letter or digit first, then also ., _ and -",
          maxLength: 64,
          uniqueIn: "region",
          see: SEE,
        },
        provider,
        () => identityOf(TerraformStack.of(this), props.group.scalingGroupId),
      ),
      lifecycleTransition: props.transition,
      heartbeatTimeout: props.heartbeatTimeoutSeconds ?? 600,
      defaultResult: props.defaultResult ?? LifecycleResult.CONTINUE,
      notificationArn: props.notification?._arn(this, provider),
      notificationMetadata: props.notificationMetadata,
      provider,
    });
  }

  /** The id of the hook: `ash-…`. */
  public get lifecycleHookId(): string {
    return this.resource.id;
  }

  /** The name of the hook. */
  public get lifecycleHookName(): string {
    return this.resource.name;
  }

  private checkMetadata({ notification, notificationMetadata }: LifecycleHookProps): void {
    if (notificationMetadata === undefined) return;
    if (notification === undefined) {
      throw new InvalidInput({
        what: "notificationMetadata",
        value: notificationMetadata,
        rule: "Metadata go with a notification, and this hook notifies nobody",
        mend: "State notification, or leave notificationMetadata out",
        see: SEE,
      });
    }
    checkFilledText("notificationMetadata", notificationMetadata, {
      mend: "Write it as one text, such as JSON.stringify({ … })",
      see: SEE,
    });
    const length = leastLength(notificationMetadata);
    if (length > LONGEST_METADATA) {
      throw new InvalidInput({
        what: "notificationMetadata",
        value: notificationMetadata,
        rule: `The metadata of a hook have at most ${LONGEST_METADATA} characters`,
        mend: "Shorten them; keep what is long elsewhere and name it here",
        see: SEE,
      });
    }
    if (length <= SAFE_METADATA || !notification.isOosTemplate) return;
    advise(
      this,
      "ADP-009",
      `the parameters of the OOS template have at least ${length} characters. One document of the service allows ` +
        `${SAFE_METADATA}, another ${LONGEST_METADATA}: leave out the parameters whose defaults do, or try it in an ` +
        "apply before you rely on it.",
    );
  }

  private warnOfRollback({ transition, defaultResult }: LifecycleHookProps): void {
    if (transition !== LifecycleTransition.SCALE_OUT || defaultResult !== LifecycleResult.ROLLBACK) return;
    advise(
      this,
      "ADP-012",
      "on a scale-out ROLLBACK does what ABANDON does: it releases the new instance. Write ABANDON to say so.",
    );
  }
}

/** The number of characters without what only Terraform fills in. */
function leastLength(text: string): number {
  return text.replace(/(?<!\$)\$\{[^}]*\}/g, "").replace(/\$\$\{/g, "${").length;
}

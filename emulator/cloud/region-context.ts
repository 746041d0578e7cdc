import { Calls } from "./calls";
import { Clock } from "./clock";
import { Identifiers } from "./identifiers";
import { ServiceEvents } from "./service-events";

/** What a service may answer in one way or another: the facts leave it open, or it differs between accounts. */
export interface ServiceAnswers {
  /** Snapshot policies without a resource group are answered with this one. */
  readonly resourceGroupOfPolicies?: string;

  /** The account may apply several snapshot policies to a disk: each call adds one (T6b). */
  readonly severalPoliciesPerDisk?: boolean;

  /** How long a snapshot takes, in seconds. The service names no time: it depends on what was written. @default 300 */
  readonly snapshotSeconds?: number;

  /** How long the copy of a snapshot to another region takes, in seconds. @default 1800 */
  readonly snapshotCopySeconds?: number;

  /** Events of scaling activities do not name the instances: what these events carry is not documented. */
  readonly activitiesWithoutInstances?: boolean;

  /** Instances can be protected before they are in service. The documents leave it open; refused unless stated. */
  readonly protectionWhilePending?: boolean;

  /** How long an execution of an OOS template takes, in seconds. @default 60 */
  readonly templateSeconds?: number;

  /** Connections are answered with masked secrets (T8b). */
  readonly maskedSecrets?: boolean;

  /** EventBridge sends to queues only where the account has the service-linked role for it. Most accounts have it. */
  readonly serviceLinkedRolesRequired?: boolean;

  /** Retries of a rule end when it is disabled or deleted, and the event is dropped. Else they go on. */
  readonly retriesEndWithRule?: boolean;
}

/** What every service of one region and account shares. */
export interface RegionContext {
  readonly region: string;
  readonly accountId: string;
  /** For generators of their own. */
  readonly seed: number;
  readonly clock: Clock;
  readonly calls: Calls;
  readonly identifiers: Identifiers;
  readonly events: ServiceEvents;
  readonly answers: ServiceAnswers;
}

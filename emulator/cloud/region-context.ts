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
  readonly clock: Clock;
  readonly calls: Calls;
  readonly identifiers: Identifiers;
  readonly events: ServiceEvents;
  readonly answers: ServiceAnswers;
}

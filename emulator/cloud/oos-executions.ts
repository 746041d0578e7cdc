import { CloudError } from "./cloud-error";
import { Disks } from "./disks";
import { Instances } from "./instances";
import { LifecycleActions, LifecycleNotice } from "./lifecycle-actions";
import { RamRoles } from "./ram-roles";
import { RegionContext } from "./region-context";
import { SnapshotPolicies } from "./snapshot-policies";

/** The two forms in which documents name a template in a lifecycle hook. */
const TEMPLATE = /^acs:(?:oos:[^:]*:[^:]*:template|ess:[^:]*:[^:]*:oos)\/(.+)$/;

interface Services {
  readonly disks: Disks;
  readonly instances: Instances;
  readonly snapshotPolicies: SnapshotPolicies;
  readonly lifecycleActions: LifecycleActions;
  readonly ramRoles: RamRoles;
}

export interface OosExecution {
  readonly templateName: string;
  readonly roleName: string;
  status: "Running" | "Success" | "Failed";
  /** Why it failed. */
  error?: string;
}

/**
 * What lifecycle hooks start in CloudOps Orchestration Service. Of the public templates it knows
 * `ACS-ESS-LifeCycleApplyAutoSnapshotPolicy`; a hook that names another one waits until its time is over.
 *
 * @see https://www.alibabacloud.com/help/en/oos/user-guide/acs-ess-lifecycleapplyautosnapshotpolicy
 */
export class OosExecutions {
  private readonly executions: OosExecution[] = [];

  public constructor(
    private readonly context: RegionContext,
    private readonly services: Services,
  ) {
    services.lifecycleActions.begun.subscribe((notice) => this.start(notice));
  }

  public get all(): readonly OosExecution[] {
    return this.executions;
  }

  private start(notice: LifecycleNotice): void {
    const [, templateName] = TEMPLATE.exec(notice.hook.notificationArn) ?? [];
    const parameters = parse(notice.hook.notificationMetadata);
    if (templateName !== "ACS-ESS-LifeCycleApplyAutoSnapshotPolicy" || !parameters) {
      return;
    }
    const { OOSAssumeRole: roleName = "OOSServiceRole", autoSnapshotPolicyId } = parameters;
    if (typeof autoSnapshotPolicyId !== "string" || typeof roleName !== "string" || !this.assumable(roleName)) {
      // No execution starts without a required parameter or a role that trusts the service.
      return;
    }
    const execution: OosExecution = { templateName, roleName, status: "Running" };
    this.executions.push(execution);
    const seconds = this.context.answers.templateSeconds ?? 60;
    const { calls, clock } = this.context;
    clock.after(seconds * 1000, () =>
      calls.as({ role: roleName }, () => this.run(execution, notice, autoSnapshotPolicyId)),
    );
  }

  private run(execution: OosExecution, { message }: LifecycleNotice, policyId: string): void {
    const { disks, instances, lifecycleActions, snapshotPolicies } = this.services;
    const end = (result: string) =>
      lifecycleActions.complete({
        LifecycleHookId: message.lifecycleHookId,
        LifecycleActionToken: message.lifecycleActionToken,
        LifecycleActionResult: result,
      });
    try {
      const ids = [...message.instanceIds];
      instances.describe({ InstanceIds: ids });
      for (const id of ids) {
        const found = disks.describe({ InstanceId: id, PageSize: 100 }).items;
        snapshotPolicies.apply(
          policyId,
          found.map((disk) => disk.id),
        );
      }
      end("CONTINUE");
      execution.status = "Success";
    } catch (thrown) {
      execution.status = "Failed";
      execution.error = refusal(thrown);
      try {
        end("ABANDON");
      } catch (again) {
        // Nobody ends the hook then: it waits until its time is over.
        refusal(again);
      }
    }
  }

  private assumable(roleName: string): boolean {
    const role = this.services.ramRoles.all.find(({ name }) => name === roleName);
    return role !== undefined && role.assumeRolePolicyDocument.includes("oos.aliyuncs.com");
  }
}

/** @throws what no service has answered */
function refusal(thrown: unknown): string {
  if (!(thrown instanceof CloudError)) throw thrown;
  return thrown.message;
}

function parse(metadata: string): { readonly [name: string]: unknown } | undefined {
  try {
    return JSON.parse(metadata) as { readonly [name: string]: unknown };
  } catch {
    return undefined;
  }
}

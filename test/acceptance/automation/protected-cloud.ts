import { Cloud } from "../../../emulator/cloud/cloud";
import { ServiceAnswers } from "../../../emulator/cloud/region-context";
import { functionInvoker } from "../../../emulator/openapi/function-invoker";
import { FunctionRunner } from "../../../emulator/openapi/function-runner";
import { OpenApiServer } from "../../../emulator/openapi/openapi-server";
import { Json } from "../../synthesis";
import { expectNothingToDo } from "../convergence";
import { Workspace } from "../workspace";

export const GROUP_ID = "asg-bp1fsb9hxh2xvq3ndcbz";
export const PRIMARY = { role: "primary" };

const LONG_AGO = new Date("2025-12-01T00:00:00Z");

export type Answers = { -readonly [name in keyof ServiceAnswers]: ServiceAnswers[name] };

/** The part of an event that tests look at. */
export interface Report {
  readonly type: string;
  readonly data: Json;
}

/**
 * A cloud where another team's group launches from a template, after Terraform applied a stack that protects it. The
 * functions run as they were uploaded, and call the cloud as their roles.
 */
export class ProtectedCloud {
  /** @param answers can be changed later on */
  public static async apply(stack: Json, answers: Answers = {}): Promise<ProtectedCloud> {
    const workspace = await Workspace.open({ stack, cloud: { answers } });
    const { cloud } = workspace;
    placeGroup(cloud);
    await workspace.terraform.apply();
    const server = await OpenApiServer.start<ReturnType<Cloud["ramRoles"]["assume"]>>(cloud);
    const runner = await FunctionRunner.start(cloud);
    cloud.functions.invoker = functionInvoker(runner, server, (role) =>
      cloud.ramRoles.assume(role ?? "", "fc.aliyuncs.com"),
    );
    return new ProtectedCloud(workspace, server, runner);
  }

  private constructor(
    public readonly workspace: Workspace,
    private readonly server: OpenApiServer,
    private readonly runner: FunctionRunner,
  ) {}

  public get cloud(): Cloud {
    return this.workspace.cloud;
  }

  /** Lets time pass, and everything happen that falls due. */
  public async pass(seconds = 0): Promise<void> {
    await this.cloud.clock.advance(seconds * 1000);
  }

  /** The group launches instances by its template. Answers the id of the last one. */
  public async scaleOut(count = 1): Promise<string> {
    const launched = this.cloud.scalingGroups.scaleOut(GROUP_ID, count);
    await this.pass();
    return launched.at(-1)!;
  }

  /** The group lets the instance go that came last and that nothing protects. Answers its id. */
  public async scaleIn(): Promise<string> {
    await this.pass(1);
    this.cloud.scalingGroups.join(GROUP_ID);
    const [leaving] = this.cloud.scalingGroups.scaleIn(GROUP_ID, 1);
    await this.pass();
    return leaving;
  }

  /** What Auto Scaling says of an instance; undefined once it has left. */
  public stateOf(instanceId: string): string | undefined {
    const member = this.cloud.scalingGroups.get(GROUP_ID).members.get(instanceId);
    return member?.protectedFromScaleIn ? "Protected" : member?.state;
  }

  /** The final snapshots of an instance. */
  public finalSnapshots(instanceId: string) {
    return this.cloud.snapshots.all.filter(({ tags }) => tags["dataprotection:instance"] === instanceId);
  }

  /** What the functions reported to the user's queue. */
  public get reports(): Report[] {
    return this.messages("BackupFailures").map((message) => message as Report);
  }

  /** Invocations that failed after all tries. */
  public get deadLetters(): Json[] {
    return this.messages("DeadLetterQueue");
  }

  /** The lines that a function logged. */
  public logOf(name: "FinalSnapshot" | "Reconciler"): string[] {
    const [{ project, logstore }] = this.functionOf(name).settings.log_config as {
      project: string;
      logstore: string;
    }[];
    return this.cloud.logs
      .entries(project, logstore)
      .filter(({ contents }) => contents.functionName === this.functionOf(name).name)
      .map(({ contents }) => contents.message);
  }

  public functionOf(name: "FinalSnapshot" | "Reconciler") {
    const [{ functionName }] = (this.cloud.functions.all as { name: string }[])
      .filter((each) => each.name.includes(`-${name}-`))
      .map((each) => ({ functionName: each.name }));
    return this.cloud.functions.get(functionName);
  }

  /** The policy of a function's role. */
  public policyOf(name: "FinalSnapshot" | "Reconciler") {
    return this.cloud.ramPolicies.all.find((policy) => policy.name.includes(`-${name}-`))!;
  }

  /** What functions sent and no operation knows. */
  public get ignoredParameters(): readonly string[] {
    return this.server.ignoredParameters;
  }

  public async expectNothingToDo(): Promise<void> {
    await expectNothingToDo(this.workspace);
  }

  public async close(): Promise<void> {
    await this.runner.close();
    await this.server.close();
    await this.workspace.close();
  }

  private messages(queue: string): Json[] {
    const { name } = this.cloud.queues.all.find((each) => each.name.includes(queue))!;
    return this.cloud.queues.messages(name).map(({ body }) => JSON.parse(body) as Json);
  }
}

/** Two primary instances run; one has had a disk for long that somebody else's policy does not save. */
function placeGroup(cloud: Cloud): void {
  const launchTemplate = { tags: PRIMARY, dataDisks: [{}] };
  cloud.scalingGroups.place({
    id: GROUP_ID,
    maxSize: 1000,
    removalPolicies: ["NewestInstance"],
    launchTemplateId: "lt-bp1",
    launchTemplate,
    instances: [
      {
        id: "i-old",
        tags: PRIMARY,
        systemDisk: { id: "d-old", createdAt: LONG_AGO, autoSnapshotPolicyId: "sp-other" },
      },
      { ...launchTemplate, id: "i-new" },
    ],
  });
}

import { TerraformStack } from "cdktf";
import { expectNothingToDo } from "./convergence";
import { POSSIBLE_CALLS } from "./possible-calls";
import { Plan } from "./terraform";
import { Workspace, WorkspaceOptions } from "./workspace";
import { Cloud } from "../../emulator/cloud/cloud";
import { Synthesis } from "../synthesis";

/** A stack of the library and what becomes of it, from the first apply to the destroy. */
export class Deployment {
  /** Ready to be created; `close` it afterwards. */
  public static async of(stack: TerraformStack, options: Omit<WorkspaceOptions, "stack"> = {}): Promise<Deployment> {
    return new Deployment(await Workspace.open({ ...options, stack: Synthesis.of(stack).json }));
  }

  private found?: object[];

  private constructor(public readonly workspace: Workspace) {}

  public get cloud(): Cloud {
    return this.workspace.cloud;
  }

  /** The first apply: the stack is valid, nothing is replaced or taken away, and then there is nothing left to do. */
  public async create(): Promise<Plan> {
    this.found = this.inventories();
    const { terraform } = this.workspace;
    await terraform.validate();
    const plan = await terraform.plan();
    expect([plan.replace, plan.destroy]).toEqual([[], []]);
    await terraform.applyPlan();
    await expectNothingToDo(this.workspace);
    return plan;
  }

  /**
   * Another apply, after which there is nothing left to do either. Answers what was planned, each as action, type and, for
   * an update, the attributes that change.
   */
  public async change(stack: TerraformStack): Promise<string[]> {
    this.workspace.write(Synthesis.of(stack).json);
    return this.apply();
  }

  /** As `change`, what was planned by the id of the construct in the stack that it belongs to. */
  public async changeById(stack: TerraformStack): Promise<{ [id: string]: string[] }> {
    this.workspace.write(Synthesis.of(stack).json);
    const { terraform } = this.workspace;
    const plan = await terraform.plan();
    await terraform.applyPlan();
    await expectNothingToDo(this.workspace);
    const planned: { [id: string]: string[] } = {};
    for (const { address, text } of steps(plan)) {
      const [id] = address.slice(address.indexOf(".") + 1).split("_");
      planned[id] = [...(planned[id] ?? []), text];
    }
    return planned;
  }

  /** The same stack again, where the cloud or a variable has changed. */
  public async apply(): Promise<string[]> {
    const { terraform } = this.workspace;
    const plan = await terraform.plan();
    await terraform.applyPlan();
    await expectNothingToDo(this.workspace);
    return summary(plan);
  }

  /**
   * Everything goes, and the cloud is as it was before the first apply. It was asked for nothing that the real provider
   * never asks for.
   */
  public async destroy(): Promise<void> {
    await this.workspace.terraform.destroy();
    expect(this.inventories()).toEqual(this.found);
    const { asked } = this.workspace.terraform;
    expect(asked.filter(({ operation }) => !POSSIBLE_CALLS.has(operation))).toEqual([]);
  }

  public async close(): Promise<void> {
    await this.workspace.close();
  }

  private inventories(): object[] {
    return [this.cloud, ...this.workspace.others].map((cloud) => cloud.inventory());
  }
}

/** What is planned, each as action, type and, for an update, the attributes that change. */
export function summary(plan: Plan): string[] {
  return steps(plan)
    .map(({ text }) => text)
    .sort();
}

function steps({ json, attributes }: Plan): { address: string; text: string }[] {
  return (json.resource_changes ?? [])
    .filter(({ address, change }) => !address.startsWith("data.") && change.actions.join() !== "no-op")
    .map(({ address, type, change }) => {
      const action = change.actions.length > 1 ? "replace" : change.actions[0];
      const text = [action, type, ...(action === "update" ? attributes[address] : [])].join(" ");
      return { address, text };
    });
}

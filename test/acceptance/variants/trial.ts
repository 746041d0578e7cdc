import { TerraformStack } from "cdktf";
import { Cloud } from "../../../emulator/cloud/cloud";
import { newStack } from "../../synthesis";
import { Deployment } from "../deployment";

/** By the id of a construct: what it is first, what it becomes, and what Terraform plans for it then. */
export interface Cases<Props> {
  readonly [id: string]: readonly [first: Partial<Props>, changed: Partial<Props>, ...planned: string[]];
}

/** Many variants of a construct in one stack, since most of what an apply takes is taken once. */
export class Trial {
  /**
   * @param make makes one variant
   * @param prepare puts what it needs into the cloud
   */
  public static async of<Props>(
    cases: Cases<Props>,
    make: (stack: TerraformStack, id: string, props: Partial<Props>) => void,
    prepare: (cloud: Cloud) => void = () => undefined,
  ): Promise<Trial> {
    const stackOf = (state: 0 | 1) => {
      const stack = newStack();
      Object.entries(cases).forEach(([id, each]) => make(stack, id, each[state]));
      return stack;
    };
    const deployment = await Deployment.of(stackOf(0));
    prepare(deployment.cloud);
    const planned = Object.entries(cases).map(([id, [, , ...steps]]) => [id, steps]);
    return new Trial(deployment, () => stackOf(1), Object.fromEntries(planned));
  }

  private constructor(
    public readonly deployment: Deployment,
    private readonly changed: () => TerraformStack,
    private readonly planned: { [id: string]: string[] },
  ) {}

  /** All are created, settle, change as planned, settle again, and are gone. */
  public async run(): Promise<void> {
    await this.deployment.create();
    const found = await this.deployment.changeById(this.changed());
    expect({ ...Object.fromEntries(Object.keys(this.planned).map((id) => [id, []])), ...found }).toEqual(this.planned);
    await this.deployment.destroy();
  }

  public async close(): Promise<void> {
    await this.deployment.close();
  }
}

import { actorOf, chooseMechanism } from "./choose-mechanism";
import { checkCriticalInstances, CriticalInstances } from "./critical-instances";
import { ProtectableGroup } from "./protection-actor";
import { ProtectionMechanism } from "./protection-mechanism";
import { InvalidInput } from "../environment/invalid-input";

/**
 * What keeps instances of one group from being scaled in: one selection and one mechanism.
 *
 * @internal
 */
export class Protection {
  private chosen?: { readonly instances: CriticalInstances; readonly mechanism: ProtectionMechanism };

  public constructor(private readonly group: ProtectableGroup) {}

  public get instances(): CriticalInstances | undefined {
    return this.chosen?.instances;
  }

  public get mechanism(): ProtectionMechanism | undefined {
    return this.chosen?.mechanism;
  }

  /**
   * Protects the instances.
   *
   * @returns whether that is news; the same once more is not
   * @throws when another selection or another mechanism is in place
   */
  public add(instances: CriticalInstances, mechanism?: ProtectionMechanism): boolean {
    checkCriticalInstances(`The critical instances of ${this.group.node.path}`, instances);
    if (mechanism !== undefined && !Object.values(ProtectionMechanism).includes(mechanism)) {
      throw new InvalidInput({
        what: `The protection mechanism of ${this.group.node.path}`,
        value: mechanism,
        rule: `It is one of ${Object.values(ProtectionMechanism).join(", ")}`,
        mend: "Use the enum ProtectionMechanism, or leave it out",
      });
    }
    const next = {
      instances,
      mechanism: mechanism ?? chooseMechanism(this.group.origin, instances, this.group.node.path),
    };
    if (this.chosen === undefined) {
      actorOf(next.mechanism).protect(this.group, instances);
      this.chosen = next;
      return true;
    }
    // By content: independent parts of an app may name the same instances.
    if (JSON.stringify(this.chosen) === JSON.stringify(next)) return false;
    throw new InvalidInput({
      what: `The protected instances of ${this.group.node.path}`,
      rule: "A group has one selection of protected instances and one mechanism that protects them; two would undo each other",
      mend: "Name all critical instances of the group in one CriticalInstances and protect them in one place",
    });
  }
}

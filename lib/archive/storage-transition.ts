import { InvalidInput } from "../environment/invalid-input";
import { checkKnownList } from "../environment/list";
import { checkProps } from "../environment/props";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";

const SEE = "https://www.alibabacloud.com/help/en/oss/user-guide/overview-54";

/**
 * A class of storage that is colder, and cheaper, than the standard one.
 *
 * @see https://www.alibabacloud.com/help/en/oss/user-guide/overview-53
 */
export enum ColderStorage {
  /** Infrequent access: read at once, billed for at least 30 days and 64 KB an object. */
  INFREQUENT_ACCESS = "IA",
  /** Archive: restored within minutes before it is read; billed for at least 60 days. */
  ARCHIVE = "Archive",
  /** Cold archive: restored within hours before it is read; billed for at least 180 days. */
  COLD_ARCHIVE = "ColdArchive",
  /** Deep cold archive: restored within a day or two before it is read; billed for at least 180 days. */
  DEEP_COLD_ARCHIVE = "DeepColdArchive",
}

/**
 * When objects move to colder storage. A retention allows it: the object stays as it is.
 */
export interface StorageTransition {
  /** The class of storage. */
  readonly storageClass: ColderStorage;

  /** How many days after the last change of an object: 1 or more. */
  readonly afterDays: number;
}

const COLDER = Object.values(ColderStorage);

/**
 * Refuses transitions that the service does not take: back to warmer storage, or a colder one before a warmer one.
 *
 * @internal
 */
export function checkTransitions(what: string, transitions: StorageTransition[]): void {
  checkKnownList(what, transitions, SEE);
  transitions.forEach((transition, index) => {
    checkProps(`${what}[${index}]`, transition);
    const { storageClass, afterDays } = transition;
    checkWholeNumber(`${what}[${index}].afterDays`, afterDays, {
      min: 1,
      max: 36_500,
      required: true,
      unit: "days",
      see: SEE,
    });
    if (!COLDER.includes(storageClass) && !isUnresolved(storageClass)) {
      throw new InvalidInput({
        what: `${what}[${index}].storageClass`,
        value: storageClass,
        rule: `It is one of ${COLDER.join(", ")}`,
        mend: "Use the enum archive.ColderStorage",
        see: SEE,
      });
    }
    const before = transitions[index - 1] as StorageTransition | undefined;
    if (before === undefined || [storageClass, before.storageClass, afterDays, before.afterDays].some(isUnresolved)) {
      return;
    }
    if (COLDER.indexOf(storageClass) > COLDER.indexOf(before.storageClass) && afterDays > before.afterDays) return;
    throw new InvalidInput({
      what,
      value: transitions,
      rule: "Each one is later and colder than the one before it",
      mend: "Put them in order, such as INFREQUENT_ACCESS after 30 days, then ARCHIVE after 180",
      see: SEE,
    });
  });
}

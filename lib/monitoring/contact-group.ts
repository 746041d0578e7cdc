import { TerraformProvider } from "cdktf";
import { Construct, IConstruct } from "constructs";
import { Contact } from "./contact";
import { PAGES } from "./monitoring-pages";
import { CmsAlarmContactGroup } from "../bindings/cms-alarm-contact-group";
import { checkCount } from "../environment/count";
import { checkName, nameOr } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { checkShape } from "../environment/shape";
import { checkFilledText } from "../environment/text";

/**
 * The contacts that an alarm notifies, of this stack or made elsewhere.
 */
export interface IContactGroup extends IConstruct {
  /** The name of the group. */
  readonly contactGroupName: string;
}

/**
 * The contacts that an alarm notifies.
 */
export interface ContactGroupProps {
  /** The contacts: at least one. */
  readonly contacts: Contact[];

  /**
   * The name of the group, unique in the account, without a comma.
   *
   * @default - derived from the construct path
   */
  readonly contactGroupName?: string;

  /**
   * What the group is for. Once stated, it can be changed but not be taken away.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The provider of the group, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * The contacts that an alarm notifies.
 *
 * A contact that is new hears nothing before its owner has followed a link (see `Contact`). Most accounts have a group that
 * works: `fromContactGroupName` names it.
 *
 * @see https://www.alibabacloud.com/help/en/doc-detail/114929.htm
 */
export class ContactGroup extends Construct implements IContactGroup {
  /**
   * A group that exists.
   *
   * @param scope the construct that holds the reference
   * @param id the id of the construct
   * @param contactGroupName the name of the group, as the console of CloudMonitor shows it
   * @throws when it cannot be the name of one
   */
  public static fromContactGroupName(scope: Construct, id: string, contactGroupName: string): IContactGroup {
    return new ForeignContactGroup(scope, id, checkName(contactGroupName, NAME_RULE));
  }

  /** The L1 resource. */
  public readonly resource: CmsAlarmContactGroup;

  /**
   * @param scope the construct that holds the group
   * @param id the id of the construct
   * @param props the group
   * @throws when there is no contact, or the name holds a comma
   */
  public constructor(scope: Construct, id: string, props: ContactGroupProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    checkCount("contacts", props.contacts, { min: 1, required: true, known: true, see: PAGES.contactGroup });
    props.contacts.forEach((contact, index) =>
      checkShape(`contacts[${index}]`, contact, "contactName", "a Contact", "Make it with new monitoring.Contact(…)"),
    );
    if (props.description !== undefined) checkFilledText("description", props.description, { see: PAGES.contactGroup });
    this.resource = new CmsAlarmContactGroup(this, "Resource", {
      alarmContactGroupName: nameOr(props.contactGroupName, this, NAME_RULE, props.provider),
      contacts: props.contacts.map(({ contactName }) => contactName),
      describe: props.description,
      provider: props.provider,
    });
  }

  /** The name of the group. */
  public get contactGroupName(): string {
    return this.resource.alarmContactGroupName;
  }
}

class ForeignContactGroup extends Construct implements IContactGroup {
  public constructor(
    scope: Construct,
    id: string,
    public readonly contactGroupName: string,
  ) {
    super(scope, id);
  }
}

/**
 * Refuses what is no contact group, such as the name of one.
 *
 * @internal
 */
export function checkContactGroup(what: string, group: unknown): void {
  const mend =
    "Name it with monitoring.ContactGroup.fromContactGroupName(…), or make it with new monitoring.ContactGroup(…)";
  checkShape(what, group, "contactGroupName", "a contact group", mend);
}

// An alarm names its groups in one text, with commas between them.
const NAME_RULE = {
  prop: "contactGroupName",
  pattern: /^[^,]+$/,
  rule: "The name of a contact group is not empty and has no comma",
  maxLength: 40,
  uniqueIn: "account" as const,
  see: PAGES.contactGroup,
};

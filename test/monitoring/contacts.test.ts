import { TerraformVariable } from "cdktf";
import { blockOf, deadLetters, monitoredStack } from "./monitored";
import { monitoring } from "../../lib";
import { Synthesis, warningsOf } from "../synthesis";

const { Contact, ContactGroup, ContactLanguage } = monitoring;
const CONTACT = "alicloud_cms_alarm_contact";
const GROUP = "alicloud_cms_alarm_contact_group";

test("a contact states what its user states", () => {
  const block = blockOf(CONTACT, (stack) => {
    const robot = new TerraformVariable(stack, "robot", { type: "string", sensitive: true });
    new Contact(stack, "Duty", {
      contactName: "duty",
      description: "Whoever is on duty",
      email: "duty@example.com",
      phone: "+86-571-1234567",
      dingTalkWebhook: robot.stringValue,
      language: ContactLanguage.ENGLISH,
    });
  });
  expect(block).toEqual({
    alarm_contact_name: "duty",
    describe: "Whoever is on duty",
    channels_mail: "duty@example.com",
    channels_sms: "+86-571-1234567",
    channels_ding_web_hook: "${var.robot}",
    lang: "en",
  });
});

test("the name of a contact is derived from the construct path", () => {
  const block = blockOf(CONTACT, (stack) => new Contact(stack, "Duty", { email: "duty@example.com" }));
  expect(block.alarm_contact_name).toMatch(/^test-Duty-[0-9a-f]{8}$/);
  expect(block.describe).toBe("Receives alarms");
});

test("a phone number alone is not enough", () => {
  const make = () => new Contact(monitoredStack(), "Duty", { phone: "13800000000" });
  expect(make).toThrow("A contact is reached by e-mail or by a DingTalk robot, and besides by phone");
});

test("whoever must follow a link first is warned of", () => {
  const stack = monitoredStack();
  new Contact(stack, "Duty", { phone: "13800000000", dingTalkWebhook: "${var.robot}" });
  expect(warningsOf(stack)).toEqual([expect.stringMatching(/^ADP-050: nothing reaches this contact before/)]);
});

test("a robot follows no link", () => {
  const stack = monitoredStack();
  new Contact(stack, "Robot", { dingTalkWebhook: "${var.robot}" });
  expect(warningsOf(stack)).toEqual([]);
});

test("a group names its contacts and comes after them", () => {
  const stack = monitoredStack();
  const contact = new Contact(stack, "Robot", { dingTalkWebhook: "${var.robot}" });
  new ContactGroup(stack, "Group", { contacts: [contact], description: "On duty" });
  expect(Synthesis.of(stack).resource(GROUP)).toEqual({
    alarm_contact_group_name: expect.stringMatching(/^test-Group-[0-9a-f]{8}$/),
    contacts: [expect.stringMatching(/^\$\{alicloud_cms_alarm_contact\.Robot_\w+\.alarm_contact_name\}$/)],
    describe: "On duty",
  });
});

test("an alarm refers to a group of the same stack, so that the group comes first", () => {
  const block = blockOf("alicloud_cms_alarm", (stack) => {
    const contact = new Contact(stack, "Robot", { dingTalkWebhook: "${var.robot}" });
    new monitoring.DeadLetterAlarm(stack, "Alarm", {
      queue: deadLetters(stack),
      contactGroups: [new ContactGroup(stack, "Group", { contacts: [contact] })],
    });
  });
  expect(block.contact_groups).toEqual([expect.stringMatching(/^\$\{alicloud_cms_alarm_contact_group\.Group_/)]);
});

test("the name of a group can be stated", () => {
  const block = blockOf(GROUP, (stack) => {
    const contact = new Contact(stack, "Robot", { dingTalkWebhook: "${var.robot}" });
    new ContactGroup(stack, "Group", { contacts: [contact], contactGroupName: "运维" });
  });
  expect(block.alarm_contact_group_name).toBe("运维");
});

test("a group made elsewhere is referred to by its name and not made", () => {
  const stack = monitoredStack();
  expect(ContactGroup.fromContactGroupName(stack, "Group", "运维").contactGroupName).toBe("运维");
  expect(Synthesis.of(stack).resources(GROUP)).toEqual([]);
});

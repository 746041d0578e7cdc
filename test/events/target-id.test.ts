import { Token } from "cdktf";
import { automation, events, targets } from "../../lib";
import { newStack } from "../synthesis";

const token = Token.asString({ resolve: () => "${var.id}" });
const REFUSED = /^targetId( of targets\.\w+)?\. It decides what is synthesized, before Terraform fills anything in/;
const mail = { accountName: "a@example.com", toAddresses: ["b@example.com"], subject: "Snapshots" };

test.each([
  ["DingTalk", () => new targets.DingTalk(token, { secretKey: token, targetId: token })],
  ["HttpEndpoint", () => new targets.HttpEndpoint("https://a.example", { targetId: token })],
  ["Mail", () => new targets.Mail({ ...mail, targetId: token })],
  ["EventBus", () => new targets.EventBus(events.EventBus.fromEventBusName("central"), { targetId: token })],
  [
    "a snapshot route",
    () => events.SnapshotOutcomes.of(newStack()).onFailed(new targets.Mail(mail), { targetId: token }),
  ],
  ["ProtectionEvents", () => automation.ProtectionEvents.of(newStack()).onFailure(new targets.Mail(mail), token)],
])("the target id of %s is a literal, as a construct id is made of it", (_, make) => {
  expect(make).toThrow(REFUSED);
});

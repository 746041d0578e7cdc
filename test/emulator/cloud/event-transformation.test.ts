import { EventTargetParameter } from "../../../emulator/cloud/event-rules";
import { transformed } from "../../../emulator/cloud/event-transformation";
import { CloudEvent } from "../../../emulator/cloud/service-events";

const EVENT: CloudEvent = {
  id: "e-1",
  source: "acs.ecs",
  specversion: "1.0",
  type: "ecs:Snapshot:CreateSnapshotCompleted",
  datacontenttype: "application/json",
  time: "2026-01-01T00:00:00Z",
  aliyunaccountid: "1",
  aliyunregionid: "cn-hangzhou",
  aliyuneventbusname: "default",
  aliyunpublishtime: "2026-01-01T00:00:00Z",
  data: { snapshotId: "s-1", size: 40, disks: ["d-1", "d-2"], tags: { team: "orders" }, note: 'a "quoted" word' },
};

const body = (parameter: Omit<EventTargetParameter, "ResourceKey">) =>
  transformed(EVENT, {
    Id: "t",
    Type: "http",
    Endpoint: "x",
    ParamList: [{ ResourceKey: "Body", ...parameter }],
  }).Body;

test("ORIGINAL is the whole event", () => {
  expect(JSON.parse(body({ Form: "ORIGINAL" }))).toEqual(EVENT);
});

test("CONSTANT is the text as it stands, and empty if there is none", () => {
  expect(body({ Form: "CONSTANT", Value: "$.source ${x}" })).toBe("$.source ${x}");
  expect(body({ Form: "CONSTANT" })).toBe("");
});

test.each([
  ["$.source", "acs.ecs"],
  ["$.data.snapshotId", "s-1"],
  ["$.data.size", "40"],
  ["$.data.disks[1]", "d-2"],
  ["$.data.disks", '["d-1","d-2"]'],
  ["$.data.tags", '{"team":"orders"}'],
  ["$.data.gone", ""],
])("JSONPATH %s is a part of the event", (Value, expected) => {
  expect(body({ Form: "JSONPATH", Value })).toBe(expected);
});

test("a path runs no code", () => {
  expect(() => body({ Form: "JSONPATH", Value: "$.data.disks[?(@ === 'd-1')]" })).toThrow(/[Ee]val/);
});

test.each([
  ["a path", '{"id":"$.data.snapshotId"}', "snapshot ${id}, again ${id}", "snapshot s-1, again s-1"],
  ["a constant", '{"team":"orders","count":3}', "${team} ${count}", "orders 3"],
  ["a part that is absent", '{"gone":"$.data.gone"}', "[${gone}]", "[]"],
  ["a quote, which is not escaped", '{"note":"$.data.note"}', '{"note":"${note}"}', '{"note":"a "quoted" word"}'],
  ["a variable that is not listed", "{}", "${other}", "${other}"],
  ["nothing that a part holds", '{"a":"${b}","b":"x"}', "${a}", "${b}"],
])("TEMPLATE fills in %s", (_, Value, Template, expected) => {
  expect(body({ Form: "TEMPLATE", Value, Template })).toBe(expected);
});

test("what is no form or no list of variables is refused", () => {
  expect(() => body({ Form: "DEFAULT" })).toThrow(/Body has an unknown form: DEFAULT/);
  expect(() => body({ Form: "TEMPLATE", Value: "{", Template: "x" })).toThrow(/template of Body are not a JSON object/);
});

import { Cloud } from "../../../emulator/cloud/cloud";
import { CloudEvent } from "../../../emulator/cloud/service-events";

let cloud: Cloud;
let heard: CloudEvent[];
beforeEach(() => {
  cloud = new Cloud();
  cloud.eventBuses.create("own");
  heard = [];
  cloud.eventBuses.subscribe((event) => void heard.push(event));
});

const EVENT = { source: "orders", type: "orders:Paid" };

test("an event is put into the envelope of the bus", () => {
  const [event] = cloud.eventBuses.putEvents("own", [{ ...EVENT, subject: "order/1", data: { total: 5 } }]);
  expect(event).toEqual({
    id: expect.stringMatching(/^event-/),
    source: "orders",
    specversion: "1.0",
    type: "orders:Paid",
    datacontenttype: "application/json",
    subject: "order/1",
    time: "2026-01-01T00:00:00.000Z",
    aliyunaccountid: "1234567890123456",
    aliyunregionid: "cn-hangzhou",
    aliyuneventbusname: "own",
    aliyunpublishtime: "2026-01-01T00:00:00.000Z",
    data: { total: 5 },
  });
  expect(heard).toEqual([event]);
  expect(cloud.calls.of("eventbridge:PutEvents")).toHaveLength(1);
});

test("an id and a time of one's own are kept, and the data is a copy", () => {
  const data = { total: 5 };
  const [event] = cloud.eventBuses.putEvents("own", [{ ...EVENT, id: "1", time: "2020-01-01T00:00:00Z", data }]);
  data.total = 6;
  expect(event).toMatchObject({ id: "1", time: "2020-01-01T00:00:00Z", data: { total: 5 } });
});

const text = (length: number) => "x".repeat(length);
const KIBIBYTE = 1024;

test.each([
  ["the bus default", "default", [EVENT], /EventBusNotSupported/],
  ["a bus that is not there", "gone", [EVENT], /EventBusNotExist/],
  ["no events", "own", [], /1 to 16 events, not 0/],
  ["17 events", "own", Array(17).fill(EVENT), /1 to 16 events, not 17/],
  ["an event of more than 256 KB", "own", [{ ...EVENT, data: { text: text(256 * KIBIBYTE) } }], /EventSizeExceeded/],
  ["more than 1 MB", "own", Array(5).fill({ ...EVENT, data: { text: text(255 * KIBIBYTE) } }), /RequestSizeExceeded/],
  ["an id that is too long", "own", [{ ...EVENT, id: text(129) }], /field id of an event has 1 to 128/],
  ["a source that is too long", "own", [{ ...EVENT, source: text(129) }], /field source/],
  ["no source", "own", [{ ...EVENT, source: "" }], /field source/],
  ["a type that is too long", "own", [{ ...EVENT, type: text(65) }], /field type of an event has 1 to 64/],
  ["a subject that is too long", "own", [{ ...EVENT, subject: text(513) }], /field subject/],
])("%s is refused, and nothing is taken in", (_, bus, events, refusal) => {
  expect(() => cloud.eventBuses.putEvents(bus, events)).toThrow(refusal);
  expect(heard).toEqual([]);
});

test("what just fits is taken in", () => {
  cloud.eventBuses.putEvents("own", Array(16).fill(EVENT));
  cloud.eventBuses.putEvents("own", Array(4).fill({ ...EVENT, data: { text: text(255 * KIBIBYTE) } }));
  cloud.eventBuses.putEvents("own", [
    { source: text(128), type: text(64), subject: text(512), id: text(128), data: {} },
  ]);
  expect(heard).toHaveLength(21);
});

test("events of the services are heard on the bus default", () => {
  const event = cloud.events.publish({ source: "acs.ecs", type: "t", data: {} });
  expect(heard).toEqual([event]);
  expect(event.aliyuneventbusname).toBe("default");
});

import { LoopbackReceiver } from "./receiver";

let opened: LoopbackReceiver;
afterEach(() => opened.close());

const REQUEST = {
  method: "POST",
  url: "https://hooks.example.com/v1?a=b",
  headers: { authorization: "Bearer t", "content-type": "application/json" },
  body: '{"ä":1}',
};
const send = async () => opened.receiver.http!(REQUEST);

test("what is sent arrives under the URL that it was meant for", async () => {
  opened = await LoopbackReceiver.open();
  expect(await send()).toEqual({ status: 200, body: "" });
  expect(opened.requests).toEqual([REQUEST]);
});

test("the answer can be another one", async () => {
  opened = await LoopbackReceiver.open(({ url }) => ({ status: url.includes("hooks") ? 503 : 200, body: "later" }));
  expect(await send()).toEqual({ status: 503, body: "later" });
});

test("it can be taken down and brought up again", async () => {
  opened = await LoopbackReceiver.open();
  const mail = { from: "a", to: "b", subject: "c", body: "d", html: false };
  await send();
  await opened.takeDown();
  await expect(send()).rejects.toThrow(/ECONNREFUSED/);
  expect(() => opened.receiver.mail!(mail)).toThrow(/down/);
  await opened.bringUp();
  await send();
  await opened.receiver.mail!(mail);
  expect([opened.requests.length, opened.mails]).toEqual([2, [mail]]);
});

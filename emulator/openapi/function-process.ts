/**
 * What runs in the process of a function instance, as text: Node.js alone reads it. It loads the code, says how long that took,
 * and then answers one invocation after the other. The clock of the machine is the cloud's.
 */
export const FUNCTION_PROCESS = String.raw`
const real = Date;
let offset = 0;
globalThis.Date = class extends real {
  constructor(...given) { super(...(given.length === 0 ? [real.now() + offset] : given)); }
  static now() { return real.now() + offset; }
};
const said = [];
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (chunk, ...rest) => {
  said.push(String(chunk));
  return write(chunk, ...rest);
};
const log = () => said.splice(0).join("");
const [file, name] = process.env.FC_HANDLER.split(".");
let handler;
let loaded;
process.on("message", async ({ id, event, context, clockOffset }) => {
  offset = clockOffset;
  try {
    if (!handler) {
      const before = performance.now();
      handler = require(require("node:path").join(process.env.FC_CODE, file))[name];
      if (typeof handler !== "function") throw new Error("The handler " + process.env.FC_HANDLER + " is no function.");
      loaded = performance.now() - before;
    }
    const result = await handler(Buffer.from(event, "base64"), context);
    const body = typeof result === "string" ? result : JSON.stringify(result === undefined ? null : result);
    const { maxRSS } = process.resourceUsage();
    process.send({ id, body, log: log(), loaded, peak: maxRSS * 1024 });
  } catch (error) {
    const body = JSON.stringify({ errorMessage: error.message, errorType: error.name, stackTrace: String(error.stack).split("\n") });
    process.send({ id, body, log: log(), error: true, peak: process.resourceUsage().maxRSS * 1024 });
  }
});
process.send({ ready: true });
`;

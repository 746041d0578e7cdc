import { createHmac } from "node:crypto";
import { Outside, send } from "./outside";
import { Clock } from "../clock";
import { Channel, required } from "../delivery";

/**
 * The target `acs.dingtalk`: posts to the webhook of a robot, signed as DingTalk wants it. A robot that takes no message
 * answers 200 and says so in the body; whether EventBridge looks at that is not documented, and here it does not.
 *
 * @see https://open.dingtalk.com/document/robots/customize-robot-security-settings
 */
export function dingTalkChannel(outside: Outside, clock: Clock): Channel {
  return async (delivery) => {
    const url = new URL(required(delivery, "URL"));
    const secret = delivery.parameters.SecretKey;
    if (secret) {
      const timestamp = String(clock.now.getTime());
      url.searchParams.set("timestamp", timestamp);
      url.searchParams.set("sign", createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64"));
    }
    await send(outside, {
      method: "POST",
      url: url.toString(),
      headers: { "content-type": "application/json" },
      body: required(delivery, "Body"),
    });
  };
}

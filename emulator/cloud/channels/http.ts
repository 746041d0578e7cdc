import { Outside, send } from "./outside";
import { Clock } from "../clock";
import { Channel, required } from "../delivery";

/**
 * The targets `http` and `https`: the body is posted to the URL, with the headers of the service's signature. The signature
 * itself is no real one: only the service has the key.
 */
export function httpChannel(outside: Outside, clock: Clock): Channel {
  return async (delivery) => {
    const token = delivery.parameters.Token;
    await send(outside, {
      method: "POST",
      url: required(delivery, "url"),
      headers: {
        "content-type": "application/json",
        "x-eventbridge-signature-timestamp": String(clock.now.getTime()),
        "x-eventbridge-hash-method": "SHA256",
        "x-eventbridge-signature-version": "1.0",
        "x-eventbridge-signature-url": "https://emulator.invalid/certificate.pem",
        "x-eventbridge-signature": "emulator",
        ...(token ? { "x-eventbridge-signature-token": token } : {}),
      },
      body: delivery.parameters.Body ?? "",
    });
  };
}

import { Outside } from "./outside";
import { Channel, required } from "../delivery";

/** The target `acs.mail`. */
export function mailChannel(outside: Outside): Channel {
  return async (delivery) => {
    const { mail } = outside();
    if (!mail) throw new Error("Nobody receives mail: set deliveries.receiver");
    await mail({
      from: required(delivery, "AccountName"),
      to: required(delivery, "ToAddress"),
      subject: required(delivery, "Subject"),
      body: required(delivery, "Body"),
      html: delivery.parameters.IsHtmlBody === "true",
    });
  };
}

import { objectKey } from "./archive/object-key";
import { Oss } from "./cloud/oss";
import { regionalEndpoints } from "./cloud/regional-endpoints";
import { cloudEvent } from "./runtime/cloud-event";
import { conclude } from "./runtime/conclude";
import { Deadline } from "./runtime/deadline";
import { FunctionContext } from "./runtime/function-context";
import { endpoints, objectWriterSettings } from "./settings";

/** What became of one event. */
export interface WrittenObject {
  readonly function: "object-writer";
  readonly requestId: string;
  readonly bucketName: string;
  readonly key: string;
  /** False: it was there already. */
  readonly written: boolean;
}

/** Writes the event as it came into one object. */
export async function handler(body: Buffer, context: FunctionContext): Promise<WrittenObject> {
  const { region, bucketName, prefix } = objectWriterSettings(process.env);
  const key = objectKey(prefix, cloudEvent(body));
  const { oss } = regionalEndpoints(region, "", endpoints(process.env));
  const deadline = Deadline.ofFunction(context.function.timeout);
  const bucket = new Oss(oss, region, context.credentials, deadline);
  const written = await bucket.putNew(bucketName, key, body.toString("utf8"));
  return conclude({ function: "object-writer", requestId: context.requestId, bucketName, key, written }, []);
}

import { randomUUID } from "node:crypto";
import { codeOf, HttpAnswer, statusOf } from "./http-answer";
import { HttpRequest } from "./http-request";
import { Cloud } from "../cloud/cloud";
import { CloudError } from "../cloud/cloud-error";

/** Object Storage Service as it answers at an address: the bucket is the first part of the path. */
export function answerOss(cloud: Cloud, request: HttpRequest, act: <T>(action: () => T) => T): HttpAnswer {
  try {
    const [bucket, ...key] = decodeURIComponent(request.path.slice(1)).split("/");
    if (request.method !== "PUT" || !bucket || key.length === 0) {
      const what = `${request.method} ${request.path}`;
      throw new CloudError("MethodNotAllowed", `The emulator knows how to put objects, not ${what}.`, 405);
    }
    act(() =>
      cloud.buckets.putObject(bucket, key.join("/"), request.body, {
        contentType: request.headers["content-type"],
        forbidOverwrite: request.headers["x-oss-forbid-overwrite"] === "true",
      }),
    );
    return { status: 200, contentType: "application/xml", body: "" };
  } catch (error) {
    const { Code, Message } = codeOf(error);
    const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${Code}</Code><Message>${text(Message)}</Message><RequestId>${randomUUID()}</RequestId></Error>`;
    return { status: statusOf(error), contentType: "application/xml", body };
  }
}

function text(message: string): string {
  return message.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

import { bucketPart } from "./bucket-part";
import { ValueObject } from "../value";

export const ossBucketHttpsConfig = bucketPart({
  get: "oss:GetBucketHttpsConfig",
  put: "oss:PutBucketHttpsConfig",
  wanted: (data) => ({
    settings: {
      https_config: {
        enable: data.get<boolean>("enable")!,
        tls_versions: data.get<string[]>("tls_versions") ?? [],
        cipher_suit: data.blocks("cipher_suit"),
      },
    },
  }),
  found: ({ settings }) => settings.https_config as ValueObject | undefined,
});

import { listing } from "./listing";
import { ValueObject } from "../value";

/** Secrets that were placed as `alicloud_kms_secret`. What they say is read with details alone, and lands in the state. */
export const kmsSecrets = listing({
  type: "alicloud_kms_secrets",
  list: "secrets",
  operation: "kms:ListSecrets",
  find: (cloud, config) =>
    (cloud.plain.ofKind("alicloud_kms_secret") as ValueObject[]).map(({ secret_data, ...secret }) => {
      if (!config.get<boolean>("enable_details")) {
        return { id: secret.secret_name, name: secret.secret_name, ...secret };
      }
      cloud.calls.receive("kms:GetSecretValue", { SecretName: secret.secret_name });
      return { id: secret.secret_name, name: secret.secret_name, ...secret, secret_data };
    }),
});

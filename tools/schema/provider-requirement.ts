/** The provider as a refresh requires it: the source and the versions that the bindings are generated for. */
export const PROVIDER_REQUIREMENT = { source: "aliyun/alicloud", version: ">= 1.284.0, < 2.0.0" };

/** The provider that the schema is asked of, and the bindings are generated for and require. */
export const PROVIDER_REQUIREMENT = { source: "aliyun/alicloud", version: ">= 1.284.0, < 2.0.0" };

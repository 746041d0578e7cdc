/**
 * The provider as a refresh requires it: the source and the versions that the bindings are generated for. Release 1.287.0 reads
 * back none of the resources beside a bucket: it crashes, or waits until it gives up.
 */
export const PROVIDER_REQUIREMENT = { source: "aliyun/alicloud", version: ">= 1.284.0, != 1.287.0, < 2.0.0" };

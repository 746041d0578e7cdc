// Named one by one, so that the package loads each part on first use.
export { DataProtection } from "./data-protection";
export type { DataProtectionProps } from "./data-protection-props";

export * as alicloud from "./bindings";
export * as archive from "./archive";
export * as automation from "./automation";
export * as environment from "./environment";
export * as events from "./events";
export * as functions from "./functions";
export * as identity from "./identity";
export * as monitoring from "./monitoring";
export * as scaling from "./scaling";
export * as snapshots from "./snapshots";
export * as targets from "./targets";

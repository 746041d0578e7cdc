export * from "./final-snapshot";
export * from "./group-function-props";
export * from "./protection-events";
export * from "./reconciler";
export * from "./reconciliation-options";

export * as alicloud from "./bindings";

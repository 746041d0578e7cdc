export * from "./code-bucket";
export * from "./function-code";
export * from "./function-log";
export * from "./function-timer";
export * from "./function-vpc";
export * from "./handler-function";
export * from "./handler-function-options";
export * from "./service-endpoints";

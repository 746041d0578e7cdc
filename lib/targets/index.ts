export * from "./api-destination";
export * from "./custom";
export * from "./fc-function";
export * from "./http-endpoint";
export * from "./http-network";
export * from "./mns-queue";

export * from "./api-destination";
export * from "./mns-queue";

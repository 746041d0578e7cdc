export * from "./auto-snapshot-policy";
export * from "./retention";
export * from "./snapshot-schedule";

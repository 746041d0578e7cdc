export * from "./auto-snapshot-policy";
export * from "./retention";
export * from "./schedule-entry";
export * from "./snapshot-schedule";
export * from "./weekday";

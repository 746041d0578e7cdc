export * from "./event-bridge-service-linked-role";
export { SecretValue } from "./secret-value";

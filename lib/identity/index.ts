export * from "./deployment-policy";
export * from "./event-bridge-service-linked-role";
export * from "./policy-statement";
export { SecretValue } from "./secret-value";
export * from "./service-principal";
export * from "./service-role";

import { PolicyStatement } from "./policy-statement";

/**
 * The most characters that RAM takes in a custom policy.
 *
 * @see https://www.alibabacloud.com/help/doc-detail/28753.htm
 * @internal
 */
export const LONGEST_DOCUMENT = 6144;

/**
 * A policy document without spaces, with all keys in order.
 *
 * @internal
 */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return `{"Statement":[${statements.map((statement) => statement.toJson()).join(",")}],"Version":"1"}`;
}

/**
 * As few documents as the statements fill one after the other, none longer than RAM takes. A statement that is too long alone
 * is halved.
 *
 * @internal
 */
export function policyDocuments(statements: readonly PolicyStatement[]): string[] {
  const documents: PolicyStatement[][] = [];
  for (const statement of statements.flatMap(halvedWhileTooLong)) {
    const last = documents[documents.length - 1];
    if (last !== undefined && policyDocument([...last, statement]).length <= LONGEST_DOCUMENT) last.push(statement);
    else documents.push([statement]);
  }
  return documents.map(policyDocument);
}

function halvedWhileTooLong(statement: PolicyStatement): PolicyStatement[] {
  if (policyDocument([statement]).length <= LONGEST_DOCUMENT) return [statement];
  const { actions, resources, effect, conditions } = statement;
  const longer = String(resources).length > String(actions).length ? "resources" : "actions";
  const list = statement[longer];
  if (list.length === 1) return [statement];
  const half = Math.ceil(list.length / 2);
  return [list.slice(0, half), list.slice(half)]
    .map((part) => new PolicyStatement({ actions, resources, effect, conditions, [longer]: part }))
    .flatMap(halvedWhileTooLong);
}

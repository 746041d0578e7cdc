/**
 * What Simple Log Service asks of the name of a project.
 *
 * @internal
 */
export const PROJECT_NAME_RULE = {
  prop: "projectName",
  pattern: /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  rule: "The name of a project has 3 to 63 lower-case letters, digits and hyphens, a letter or digit first and last",
  maxLength: 63,
  uniqueIn: "region" as const,
  see: "https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-createproject",
};

/**
 * What it asks of the name of a Logstore.
 *
 * @internal
 */
export const STORE_NAME_RULE = {
  prop: "logStoreName",
  pattern: /^[a-z0-9][a-z0-9_-]{0,61}[a-z0-9]$/,
  rule: "The name of a Logstore has 2 to 63 lower-case letters, digits, hyphens and underscores, a letter or digit first and last",
  maxLength: 63,
  see: "https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-createlogstore",
};

/** How long the description of a project may be. */
const LONGEST_DESCRIPTION = 64;

/**
 * The description of a project, without what the service does not take in one.
 *
 * @see https://www.alibabacloud.com/help/en/ros/developer-reference/aliyun-serverless-log
 * @internal
 */
export function projectDescription(text: string): string {
  return text.replace(/[<>'"\\]/g, "-").slice(0, LONGEST_DESCRIPTION);
}

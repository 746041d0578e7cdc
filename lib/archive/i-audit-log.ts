import { TerraformProvider } from "cdktf";
import { IConstruct } from "constructs";
import { checkShape } from "../environment/shape";
import { ServiceRole } from "../identity/service-role";

/**
 * A Logstore of Simple Log Service (SLS) that keeps events, of this stack or made elsewhere.
 */
export interface IAuditLog extends IConstruct {
  /** The name of the project. */
  readonly projectName: string;

  /** The name of the Logstore in the project. */
  readonly logStoreName: string;

  /** The ARN of the Logstore as RAM writes it: `acs:log:<region>:<account>:project/<project>/logstore/<name>`. */
  readonly logStoreArn: string;

  /**
   * The provider whose region holds the project, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;

  /**
   * Lets a role write logs.
   *
   * @param role the role
   */
  grantWrite(role: ServiceRole): void;

  /**
   * Lets a role read all logs from the first to the newest, as an export does.
   *
   * @param role the role
   */
  grantRead(role: ServiceRole): void;
}

/**
 * Refuses what is no log, such as the name of one.
 *
 * @internal
 */
export function checkAuditLog(what: string, log: unknown): void {
  const mend = "Make it with archive.AuditLog, or name it with archive.AuditLog.fromNames(…)";
  checkShape(what, log, "logStoreArn", "a log", mend);
}

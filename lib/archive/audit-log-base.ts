import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { IAuditLog } from "./i-audit-log";
import { Environment } from "../environment/environment";
import { checkProvider } from "../environment/provider";
import { PolicyStatement } from "../identity/policy-statement";
import { grantTo, ServiceRole } from "../identity/service-role";

/**
 * What logs of this stack and those made elsewhere have in common.
 */
export abstract class AuditLogBase extends Construct implements IAuditLog {
  /** The name of the project. */
  public abstract readonly projectName: string;

  /** The name of the Logstore in the project. */
  public abstract readonly logStoreName: string;

  /** The provider whose region holds the project, where a stack has several. */
  public readonly provider?: TerraformProvider;

  protected constructor(scope: Construct, id: string, provider?: TerraformProvider) {
    super(scope, id);
    checkProvider(`provider of ${this.node.path}`, provider, this);
    this.provider = provider;
  }

  /** The ARN of the Logstore as RAM writes it. */
  public get logStoreArn(): string {
    const store = `project/${this.projectName}/logstore/${this.logStoreName}`;
    return Environment.of(this, this.provider).arn("log", store);
  }

  /**
   * Lets a role write logs.
   *
   * @param role the role
   */
  public grantWrite(role: ServiceRole): void {
    grantTo(role, new PolicyStatement({ actions: ["log:PostLogStoreLogs"], resources: [this.logStoreArn] }));
  }

  /**
   * Lets a role read all logs from the first to the newest, as an export does.
   *
   * @param role the role
   */
  public grantRead(role: ServiceRole): void {
    grantTo(
      role,
      new PolicyStatement({
        actions: ["log:GetCursorOrData", "log:ListShards"],
        resources: [this.logStoreArn, `${this.logStoreArn}/*`],
      }),
    );
  }
}

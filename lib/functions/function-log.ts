import { TerraformProvider } from "cdktf";
import { Construct, IConstruct } from "constructs";
import { LogProject } from "../bindings/log-project";
import { LogStore } from "../bindings/log-store";
import { LogStoreIndex } from "../bindings/log-store-index";
import { globalName } from "../environment/global-name";
import { PROJECT_NAME_RULE, projectDescription, STORE_NAME_RULE } from "../environment/log-names";
import { perStack } from "../environment/per-stack";
import { checkName } from "../environment/physical-name";

const RETENTION_DAYS = 30;

/** In bytes. The service takes it where nothing is stated, and answers it, which would be planned away for ever. */
const LONGEST_FIELD = 2048;

/** What parts words in a log. */
const TOKENS = " ,;=()[]{}?@&<>/:\"'\n\t\r";

/** What Function Compute writes with each line, as far as it is looked for. */
const FIELDS = ["functionName", "message", "requestId"];

/**
 * Where functions write their logs: a log store of Simple Log Service in their region.
 */
export interface IFunctionLog extends IConstruct {
  /** The name of the project. */
  readonly projectName: string;

  /** The name of the log store. */
  readonly logStoreName: string;
}

/**
 * The log store of a stack's functions. Logs are kept for 30 days and can be searched.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/user-guide/configure-the-logging-feature
 */
export class FunctionLog extends Construct implements IFunctionLog {
  /**
   * The log store that all functions of a stack and region share unless they are given another one; made on first use.
   *
   * @param scope a construct of the stack
   * @param provider the provider of the log store, where a stack has several
   */
  public static of(scope: Construct, provider?: TerraformProvider): FunctionLog {
    return perStack(scope, FunctionLog, "FunctionLog", provider, (stack, id) => new FunctionLog(stack, id, provider));
  }

  /**
   * A log store that was made elsewhere.
   *
   * @param scope the construct that holds the reference
   * @param id the id of the construct
   * @param projectName the name of the project, in the region of the functions
   * @param logStoreName the name of the log store
   * @throws when a name is not one that the service takes
   */
  public static fromNames(scope: Construct, id: string, projectName: string, logStoreName: string): IFunctionLog {
    checkName(projectName, PROJECT_NAME_RULE);
    return new ImportedFunctionLog(scope, id, projectName, checkName(logStoreName, STORE_NAME_RULE));
  }

  /** The L1 resource of the project. */
  public readonly project: LogProject;

  /** The L1 resource of the log store. */
  public readonly store: LogStore;

  private constructor(scope: Construct, id: string, provider?: TerraformProvider) {
    super(scope, id);
    this.project = new LogProject(this, "Project", {
      projectName: globalName(this, provider),
      description: projectDescription(`Logs of the functions of ${scope.node.path}`),
      provider,
    });
    this.store = new LogStore(this, "Resource", {
      projectName: this.project.projectName,
      logstoreName: "functions",
      retentionPeriod: RETENTION_DAYS,
      provider,
    });
    // Without it the console finds nothing.
    new LogStoreIndex(this, "Index", {
      project: this.project.projectName,
      logstore: this.store.logstoreName,
      maxTextLen: LONGEST_FIELD,
      fullText: { caseSensitive: false, token: TOKENS },
      fieldSearch: FIELDS.map((name) => ({ name, type: "text", caseSensitive: false, token: TOKENS })),
      provider,
    });
  }

  /** The name of the project. */
  public get projectName(): string {
    return this.project.projectName;
  }

  /** The name of the log store. */
  public get logStoreName(): string {
    return this.store.logstoreName;
  }
}

class ImportedFunctionLog extends Construct implements IFunctionLog {
  public constructor(
    scope: Construct,
    id: string,
    public readonly projectName: string,
    public readonly logStoreName: string,
  ) {
    super(scope, id);
  }
}

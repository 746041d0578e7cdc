import { Lazy, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { AuditLogBase } from "./audit-log-base";
import { IAuditLog } from "./i-audit-log";
import { LogProject } from "../bindings/log-project";
import { LogStore } from "../bindings/log-store";
import { LogStoreIndex } from "../bindings/log-store-index";
import { checkDecision } from "../environment/flag";
import { globalNameOr } from "../environment/global-name";
import { PROJECT_NAME_RULE, projectDescription, STORE_NAME_RULE } from "../environment/log-names";
import { checkName } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { checkTags } from "../environment/tags";
import { checkWholeNumber } from "../environment/whole-number";

const SEE = "https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-createlogstore";

/** The most parts that the service splits a Logstore into by itself. */
const MOST_SHARDS = 64;

/** What separates words for a search. */
const WORD_ENDS = ", '\";=()[]{}?@&<>/:\n\t\r";

/** The fields of an event that a search can name, as `content.data.result`. The whole text can be searched as well. */
const FIELDS = [
  "data.diskId",
  "data.result",
  "data.snapshotId",
  "data.snapshotType",
  "id",
  "source",
  "subject",
  "time",
  "type",
];

/**
 * A Logstore with a project of its own.
 */
export interface AuditLogProps {
  /**
   * The name of the project, unique in the whole cloud: 3 to 63 lower-case letters, digits and hyphens.
   *
   * @default - derived from the construct path, the account and the region
   */
  readonly projectName?: string;

  /**
   * The name of the Logstore in the project: 2 to 63 lower-case letters, digits, hyphens and underscores.
   *
   * @default "events"
   */
  readonly logStoreName?: string;

  /**
   * How long logs are kept, in days: 1 to 3,650; 3,650 stands for ever.
   *
   * @default 365
   */
  readonly retentionDays?: number;

  /**
   * How many shards the Logstore begins with: 1 to 10. It is split by itself where more is written. A later change has no
   * effect.
   *
   * @default 2
   */
  readonly shardCount?: number;

  /**
   * Whether the logs are encrypted with a key of the service. Decide it when the Logstore is made: to switch it on later
   * replaces the Logstore, and its logs are gone. It can be switched off in place.
   *
   * @default true
   */
  readonly encrypted?: boolean;

  /**
   * Whether Terraform refuses to plan the destruction of the Logstore and its project while the construct stands in the code.
   *
   * @default false
   */
  readonly preventDestroy?: boolean;

  /**
   * The tags of the project.
   *
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };

  /**
   * The provider of the project, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * A Logstore of Simple Log Service (SLS) for events, with a project of its own and an index, so that it can be searched:
 * `content.type: "ecs:Snapshot:CreateSnapshotCompleted" and content.data.result: failed`.
 *
 * @see https://www.alibabacloud.com/help/en/sls/product-overview/logstore
 */
export class AuditLog extends AuditLogBase {
  /**
   * A Logstore in the region and account of the stack that was made elsewhere.
   *
   * @param scope the construct that holds the reference
   * @param id the id of the construct
   * @param projectName the name of the project
   * @param logStoreName the name of the Logstore
   * @param provider the provider whose region holds the project, where a stack has several
   * @throws when a name is not one that the service takes
   */
  public static fromNames(
    scope: Construct,
    id: string,
    projectName: string,
    logStoreName: string,
    provider?: TerraformProvider,
  ): IAuditLog {
    checkName(projectName, PROJECT_NAME_RULE);
    checkName(logStoreName, STORE_NAME_RULE);
    return new ImportedAuditLog(scope, id, projectName, logStoreName, provider);
  }

  /** The L1 resource of the Logstore. */
  public readonly resource: LogStore;

  /** The L1 resource of the project. */
  public readonly project: LogProject;

  /** The L1 resource of the index. */
  public readonly index: LogStoreIndex;

  /**
   * @param scope the construct that holds the log
   * @param id the id of the construct
   * @param props the log
   * @throws when a name or a number is not one that the service takes
   */
  public constructor(scope: Construct, id: string, props: AuditLogProps = {}) {
    checkProps(`The props of the audit log ${id}`, props);
    super(scope, id, props.provider);
    checkTags("tags", props.tags);
    checkDecision("encrypted", props.encrypted);
    checkDecision("preventDestroy", props.preventDestroy);
    checkWholeNumber("retentionDays", props.retentionDays, { min: 1, max: 3650, unit: "days", see: SEE });
    checkWholeNumber("shardCount", props.shardCount, { min: 1, max: 10, unit: "shards", see: SEE });
    if (props.logStoreName !== undefined) checkName(props.logStoreName, STORE_NAME_RULE, "Choose another name");
    const { provider } = props;
    const lifecycle = props.preventDestroy === true ? { preventDestroy: true } : undefined;
    this.project = new LogProject(this, "Project", {
      projectName: globalNameOr(props.projectName, this, PROJECT_NAME_RULE, provider),
      description: projectDescription(`Events of ${this.node.path}`),
      tags: props.tags,
      provider,
      lifecycle,
    });
    this.resource = new LogStore(this, "Resource", {
      projectName: this.project.projectName,
      logstoreName: props.logStoreName ?? "events",
      retentionPeriod: props.retentionDays ?? 365,
      shardCount: props.shardCount ?? 2,
      autoSplit: true,
      maxSplitShardCount: MOST_SHARDS,
      // Left out, a block of before would stay.
      encryptConf: props.encrypted === false ? { enable: false } : { enable: true, encryptType: "default" },
      provider,
      lifecycle,
    });
    this.index = new LogStoreIndex(this, "Index", {
      project: this.projectName,
      logstore: this.logStoreName,
      maxTextLen: 16_384,
      fullText: { token: WORD_ENDS },
      fieldSearch: [
        {
          name: "content",
          type: "json",
          token: WORD_ENDS,
          jsonKeys: FIELDS.map((name) => ({ name, type: "text" })),
        },
      ],
      provider,
      // It goes with its Logstore, also where a new one of the same name replaces that.
      lifecycle: { replaceTriggeredBy: [creationOf(this.resource)] },
    });
  }

  /** The name of the project. */
  public get projectName(): string {
    return this.project.projectName;
  }

  /** The name of the Logstore in the project. */
  public get logStoreName(): string {
    return this.resource.logstoreName;
  }
}

/** What differs in a Logstore only when it is another one, as Terraform refers to it outside expressions. */
function creationOf(store: LogStore): string {
  return Lazy.stringValue({
    produce: () => `${store.terraformResourceType}.${store.friendlyUniqueId}.create_time`,
  });
}

class ImportedAuditLog extends AuditLogBase {
  public constructor(
    scope: Construct,
    id: string,
    public readonly projectName: string,
    public readonly logStoreName: string,
    provider?: TerraformProvider,
  ) {
    super(scope, id, provider);
  }
}

/**
 * What RAM asks of whoever calls an operation: an action, and the resources that it must be allowed on.
 *
 * @internal
 */
export interface RamPermission {
  /** Such as `mns:CreateQueue`. */
  readonly action: string;

  /**
   * Every one of them is asked for. Braces hold the region, the account and the names of the thing, each under all names
   * that calls have for it: `acs:mns:{region}:{account}:/queues/{QueueName|ResourceId}`.
   */
  readonly resources: readonly string[];

  /** Whether an official page gives the resources for this action. Where none does, a policy is safe with `*` only. */
  readonly confirmed: boolean;
}

/** Services whose operations have another prefix than their actions. */
const PREFIXES: { readonly [service: string]: string } = { "mns-open": "mns", sls: "log", "r-kvstore": "kvstore" };

const FC_API = "/2023-03-30";

/** Operations whose actions have other names. A key has no mark of the client behind it. */
const ACTIONS: { readonly [operation: string]: readonly string[] } = {
  "eventbridge:CreateServiceLinkedRoleForProduct": ["ram:CreateServiceLinkedRole"],
  "resourcemanager:CreateServiceLinkedRole": ["ram:CreateServiceLinkedRole"],
  "resourcemanager:DeleteServiceLinkedRole": ["ram:DeleteServiceLinkedRole"],
  "resourcemanager:GetServiceLinkedRoleDeletionStatus": ["ram:GetServiceLinkedRoleDeletionStatus"],

  // Batches need what single messages need.
  "mns-open:BatchDeleteMessage": ["mns:DeleteMessage"],
  "mns-open:BatchReceiveMessage": ["mns:ReceiveMessage"],
  "mns-open:BatchSendMessage": ["mns:SendMessage"],

  // A metric store is a log store, and exports are jobs. Alerts are jobs too, and newer pages name actions of their own.
  "log:CreateMetricStore": ["log:CreateLogStore"],
  "log:UpdateMetricStore": ["log:UpdateLogStore"],
  "sls:CreateAlert": ["log:CreateAlert", "log:CreateJob"],
  "sls:DeleteAlert": ["log:DeleteAlert", "log:DeleteJob"],
  "sls:DisableAlert": ["log:DisableAlert", "log:UpdateJob"],
  "sls:EnableAlert": ["log:EnableAlert", "log:UpdateJob"],
  "sls:GetAlert": ["log:GetAlert", "log:GetJob"],
  "sls:UpdateAlert": ["log:UpdateAlert", "log:UpdateJob"],
  "sls:CreateOSSExport": ["log:CreateJob"],
  "sls:DeleteOSSExport": ["log:DeleteJob"],
  "sls:GetOSSExport": ["log:GetJob"],
  "sls:UpdateOSSExport": ["log:UpdateJob"],

  // Methods of the client have names of their own.
  "oss:CreateBucket": ["oss:PutBucket"],
  "oss:DeleteBucketCORS": ["oss:DeleteBucketCors"],
  "oss:DeleteObjectVersions": ["oss:DeleteObject", "oss:DeleteObjectVersion"],
  "oss:GetBucketCORS": ["oss:GetBucketCors"],
  "oss:GetBucketTransferAcc": ["oss:GetBucketTransferAcceleration"],
  "oss:HeadObject": ["oss:GetObject"],
  "oss:IsBucketExist": ["oss:ListBuckets"],
  "oss:SetBucketACL": ["oss:PutBucketAcl"],
  "oss:SetBucketCORS": ["oss:PutBucketCors"],
  "oss:SetBucketEncryption": ["oss:PutBucketEncryption"],
  "oss:SetBucketLifecycle": ["oss:PutBucketLifecycle"],
  "oss:SetBucketLogging": ["oss:PutBucketLogging"],
  "oss:SetBucketReferer": ["oss:PutBucketReferer"],
  "oss:SetBucketTagging": ["oss:PutBucketTagging"],
  "oss:SetBucketTransferAcc": ["oss:PutBucketTransferAcceleration"],
  "oss:SetBucketVersioning": ["oss:PutBucketVersioning"],
  "oss:SetBucketWebsite": ["oss:PutBucketWebsite"],

  [`fc:DELETE ${FC_API}/functions/%s`]: ["fc:DeleteFunction"],
  [`fc:DELETE ${FC_API}/functions/%s/async-invoke-config`]: ["fc:DeleteAsyncInvokeConfig"],
  [`fc:DELETE ${FC_API}/functions/%s/concurrency`]: ["fc:DeleteConcurrencyConfig"],
  [`fc:DELETE ${FC_API}/functions/%s/triggers/%s`]: ["fc:DeleteTrigger"],
  [`fc:DELETE ${FC_API}/tags-v2`]: ["fc:UntagResources"],
  [`fc:GET ${FC_API}/functions/%s`]: ["fc:GetFunction"],
  [`fc:GET ${FC_API}/functions/%s/async-invoke-config`]: ["fc:GetAsyncInvokeConfig"],
  [`fc:GET ${FC_API}/functions/%s/concurrency`]: ["fc:GetConcurrencyConfig"],
  [`fc:GET ${FC_API}/functions/%s/triggers/%s`]: ["fc:GetTrigger"],
  [`fc:POST ${FC_API}/functions`]: ["fc:CreateFunction"],
  [`fc:POST ${FC_API}/functions/%s/invoke/disable`]: ["fc:DisableFunctionInvocation"],
  [`fc:POST ${FC_API}/functions/%s/invoke/enable`]: ["fc:EnableFunctionInvocation"],
  [`fc:POST ${FC_API}/functions/%s/triggers`]: ["fc:CreateTrigger"],
  [`fc:POST ${FC_API}/tags-v2`]: ["fc:TagResources"],
  [`fc:PUT ${FC_API}/functions/%s`]: ["fc:UpdateFunction"],
  [`fc:PUT ${FC_API}/functions/%s/async-invoke-config`]: ["fc:PutAsyncInvokeConfig"],
  [`fc:PUT ${FC_API}/functions/%s/concurrency`]: ["fc:PutConcurrencyConfig"],
  [`fc:PUT ${FC_API}/functions/%s/triggers/%s`]: ["fc:UpdateTrigger"],
  [`fc:PUT ${FC_API}/resource-groups`]: ["fc:ChangeResourceGroup"],
};

const QUEUE = "acs:mns:{region}:{account}:/queues/{QueueName|ResourceId}";
const BUS = "acs:eventbridge:{region}:{account}:eventbus/{EventBusName}";
// Any name: a new secret replaces a connection by one of another name.
const CONNECTION = "acs:eventbridge:{region}:{account}:connection/*";
const API_DESTINATION = "acs:eventbridge:{region}:{account}:apidestination/{ApiDestinationName}";
// Roles and policies have no region, which requests leave empty or not.
const ROLE = "acs:ram:*:{account}:role/{RoleName|ResourceNames}";
// The policies of the system belong to no account, but to "system".
const POLICY = "acs:ram:*:{PolicyType|account}:policy/{PolicyName}";
const PROJECT = "acs:log:{region}:{account}:project/{ProjectName|Project}";
const STORE = `${PROJECT}/logstore/{LogStore|LogStoreName}`;
const BUCKET = "acs:oss:*:{account}:{Bucket|BucketName}";
const FUNCTION = "acs:fc:{region}:{account}:functions/{FunctionName}";
const DISK = "acs:ecs:{region}:{account}:disk/{DiskIds|DiskId}";
const SNAPSHOT_POLICY = "acs:ecs:{region}:{account}:snapshotpolicy/{AutoSnapshotPolicyId}";
const GROUP = "acs:ess:{region}:{account}:scalinggroup/{ScalingGroupId}";

/** The resources of actions that an official page or tool names; the first that fits counts. */
const CONFIRMED: readonly (readonly [RegExp, ...string[]])[] = [
  [/^mns:(Create|Delete)Queue$|^mns:[GS]etQueueAttributes$/, QUEUE],
  [/^mns:((Send|Receive|Delete|Peek)Message|ChangeMessageVisibility)$/, `${QUEUE}/messages`],
  [/^eventbridge:(Create|Delete|Get|Update)EventBus$/, BUS],
  [/^eventbridge:((Create|Delete|Get|Update|Enable|Disable)Rule|PutTargets)$/, `${BUS}/rule/{RuleName}`],
  [/^eventbridge:(Create|Delete)Connection$/, CONNECTION],
  [/^eventbridge:(Create|Delete|Update)ApiDestination$/, API_DESTINATION],
  [/^ram:CreatePolicy$/, "acs:ram:*:{account}:policy/*"],
  [/^ram:(Create|Delete)ServiceLinkedRole$|^ram:CreateRole$/, "acs:ram:*:{account}:role/*"],
  [/^ram:(At|De)tachPolicy(To|From)Role$/, ROLE, POLICY],
  [/^ram:((Delete|Get|Update|Pass)Role|ListPoliciesForRole)$/, ROLE],
  [/^ram:(.*Policy(Version|Versions|Description)?|ListEntitiesForPolicy)$/, POLICY],
  [/^log:CreateLogStore$/, `${PROJECT}/logstore/*`],
  [/^log:((Delete|Get|Update)LogStore|PostLogStoreLogs|GetCursorOrData|ListShards)$/, STORE],
  [/^log:(Create|Delete|Get|Update)Job$/, `${PROJECT}/job/*`],
  [/^log:(Create|Delete|Disable|Enable|Get|Update)Alert$/, "*"],
  [/^oss:ListBuckets$/, "acs:oss:*:{account}:*"],
  [/^oss:(Delete|Get|Put)Object/, `${BUCKET}/{Key}`],
  [/^oss:/, BUCKET],
  [/^fc:.*Trigger$/, `${FUNCTION}/triggers/*`],
  [/^fc:((Create|Delete|Get|Update)Function|InvokeFunction)$/, FUNCTION],
  [/^ecs:ApplyAutoSnapshotPolicy$/, DISK, SNAPSHOT_POLICY],
  [/^ecs:CreateSnapshot$/, DISK, "acs:ecs:{region}:{account}:snapshot/*"],
  [/^ecs:DeleteAutoSnapshotPolicy$/, SNAPSHOT_POLICY],
  [/^ess:(CreateLifecycleHook|SetInstancesProtection)$/, GROUP],
];

/** What an operation needs on another thing than its own. */
const BESIDES: { readonly [operation: string]: RamPermission | undefined } = {
  // Who has the requests to a bucket logged must be allowed to write to the bucket that takes the logs.
  "oss:PutBucketLogging": {
    action: "oss:PutObject",
    resources: ["acs:oss:*:{account}:{TargetBucket}/*"],
    confirmed: true,
  },
};

/** The resources of actions where the form is likely and no page shows it. */
const LIKELY: readonly (readonly [RegExp, ...string[]])[] = [
  [/^mns:(Tag|Untag)Resources$/, QUEUE],
  [/^ram:DetachPolicyFrom(Group|User)$/, POLICY],
  [/^ram:(Tag|Untag|ListTag)Resources$|^ram:GetServiceLinkedRoleDeletionStatus$/, ROLE],
  [/^log:(Create|Delete|Get|Update)(Index|LogStoreMeteringMode)$/, STORE],
  [/^log:.*(Project|ProjectPolicy)$|^log:((Tag|Untag|ListTag)Resources|ChangeResourceGroup)$/, PROJECT],
  [/^fc:/, FUNCTION],
  [/^ecs:(CancelAutoSnapshotPolicy|ModifyDiskAttribute)$/, DISK],
  [/^ecs:(Describe|Modify)AutoSnapshotPolicy(Ex)?$/, SNAPSHOT_POLICY],
  [/^ess:/, GROUP],
  [/^eventbridge:PutEvents$/, BUS],
  [/^eventbridge:(Get|Update)Connection$/, CONNECTION],
  [/^eventbridge:GetApiDestination$/, API_DESTINATION],
];

/**
 * The permissions that an operation needs.
 *
 * @param operation as `schema/operations.json` has it, such as `mns-open:CreateQueue` or `log:GetIndex (sdk)`
 * @internal
 */
export function ramPermissions(operation: string): RamPermission[] {
  const plain = operation.replace(/ \(sdk\)$/, "");
  const [service, name] = [plain.slice(0, plain.indexOf(":")), plain.slice(plain.indexOf(":") + 1)];
  const own = (ACTIONS[plain] ?? [`${PREFIXES[service] ?? service}:${name}`]).map(ramPermission);
  return [...own, ...(BESIDES[plain] === undefined ? [] : [BESIDES[plain]])];
}

/**
 * What an action is asked on.
 *
 * @internal
 */
export function ramPermission(action: string): RamPermission {
  const resources = (table: typeof CONFIRMED) => table.find(([pattern]) => pattern.test(action))?.slice(1);
  const confirmed = resources(CONFIRMED) as string[] | undefined;
  return {
    action,
    resources: confirmed ?? (resources(LIKELY) as string[] | undefined) ?? ["*"],
    confirmed: confirmed !== undefined,
  };
}

/**
 * The resources for given names: every combination, where a name stands for several.
 *
 * @param values what stands for the names in a pair of braces, such as `["QueueName", "ResourceId"]`
 * @internal
 */
export function filledResources(template: string, values: (names: readonly string[]) => readonly string[]): string[] {
  const open = template.lastIndexOf("{");
  if (open < 0) return [template];
  const close = template.indexOf("}", open);
  return values(template.slice(open + 1, close).split("|")).flatMap((value) =>
    // From the last to the first: a value may hold braces of its own.
    filledResources(template.slice(0, open), values).map((start) => start + value + template.slice(close + 1)),
  );
}

/** Where the service of a role is not what its name says in lower case. */
const LINKED_ROLE = /^AliyunServiceRoleForEventBridge(SendTo|Source|Connect)([A-Za-z0-9]+)$/;

/**
 * The service that assumes a service-linked role of EventBridge, as the condition key `ram:ServiceName` has it.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/service-linked-roles
 * @internal
 */
export function serviceOfLinkedRole(roleName: string): string {
  const [, kind, service] = LINKED_ROLE.exec(roleName) ?? [];
  const prefix = { SendTo: "sendevent", Source: "source", Connect: "connect" }[kind];
  return `${prefix === undefined ? "*" : `${prefix}-${service.toLowerCase()}`}.eventbridge.aliyuncs.com`;
}

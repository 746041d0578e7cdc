import { Fn, Op, TerraformAsset, TerraformProvider, Token } from "cdktf";
import { Construct, IConstruct } from "constructs";
import { CodeBucket } from "./code-bucket";
import { FunctionCode } from "./function-code";
import { checkVariables, tooLong } from "./function-environment";
import { FunctionLog } from "./function-log";
import { checkFunctionVpc } from "./function-vpc";
import { HandlerFunctionOptions } from "./handler-function-options";
import { endpointsJson } from "./service-endpoints";
import { Fcv3AsyncInvokeConfig } from "../bindings/fcv3-async-invoke-config";
import { Fcv3ConcurrencyConfig } from "../bindings/fcv3-concurrency-config";
import { Fcv3Function } from "../bindings/fcv3-function";
import { OssBucketObject } from "../bindings/oss-bucket-object";
import { advise } from "../environment/advice";
import { Environment } from "../environment/environment";
import { checkFlag } from "../environment/flag";
import { InvalidInput } from "../environment/invalid-input";
import { checkName, nameOr, physicalName } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { checkProvider } from "../environment/provider";
import { checkShape } from "../environment/shape";
import { checkTags } from "../environment/tags";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";
import { DeadLetterQueue } from "../events/dead-letter-queue";
import { checkQueue, IMnsQueue } from "../events/mns-queue";
import { checkPlacement, PlacedUser } from "../events/placement";
import { PolicyStatement } from "../identity/policy-statement";
import { ServicePrincipal } from "../identity/service-principal";
import { ServiceRole } from "../identity/service-role";

const SEE = "https://www.alibabacloud.com/help/en/functioncompute/api-fc-2023-03-30-struct-createfunctioninput";

const FUNCTION: PlacedUser = {
  name: "the function",
  mend: "Make it with the provider of the function, or leave it out",
  see: SEE,
};

/** What an asynchronous invocation is tried again, and how long it may wait for that: the service's own numbers. */
const RETRIES = 3;
const LONGEST_WAIT_SECONDS = 24 * 60 * 60;

const LONGEST_NAME = 64;

/** How the derived name of a function in a VPC ends. */
const IN_VPC = "-vpc";

/**
 * A function of Function Compute 3, of this stack or made elsewhere.
 */
export interface IHandlerFunction extends IConstruct {
  /** The name of the function. */
  readonly functionName: string;

  /** The ARN of the function: `acs:fc:<region>:<account>:functions/<name>`. */
  readonly functionArn: string;

  /**
   * The provider whose region holds the function, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * A function of Function Compute 3 in Node.js.
 */
export interface HandlerFunctionProps extends HandlerFunctionOptions {
  /** The code. Its handler is `index.handler`. */
  readonly code: FunctionCode;

  /**
   * What the function is for.
   *
   * @default - names the construct path
   */
  readonly description?: string;

  /**
   * The environment variables of the function: what it does, in plain text and up to 4 KB in all, `endpoints` included. No
   * place for secrets. A name has letters, digits and `_`, a letter first, and does not begin with `FC_`.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * What the function may do besides writing its log and its dead letters.
   *
   * @default - nothing
   */
  readonly statements?: PolicyStatement[];
}

/**
 * Code in Function Compute 3 (runtime `nodejs20`), with a role of its own that may do what is listed and nothing else, a
 * log, and a queue for invocations that failed: asynchronous ones are tried three more times, then they go there.
 *
 * Whoever applies the stack needs `ram:PassRole` for the role.
 *
 * Warnings: ADP-020 for a function in a VPC that has no way to services that it calls, ADP-023 for endpoints by `http`.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/api-fc-2023-03-30-struct-createfunctioninput
 */
export class HandlerFunction extends Construct implements IHandlerFunction {
  /**
   * A function in the region and account of the stack that was made elsewhere.
   *
   * @param scope the construct that holds the reference
   * @param id the id of the construct
   * @param functionName the name of the function
   * @param provider the provider whose region holds the function, where a stack has several
   * @throws when it is not a name that the service takes
   */
  public static fromFunctionName(
    scope: Construct,
    id: string,
    functionName: string,
    provider?: TerraformProvider,
  ): IHandlerFunction {
    return new ImportedFunction(scope, id, checkName(functionName, NAME_RULE), provider);
  }

  /** The L1 resource. */
  public readonly resource: Fcv3Function;

  /** The role that the function assumes. */
  public readonly role: ServiceRole;

  /** The queue for invocations that failed after all tries. */
  public readonly deadLetterQueue: IMnsQueue;

  /** The provider of the function; none is the provider without an alias. */
  public readonly provider?: TerraformProvider;

  /**
   * How the environment gets shorter, as a sentence without its full stop.
   *
   * @internal
   */
  public _toShorten: () => string = sayLess;

  /**
   * @param scope the construct that holds the function
   * @param id the id of the construct
   * @param props the function
   * @throws when a name, a number or an id is not one that the service takes, or the queue, the log or the bucket is in
   * another region; at synthesis when the environment is too long
   */
  public constructor(scope: Construct, id: string, props: HandlerFunctionProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    checkParts(props);
    this.provider = props.provider;
    this.checkPlaces(props);
    this.deadLetterQueue = props.deadLetterQueue ?? DeadLetterQueue.shared(this, props.provider);
    this.role = this.makeRole(props);
    this.resource = this.makeFunction(props);
    this.keepDeadLetters();
    if (props.reservedConcurrency !== undefined) {
      new Fcv3ConcurrencyConfig(this, "Concurrency", {
        functionName: this.resource.functionName,
        reservedConcurrency: props.reservedConcurrency,
        provider: props.provider,
      });
    }
    this.warnOfUnreachableServices(props);
    this.warnOfClearText(props);
    this.node.addValidation({ validate: () => tooLong(this, environmentOf(props) ?? {}, this._toShorten) });
  }

  /** The name of the function. */
  public get functionName(): string {
    return this.resource.functionName;
  }

  /** The ARN of the function. */
  public get functionArn(): string {
    return functionArn(this, this.functionName, this.provider);
  }

  /** What is made elsewhere by its name alone has no place that could be compared. */
  private checkPlaces({ deadLetterQueue, log, codeBucket, provider }: HandlerFunctionProps): void {
    const own = Environment.of(this, provider);
    const check = (prop: string, arn: string) => checkPlacement(`${prop} of ${this.node.path}`, arn, own, FUNCTION);
    if (deadLetterQueue !== undefined) check("deadLetterQueue", deadLetterQueue.queueArn);
    if (log instanceof FunctionLog) {
      check("log", Environment.of(log, log.project.provider).arn("log", `project/${log.projectName}`));
    }
    if (codeBucket instanceof CodeBucket) {
      check("codeBucket", Environment.of(codeBucket, codeBucket.resource.provider).arn("oss", codeBucket.bucketName));
    }
  }

  private warnOfUnreachableServices({ vpc, internetAccess, endpoints, code }: HandlerFunctionProps): void {
    if (vpc === undefined || internetAccess === true) return;
    // What code of the user's own calls is not known: any endpoint says that it was thought of.
    const missing = code._services?.filter((service) => endpoints?.[service] === undefined) ?? [];
    if (endpoints !== undefined && missing.length === 0) return;
    const which = missing.length === 0 ? "the services" : missing.join(", ");
    advise(
      this,
      "ADP-020",
      `the function is in a VPC, and the public endpoints of ${which} are not. State endpoints that the VPC has, ` +
        "or internetAccess: true, or leave this to a NAT gateway of the VPC.",
    );
  }

  private warnOfClearText({ endpoints = {} }: HandlerFunctionProps): void {
    const clear = Object.entries(endpoints).filter(([, url]) => String(url).startsWith("http://"));
    if (clear.length === 0) return;
    advise(
      this,
      "ADP-023",
      `the function calls ${clear.map(([service]) => service).join(", ")} by http, and whoever sees the traffic reads ` +
        "its calls and their credentials. Use https.",
    );
  }

  private makeRole(props: HandlerFunctionProps): ServiceRole {
    const environment = Environment.of(this, props.provider);
    const { projectName, logStoreName } = props.log ?? FunctionLog.of(this, props.provider);
    return new ServiceRole(this, "Role", {
      principal: ServicePrincipal.FUNCTION_COMPUTE,
      description: `What the function ${this.node.path} may do`,
      statements: [
        new PolicyStatement({
          actions: ["log:PostLogStoreLogs"],
          resources: [environment.arn("log", `project/${projectName}/logstore/${logStoreName}`)],
        }),
        new PolicyStatement({ actions: ["mns:SendMessage"], resources: [this.deadLetterArn()] }),
        ...(props.vpc === undefined ? [] : [networkStatement()]),
        ...(props.statements ?? []),
      ],
      provider: props.provider,
    });
  }

  private makeFunction(props: HandlerFunctionProps): Fcv3Function {
    const { memorySizeMib = 256, vpc } = props;
    const log = props.log ?? FunctionLog.of(this, props.provider);
    const object = this.upload(props);
    return new Fcv3Function(this, "Resource", {
      functionName: this.nameOf(props),
      description: props.description ?? `Function of ${this.node.path}`,
      runtime: "nodejs20",
      handler: "index.handler",
      code: { ossBucketName: object.bucket, ossObjectName: object.key },
      role: this.role.roleArn,
      memorySize: memorySizeMib,
      cpu: cpuOf(memorySizeMib),
      diskSize: 512,
      timeout: props.timeoutSeconds ?? 120,
      environmentVariables: environmentOf(props),
      internetAccess: props.internetAccess ?? vpc === undefined,
      logConfig: {
        project: log.projectName,
        logstore: log.logStoreName,
        logBeginRule: "None",
        enableRequestMetrics: true,
        enableInstanceMetrics: true,
      },
      vpcConfig: vpc && {
        vpcId: vpc.vpcId,
        vswitchIds: vpc.vswitchIds,
        securityGroupId: vpc.securityGroupId,
      },
      tags: props.tags,
      provider: props.provider,
      // The first run, and the check of the dead letters, need the permissions.
      dependsOn: [this.role.policyAttachment!],
    });
  }

  /** The provider leaves a function in a VPC that is stated no more: one that is in none has another name, and replaces it. */
  private nameOf({ functionName, vpc }: HandlerFunctionProps): string {
    if (functionName !== undefined || vpc === undefined) return nameOr(functionName, this, NAME_RULE);
    return `${physicalName(this, LONGEST_NAME - IN_VPC.length)}${IN_VPC}`;
  }

  /** The key is the hash of the content: unchanged code changes nothing, and a plan shows a hash. */
  private upload({ code, codeBucket, provider }: HandlerFunctionProps): OssBucketObject {
    // Copied beside the stack's JSON, so that the JSON holds no path of the machine.
    const zip = new TerraformAsset(this, "CodeZip", { path: code._path, assetHash: code.contentHash });
    return new OssBucketObject(this, "Code", {
      bucket: (codeBucket ?? CodeBucket.of(this, provider)).bucketName,
      key: `${physicalName(this, LONGEST_NAME)}/${code.contentHash}.zip`,
      source: zip.path,
      // The function is pointed at the new code before the old one goes.
      lifecycle: { createBeforeDestroy: true },
      provider,
    });
  }

  private keepDeadLetters(): void {
    new Fcv3AsyncInvokeConfig(this, "AsyncInvokeConfig", {
      functionName: this.resource.functionName,
      qualifier: "LATEST",
      maxAsyncRetryAttempts: RETRIES,
      maxAsyncEventAgeInSeconds: LONGEST_WAIT_SECONDS,
      destinationConfig: { onFailure: { destination: this.deadLetterArn() } },
      provider: this.provider,
    });
  }

  /** Function Compute and RAM write the ARN of a queue with a slash first and its messages last. */
  private deadLetterArn(): string {
    return Environment.of(this, this.provider).arn("mns", `/queues/${this.deadLetterQueue.queueName}/messages`);
  }
}

function sayLess(): string {
  return "Say less in it, and keep what is long in a file of the code";
}

function environmentOf({ environment, endpoints }: HandlerFunctionProps): { [name: string]: string } | undefined {
  if (endpoints === undefined) return environment;
  const own = { ENDPOINTS: endpointsJson(endpoints) };
  // What only Terraform knows, Terraform merges.
  return isUnresolved(environment) ? Token.asStringMap(Fn.merge([environment, own])) : { ...environment, ...own };
}

class ImportedFunction extends Construct implements IHandlerFunction {
  public constructor(
    scope: Construct,
    id: string,
    public readonly functionName: string,
    public readonly provider?: TerraformProvider,
  ) {
    super(scope, id);
    checkProvider(`provider of ${this.node.path}`, provider, this);
  }

  public get functionArn(): string {
    return functionArn(this, this.functionName, this.provider);
  }
}

/**
 * Refuses what is no function, such as the name of one.
 *
 * @internal
 */
export function checkFunction(what: string, value: unknown): void {
  const mend = "Make it with functions.HandlerFunction, or name it with functions.HandlerFunction.fromFunctionName(…)";
  checkShape(what, value, "functionArn", "a function", mend);
}

function functionArn(scope: Construct, functionName: string, provider?: TerraformProvider): string {
  return Environment.of(scope, provider).arn("fc", `functions/${functionName}`);
}

/** Half a vCPU per GiB, in the steps of 0.05 that the service takes: within its bounds of a quarter and one. */
function cpuOf(memorySizeMib: number): number {
  if (!isUnresolved(memorySizeMib)) return Math.ceil((memorySizeMib / 1024 / 2) * 20) / 20;
  // Unstated it would stay what it is when the memory changes, and leave its bounds.
  return Token.asNumber(Op.div(Fn.ceil(Op.div(Op.mul(memorySizeMib, 5), 512)), 20));
}

/** What Function Compute does with the role of a function to put it into a VPC. */
function networkStatement(): PolicyStatement {
  return new PolicyStatement({
    actions: [
      "ecs:CreateNetworkInterface",
      "ecs:CreateNetworkInterfacePermission",
      "ecs:DeleteNetworkInterface",
      "ecs:DescribeNetworkInterfacePermissions",
      "ecs:DescribeNetworkInterfaces",
      "vpc:DescribeVSwitchAttributes",
    ],
    resources: ["*"],
  });
}

function checkParts(props: HandlerFunctionProps): void {
  checkShape("code", props.code, "contentHash", "a FunctionCode", "Make it with functions.FunctionCode.fromZipFile(…)");
  checkMemory(props.memorySizeMib);
  checkWholeNumber("timeoutSeconds", props.timeoutSeconds, { min: 1, max: 86_400, unit: "seconds", see: SEE });
  checkWholeNumber("reservedConcurrency", props.reservedConcurrency, { min: 1, max: 10_000, unit: "runs", see: SEE });
  checkTags("tags", props.tags);
  checkFlag("internetAccess", props.internetAccess);
  if (props.vpc !== undefined) checkFunctionVpc(props.vpc);
  if (props.environment !== undefined) checkVariables("environment", props.environment);
  if (props.deadLetterQueue !== undefined) checkQueue("deadLetterQueue", props.deadLetterQueue);
  if (props.log !== undefined) {
    const mend = "Use functions.FunctionLog.of(…) or functions.FunctionLog.fromNames(…), or leave it out";
    checkShape("log", props.log, "logStoreName", "a log store", mend);
  }
  if (props.codeBucket !== undefined) {
    const mend = "Use functions.CodeBucket.of(…) or functions.CodeBucket.fromBucketName(…), or leave it out";
    checkShape("codeBucket", props.codeBucket, "bucketName", "a bucket", mend);
  }
  if (props.description !== undefined) {
    checkFilledText("description", props.description, { mend: "Say what it is for, or leave the prop out", see: SEE });
  }
}

function checkMemory(memorySizeMib: number | undefined): void {
  checkWholeNumber("memorySizeMib", memorySizeMib, { min: 128, max: 32_768, unit: "MiB", see: SEE });
  if (memorySizeMib === undefined || isUnresolved(memorySizeMib) || memorySizeMib % 64 === 0) return;
  throw new InvalidInput({
    what: "memorySizeMib",
    value: memorySizeMib,
    rule: "The memory of a function comes in steps of 64 MiB",
    mend: `Use ${Math.ceil(memorySizeMib / 64) * 64}`,
    see: SEE,
  });
}

const NAME_RULE = {
  prop: "functionName",
  pattern: /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/,
  rule: "The name of a function has 1 to 64 letters, digits, _ and -, no digit or hyphen first",
  maxLength: LONGEST_NAME,
  see: SEE,
};

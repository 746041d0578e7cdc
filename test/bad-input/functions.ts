import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { BadInput, beijing, inStack, js, synthesized } from "./bad-input";
import { alicloud, events, functions } from "../../lib";
import { file, zip } from "../functions/zip";

const { AlicloudProvider } = alicloud.provider;
const { CodeBucket, FunctionCode, FunctionLog, FunctionTimer, HandlerFunction } = functions;

export const CODE = zip("code");

const VPC = { vpcId: "vpc-bp1", vswitchIds: ["vsw-bp1"], securityGroupId: "sg-bp1" };
const handler = (stack: TerraformStack, props: object = {}) =>
  new HandlerFunction(stack, "Task", js({ code: CODE, ...props }));
const withProps = (props: object) => inStack((stack) => handler(stack, props));
const timer = (props: object) =>
  inStack((stack) => new FunctionTimer(stack, "Timer", js({ handler: handler(stack), intervalMinutes: 5, ...props })));

export const FUNCTIONS: BadInput[] = [
  {
    title: "code that is not there",
    make: () => FunctionCode.fromZipFile(join(__dirname, "missing.zip")),
    message: /^The code of a function: got ".*missing\.zip"\. It is a zip archive that can be read\. Build the archive/,
  },
  {
    title: "code in an empty file",
    make: () => FunctionCode.fromZipFile(file("empty.zip", "")),
    message: /^The code of a function: got ".*empty\.zip"\. It is a zip archive with a file in it\. Build the archive/,
  },
  {
    title: "code as it was written",
    make: () => FunctionCode.fromZipFile(__filename),
    message: /^The code of a function: got ".*"\. It is a zip archive with a file in it\. Build the archive/,
  },
  {
    title: "a zip archive without files",
    make: () => FunctionCode.fromZipFile(file("none.zip", `PK\x05\x06${"\0".repeat(18)}`)),
    message: /^The code of a function: got ".*none\.zip"\. It is a zip archive with a file in it\. Build the archive/,
  },
  {
    title: "a variable that is a number",
    make: withProps({ environment: { LIMIT: 5 } }),
    message: /^environment\.LIMIT: got 5\. It is a text\. State it, as text in quotes/,
  },
  {
    title: "a variable with a hyphen",
    make: withProps({ environment: { "MAX-AGE": "5" } }),
    message: /^The name of a variable in environment: got "MAX-AGE"\. It has letters, digits and _.*Choose another/,
  },
  {
    title: "a variable with a digit first",
    make: withProps({ environment: { "2ND": "5" } }),
    message: /^The name of a variable in environment: got "2ND"\. It has letters, digits and _.*Choose another/,
  },
  {
    title: "a variable of the service",
    make: withProps({ environment: { FC_REGION: "here" } }),
    message: /^The name of a variable in environment: got "FC_REGION"\. .*does not begin with FC_.*Choose another/,
  },
  {
    title: "an environment of 5 KB",
    make: synthesized((stack) => handler(stack, { environment: { TEXT: "x".repeat(5000) } })),
    message: /The environment of test\/Task: got 5004\. The environment of a function holds 4096 bytes.*Say less in it/,
  },
  {
    title: "a queue of another region for the dead letters of a function",
    make: inStack((stack) => {
      const provider = new AlicloudProvider(stack, "us", { region: "us-east-1", alias: "us" });
      handler(stack, { deadLetterQueue: new events.MnsQueue(stack, "Queue", { provider }) });
    }),
    message:
      /^deadLetterQueue of test\/Task: got "acs:mns:us-east-1.*It must be in the region.*Make it with the provider/,
  },
  {
    title: "code by a relative path",
    make: () => FunctionCode.fromZipFile("dist/code.zip"),
    message: /^path of FunctionCode\.fromZipFile: got "dist\/code\.zip"\. What a relative path means.*Make it absolute/,
  },
  {
    title: "code without a path",
    make: () => FunctionCode.fromZipFile(js()),
    message: /^path of FunctionCode\.fromZipFile: got undefined\. It is a text\. State the path of a zip archive/,
  },
  {
    title: "a function of nothing",
    make: inStack((stack) => new HandlerFunction(stack, "Task", js())),
    message:
      /^The props of test\/Task: got undefined\. It takes an object of named values\. Write the values in braces/,
  },
  {
    title: "the code of a function as a path",
    make: withProps({ code: "/code.zip" }),
    message: /^code: got "\/code\.zip"\. It takes a FunctionCode\. Make it with functions\.FunctionCode\.fromZipFile/,
  },
  {
    title: "a function name with a dot",
    make: withProps({ functionName: "nightly.sweep" }),
    message: /^functionName: got "nightly\.sweep"\. The name of a function has 1 to 64 letters.*Choose another name/,
  },
  {
    title: "a function with little memory",
    make: withProps({ memorySizeMib: 64 }),
    message: /^memorySizeMib: got 64\. It must be a whole number from 128 to 32768 MiB\. Use a number within/,
  },
  {
    title: "memory between two steps",
    make: withProps({ memorySizeMib: 300 }),
    message: /^memorySizeMib: got 300\. The memory of a function comes in steps of 64 MiB\. Use 320\./,
  },
  {
    title: "a function that may run for two days",
    make: withProps({ timeoutSeconds: 172_800 }),
    message: /^timeoutSeconds: got 172800\. It must be a whole number from 1 to 86400 seconds\. Use a number within/,
  },
  {
    title: "no run at once",
    make: withProps({ reservedConcurrency: 0 }),
    message: /^reservedConcurrency: got 0\. It must be a whole number from 1 to 10000 runs\. Use a number within/,
  },
  {
    title: "the dead letters of a function by a name",
    make: withProps({ deadLetterQueue: "failed" }),
    message: /^deadLetterQueue: got "failed"\. It takes a queue\. Make it with events\.MnsQueue/,
  },
  {
    title: "the log of a function by a name",
    make: withProps({ log: "functions" }),
    message: /^log: got "functions"\. It takes a log store\. Use functions\.FunctionLog\.of/,
  },
  {
    title: "the code bucket of a function by a name",
    make: withProps({ codeBucket: "my-code" }),
    message: /^codeBucket: got "my-code"\. It takes a bucket\. Use functions\.CodeBucket\.of/,
  },
  {
    title: "a bucket with capital letters",
    make: inStack((stack) => CodeBucket.fromBucketName(stack, "Bucket", "MyCode")),
    message: /^bucketName: got "MyCode"\. The name of a bucket has 3 to 63 lower-case letters.*Copy the name/,
  },
  {
    title: "a log project with a dot",
    make: inStack((stack) => FunctionLog.fromNames(stack, "Log", "my.project", "store")),
    message: /^projectName: got "my\.project"\. The name of a project has 3 to 63 lower-case letters.*Copy the name/,
  },
  {
    title: "a log store of one letter",
    make: inStack((stack) => FunctionLog.fromNames(stack, "Log", "my-project", "s")),
    message: /^logStoreName: got "s"\. The name of a Logstore has 2 to 63 lower-case letters.*Copy the name/,
  },
  {
    title: "a function in a network that is no VPC",
    make: withProps({ vpc: { ...VPC, vpcId: "production" } }),
    message: /^vpc\.vpcId: got "production"\. The id of a VPC is vpc- followed by.*Copy the id/,
  },
  {
    title: "a function in no vSwitch",
    make: withProps({ vpc: { ...VPC, vswitchIds: [] } }),
    message: /^The number of entries of vpc\.vswitchIds: got 0\. It takes at least 1\. Name at least one/,
  },
  {
    title: "an endpoint without a scheme",
    make: withProps({ endpoints: { ecs: "ecs-vpc.cn-hangzhou.aliyuncs.com" } }),
    message: /^endpoints\.ecs: got "ecs-vpc.*"\. An endpoint is a URL that ends with its host\. Write it like https/,
  },
  {
    title: "an endpoint with a slash at its end",
    make: withProps({ endpoints: { ess: "https://ess-vpc.cn-hangzhou.aliyuncs.com/" } }),
    message: /^endpoints\.ess: got "https.*\/"\. An endpoint is a URL that ends with its host\. Write it like https/,
  },
  {
    title: "a timer of a function's name",
    make: timer({ handler: "sweep" }),
    message: /^handler: got "sweep"\. It takes a function\. Make it with functions\.HandlerFunction/,
  },
  {
    title: "a timer without an interval",
    make: timer({ intervalMinutes: undefined }),
    message: /^intervalMinutes: got undefined\. It must be a whole number from 1 to 1440 minutes\. Use a number within/,
  },
  {
    title: "a timer of half a minute",
    make: timer({ intervalMinutes: 0.5 }),
    message: /^intervalMinutes: got 0\.5\. It must be a whole number from 1 to 1440 minutes\. Use a number within/,
  },
  {
    title: "access to the internet by a word",
    make: withProps({ internetAccess: "false" }),
    message: /^internetAccess: got "false"\. It is true or false\. Write true or false without quotes/,
  },
  {
    title: "a log of a function that is null",
    make: withProps({ log: null }),
    message:
      /^log of test\/Task: got null\. A value is stated or left out; null is neither\. Leave it out, or state a value/,
  },
  {
    title: "statements of a function that only Terraform knows",
    make: withProps({ statements: "${var.list}" }),
    message: /^statements\. A list that only the deployment knows cannot be taken here: .* Write the list out/,
  },
  {
    title: "a timer in another region than its function",
    make: inStack((stack) => {
      const there = handler(stack, { provider: beijing(stack) });
      const provider = new alicloud.provider.AlicloudProvider(stack, "sh", { region: "cn-shanghai", alias: "sh" });
      new FunctionTimer(stack, "Timer", { handler: there, intervalMinutes: 5, provider });
    }),
    message:
      /^handler of test\/Timer: got "cn-beijing, 1234567890123456"\. It must be in the region and account of the timer: cn-shanghai.* Leave provider out: it follows the function/,
  },
];

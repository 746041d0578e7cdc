import { TerraformProvider } from "cdktf";
import { ICodeBucket } from "./code-bucket";
import { IFunctionLog } from "./function-log";
import { FunctionVpc } from "./function-vpc";
import { ServiceEndpoints } from "./service-endpoints";
import { IMnsQueue } from "../events/mns-queue";

/**
 * What can be said of every function that runs code of this package.
 */
export interface HandlerFunctionOptions {
  /**
   * The name of the function, unique in its region: 1 to 64 letters, digits, `_` and `-`, no digit or hyphen first.
   *
   * @default - derived from the construct path, with `-vpc` at its end where `vpc` is stated
   */
  readonly functionName?: string;

  /**
   * The memory of an instance of the function, in MiB: 128 to 32,768, in steps of 64. It gets half a vCPU per GiB.
   *
   * The functions of this package were measured with 47 MB for a group without instances and 69 MB for one of 1,000 with two
   * disks each: the default is more than three times that.
   *
   * @default 256
   */
  readonly memorySizeMib?: number;

  /**
   * How long one run may take, in seconds: 1 to 86,400. Calls that are throttled are made again until then.
   *
   * 60 seconds are enough for the functions of this package and a group of 1,000 instances; the default leaves as much for
   * throttling, and ends a run before the next one of a timer that comes every two minutes.
   *
   * @default 120
   */
  readonly timeoutSeconds?: number;

  /**
   * How many runs there can be at once: 1 or more. They are taken from what the account has, whether they run or not.
   *
   * @default - as many as the account allows
   */
  readonly reservedConcurrency?: number;

  /**
   * The queue for invocations that failed after all tries; in the region and account of the function.
   *
   * @default - the queue that all rules of the stack share
   */
  readonly deadLetterQueue?: IMnsQueue;

  /**
   * Where the function writes its logs; in its region.
   *
   * @default - the log store that all functions of the stack share
   */
  readonly log?: IFunctionLog;

  /**
   * The bucket that holds the code; in the region of the function.
   *
   * @default - the bucket that all functions of the stack share
   */
  readonly codeBucket?: ICodeBucket;

  /**
   * The VPC that the function reaches out into, such as for endpoints there. Another VPC is an update. To take a function out
   * of its VPC, leave this out: a function without a VPC replaces it. One with a `functionName` needs another name then:
   * Terraform leaves it where it is as long as it has the same.
   *
   * @default - none
   */
  readonly vpc?: FunctionVpc;

  /**
   * Whether the function can reach the internet, where the public endpoints of services are.
   *
   * @default - true, unless it is in a VPC
   */
  readonly internetAccess?: boolean;

  /**
   * Endpoints that take the place of the public ones of the region.
   *
   * @default - the public ones
   */
  readonly endpoints?: ServiceEndpoints;

  /**
   * The tags of the function.
   *
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };

  /**
   * The provider of the function, where a stack has several.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

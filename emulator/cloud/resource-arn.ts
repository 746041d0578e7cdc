/** The parts of an ARN, such as `acs:mns:cn-hangzhou:1234567890123456:queues/orders`. */
export interface ResourceArn {
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  /** What stands before the last slash, such as `queues`. */
  readonly kind: string;
  /** What stands after it. */
  readonly name: string;
}

/** Reads an ARN; a slash before the resource is taken as well, since the service's own examples are written both ways. */
export function parseArn(arn: string): ResourceArn | undefined {
  const [, service, region, accountId, kind, name] = /^acs:([^:]+):([^:]*):([^:]*):\/?(.+)\/([^/]+)$/.exec(arn) ?? [];
  return service === undefined ? undefined : { service, region, accountId, kind, name };
}

import { Place } from "../settings";

export function scalingGroupArn({ region, accountId }: Place, groupId: string): string {
  return `acs:ess:${region}:${accountId}:scalinggroup/${groupId}`;
}

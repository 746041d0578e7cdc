/** Local and ephemeral disks take no snapshots. */
export function takesSnapshots(category: string): boolean {
  return !/^(local_|ephemeral|elastic_ephemeral_)/.test(category);
}

/** How many snapshots of one disk may run at a time: more than one for the ESSD series only. */
export function concurrentSnapshots(category: string): number {
  return /^cloud_(essd|auto|regional_disk_auto)/.test(category) ? 10 : 1;
}

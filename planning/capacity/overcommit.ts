/** The capacity of a host after reservation and overcommitment. Pure. */
import type { HostClass, HostParts } from "./building.ts";

/** Capacity of one host: the unreserved part, times its overcommit; whole units, as Nova's Placement counts. */
export function capacityOf({ cores, ramGiB, diskGiB, reserved, overcommit }: HostClass): HostParts {
  const part = (there: number, kept: number, ratio: number) =>
    Math.floor(Math.max(0, there - kept) * ratio);
  return {
    cores: part(cores, reserved.cores, overcommit.cores),
    ramGiB: part(ramGiB, reserved.ramGiB, overcommit.ram),
    diskGiB: part(diskGiB, reserved.diskGiB, overcommit.disk),
  };
}

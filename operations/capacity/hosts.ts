/** Compares the hosts of Nova and Placement with the hypervisor classes of facility.yaml. Pure. */
import { type Building, type HostClass, sum } from "../../planning/capacity/building.ts";
import { capacityOf } from "../../planning/capacity/overcommit.ts";
import { compared, figure, foundIn } from "./figures.ts";
import type { ComparedHosts, Figure, HostFigure } from "./model.ts";
import type { ObservedHost, Resource } from "./observed.ts";

/** How far a host's memory may differ from its class's, as a share: firmware and kernel keep some of it. */
const TOLERANCE = 0.1;

/** The hosts of each class in each zone, then the hosts without a class, one row per size. */
export function compareHosts(
  { hypervisorClasses, zones }: Pick<Building, "hypervisorClasses" | "zones">,
  hosts: readonly ObservedHost[],
): ComparedHosts[] {
  const known = new Set(Object.keys(zones));
  const others = [...new Set(hosts.map(({ zone }) => zone))].filter((zone) => !known.has(zone));
  return [...known, ...others.sort()].flatMap((zone) => {
    const declared = zones[zone]?.hypervisors ?? {};
    const here = hosts.filter((host) => host.zone === zone);
    const classOf = new Map(here.map((host) => [host, nearest(host, hypervisorClasses, declared)]));
    const named = Object.keys(hypervisorClasses).flatMap((hostClass): ComparedHosts[] => {
      const own = here.filter((host) => classOf.get(host) === hostClass);
      const count = declared[hostClass] ?? 0;
      if (own.length === 0 && count === 0) return [];
      return [{ zone, hostClass, ...row(hypervisorClasses[hostClass], count, own) }];
    });
    const unknown = here.filter((host) => classOf.get(host) === undefined);
    const sizes = Map.groupBy(unknown, ({ cores, ramGiB, diskGiB }) =>
      [cores, ramGiB, diskGiB].map(({ total }) => total).join(" "),
    );
    return [...named, ...[...sizes.values()].map((own) => ({ zone, ...row(undefined, 0, own) }))];
  });
}

/** The class whose cores and memory match a host; of several the most similar, preferably one of its zone. */
function nearest(
  { cores, ramGiB, diskGiB }: ObservedHost,
  classes: Building["hypervisorClasses"],
  declared: Readonly<Record<string, number>>,
): string | undefined {
  const distance = (host: HostClass) => [
    Math.abs(host.ramGiB - ramGiB.total),
    Math.abs(host.diskGiB - diskGiB.total),
    Math.abs(host.reserved.cores - cores.reserved),
    Math.abs(host.overcommit.cores - cores.ratio),
  ];
  const alike = Object.entries(classes)
    .filter(([, host]) => host.cores === cores.total)
    .filter(([, host]) => Math.abs(host.ramGiB - ramGiB.total) <= host.ramGiB * TOLERANCE)
    .map(([name, host]) => ({ name, order: [declared[name] ? 0 : 1, ...distance(host)] }));
  return alike.sort((a, b) => compareLists(a.order, b.order))[0]?.name;
}

function row(host: HostClass | undefined, count: number, own: readonly ObservedHost[]) {
  const carried = host && capacityOf(host);
  const all = (part: "cores" | "ramGiB" | "diskGiB", field: keyof Resource) =>
    own.map((each) => each[part][field]);
  const carries = (part: "cores" | "ramGiB" | "diskGiB") =>
    sides(carried && carried[part] * count, sum(all(part, "carries")), sum(all(part, "used")));
  const each = (
    want: number | undefined,
    part: "cores" | "ramGiB" | "diskGiB",
    field: keyof Resource,
  ) => sides(want, furthest(want, all(part, field)));
  const figures: Record<HostFigure, Figure> = {
    hosts: sides(count, own.length),
    notReady: sides(0, own.filter(({ ready }) => !ready).length),
    carriedCores: carries("cores"),
    carriedRamGiB: carries("ramGiB"),
    carriedDiskGiB: carries("diskGiB"),
    hostCores: each(host?.cores, "cores", "total"),
    hostRamGiB: each(host?.ramGiB, "ramGiB", "total"),
    hostDiskGiB: each(host?.diskGiB, "diskGiB", "total"),
    reservedCores: each(host?.reserved.cores, "cores", "reserved"),
    reservedRamGiB: each(host?.reserved.ramGiB, "ramGiB", "reserved"),
    reservedDiskGiB: each(host?.reserved.diskGiB, "diskGiB", "reserved"),
    overcommitCores: each(host?.overcommit.cores, "cores", "ratio"),
    overcommitRam: each(host?.overcommit.ram, "ramGiB", "ratio"),
    overcommitDisk: each(host?.overcommit.disk, "diskGiB", "ratio"),
  };
  return compared(foundIn(count, own.length), figures);

  /** Only the sides that have such hosts. */
  function sides(want: number | undefined, got: number | undefined, used?: number): Figure {
    const there = own.length > 0;
    return figure(count > 0 ? want : undefined, there ? got : undefined, there ? used : undefined);
  }
}

function furthest(want = 0, values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => Math.abs(b - want) - Math.abs(a - want))[0];
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

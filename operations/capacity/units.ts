/** Converts hosts and pools from the names and units of Nova, Placement and Cinder to the estate's. Pure. */
import type { Item } from "../cloud/client.ts";
import type { Amount } from "./model.ts";
import type { ObservedHost, ObservedPool, Resource } from "./observed.ts";

interface Inventory {
  readonly total: number;
  readonly reserved: number;
  readonly allocation_ratio: number;
}

/** A resource provider of Placement: its inventory and its allocations, by resource class. */
export interface ProviderItem {
  readonly inventories?: Readonly<Record<string, Inventory>>;
  readonly usages?: Readonly<Record<string, number>>;
}

/** One hypervisor of Nova. */
export function hostOf(
  { hypervisor_hostname: name, state, status }: Item,
  zone: string,
  provider: ProviderItem,
): ObservedHost {
  return {
    name: String(name),
    zone,
    ready: state === "up" && status === "enabled",
    // Dedicated processors are a separate inventory and are never overcommitted.
    cores: resourceOf(provider, ["VCPU", "PCPU"], 1),
    ramGiB: resourceOf(provider, ["MEMORY_MB"], 1024),
    diskGiB: resourceOf(provider, ["DISK_GB"], 1),
  };
}

/** Resource classes taken together; each provides whole units of ours, because capacity is promised in whole units. */
function resourceOf(
  { inventories = {}, usages = {} }: ProviderItem,
  classes: readonly string[],
  unit: number,
): Resource {
  const found = classes.flatMap((name) => {
    const inventory = inventories[name];
    return inventory ? [{ ...inventory, used: usages[name] ?? 0 }] : [];
  });
  const all = (value: (each: (typeof found)[number]) => number) =>
    found.reduce((total, each) => total + value(each), 0);
  const total = all((each) => each.total) / unit;
  return {
    total,
    reserved: all((each) => each.reserved) / unit,
    ratio: found[0]?.allocation_ratio ?? 1,
    carries: all(({ total: there, reserved, allocation_ratio: ratio }) =>
      Math.floor(Math.max(0, there / unit - reserved / unit) * ratio),
    ),
    used: all(({ used }) => used) / unit,
  };
}

/** Cinder's pool; its numbers are GiB, or words. */
export interface PoolItem {
  readonly name: string;
  readonly capabilities: Readonly<Record<string, unknown>>;
}

export function poolOf({ name, capabilities }: PoolItem): ObservedPool {
  const {
    volume_backend_name: backend,
    total_capacity_gb: total,
    reserved_percentage: kept,
    allocated_capacity_gb: allocated,
  } = capabilities;
  const all = amountOf(total);
  const percent = 100 - (typeof kept === "number" ? kept : 0);
  return {
    name,
    ...(typeof backend === "string" && { backend }),
    usableGiB: typeof all === "number" ? Math.floor((all * percent) / 100) : all,
    freeGiB: amountOf(capabilities.free_capacity_gb),
    provisionedGiB: amountOf(capabilities.provisioned_capacity_gb),
    allocatedGiB: typeof allocated === "number" ? allocated : 0,
  };
}

function amountOf(value: unknown): Amount {
  if (typeof value === "number") return value;
  return value === "infinite" ? "unlimited" : "unknown";
}

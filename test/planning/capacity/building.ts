/** Buildings for the tests of capacity: one by hand, and random ones. */
import fc from "fast-check";
import type { Building, HostClass, HostParts, Loss } from "../../../planning/capacity/building.ts";

const host = (cores: number, ramGiB: number, diskGiB: number): HostClass => ({
  cores,
  ramGiB,
  diskGiB,
  reserved: { cores: 2, ramGiB: 8, diskGiB: 0 },
  overcommit: { cores: 2, ram: 1, disk: 1 },
});

/** Two zones: a plain host offers 20 cores, 40 GiB of memory, 200 GiB of disk; a large one 36, 120 and 200. */
export const BUILDING: Building = {
  hypervisorClasses: { plain: host(12, 48, 200), large: host(20, 128, 200) },
  zones: { az1: { hypervisors: { plain: 3, large: 1 } }, az2: { hypervisors: { plain: 2 } } },
  storagePools: {
    fast: { volumeTypes: ["encrypted"], usableGiB: 1000, replicas: 2, zones: ["az1", "az2"] },
    local: { volumeTypes: ["scratch"], usableGiB: 300, replicas: 3, zones: ["az1"] },
  },
  externalAddresses: { government: 100, internet: 20 },
  reserve: { hostsPerZone: 1, zones: 1 },
};

const ZONES = ["az1", "az2", "az3"];
const CLASSES = ["plain", "large", "accelerated"];

const parts = (most: number) =>
  fc.record({ cores: fc.nat(most), ramGiB: fc.nat(most), diskGiB: fc.nat(most) });

/** Exact in binary, so that rounding down gives the expected numbers. */
const ratio = fc.integer({ min: 4, max: 64 }).map((quarters) => quarters / 4);

const anyHost: fc.Arbitrary<HostClass> = fc
  .tuple(parts(400), parts(40), fc.record({ cores: ratio, ram: ratio, disk: ratio }))
  .map(([size, reserved, overcommit]) => ({ ...size, reserved, overcommit }));

const anyPool = fc.record({
  volumeTypes: fc.constant(["any"]),
  usableGiB: fc.nat(1000),
  replicas: fc.integer({ min: 1, max: 6 }),
  zones: fc.subarray(ZONES, { minLength: 1 }),
});

const each = <T>(names: readonly string[], value: fc.Arbitrary<T>) =>
  fc
    .tuple(...names.map((name) => value.map((made): [string, T] => [name, made])))
    .map((entries): Record<string, T> => Object.fromEntries(entries));

export const anyBuilding: fc.Arbitrary<Building> = fc.record({
  hypervisorClasses: each(CLASSES, anyHost),
  zones: each(ZONES, fc.record({ hypervisors: each(CLASSES, fc.nat(4)) })),
  storagePools: each(["one", "other"], anyPool),
  externalAddresses: each(["government"], fc.nat(100)),
  reserve: fc.record({ hostsPerZone: fc.nat(3), zones: fc.nat(3) }),
});

export const anyLoss: fc.Arbitrary<Loss> = fc.record({
  zones: fc.subarray(ZONES),
  hostsPerZone: fc.nat(3),
});

export const anySize: fc.Arbitrary<HostParts> = fc.record({
  cores: fc.integer({ min: 1, max: 64 }),
  ramGiB: fc.integer({ min: 1, max: 128 }),
  diskGiB: fc.nat(100),
});

/** The building with one host fewer; `undefined` if the zone has none of that class. */
export function withoutHost(building: Building, zone: string, name: string): Building | undefined {
  const hypervisors = building.zones[zone]?.hypervisors ?? {};
  const count = hypervisors[name] ?? 0;
  if (count === 0) return undefined;
  const less = { hypervisors: { ...hypervisors, [name]: count - 1 } };
  return { ...building, zones: { ...building.zones, [zone]: less } };
}

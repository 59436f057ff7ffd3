/** Pooled capacity of a building, now and after losses. Hand-written tables, random properties. */
import test from "ava";
import fc from "fast-check";
import { NOTHING } from "../../../planning/capacity/building.ts";
import {
  classCarries,
  diskAtMost,
  HOST_FIELDS,
  hostsCarry,
  serversFit,
  serversOn,
} from "../../../planning/capacity/hosts.ts";
import {
  alwaysPlaceable,
  objectsAlwaysCarried,
  type Placeable,
  placeable,
  poolAlwaysCarries,
  reservedLosses,
  serversAlwaysFit,
} from "../../../planning/capacity/losses.ts";
import { copiesLeft, storeCarries } from "../../../planning/capacity/storage.ts";
import { anyBuilding, anyLoss, anySize, BUILDING, withoutHost } from "./building.ts";

const lost = (...zones: string[]) => ({ zones, hostsPerZone: 0 });
const FIELDS = Object.keys(placeable(BUILDING, NOTHING)) as (keyof Placeable)[];

test("a building's capacity is that of its hosts, pools and networks, less each loss", (t) => {
  const cases = [
    [NOTHING, { cores: 136, ramGiB: 320, diskGiB: 1200, volumeGiB: 1300, floatingIps: 120 }],
    // For each part, the host with the most of it: the large one, in az2 a plain one.
    [
      { zones: [], hostsPerZone: 1 },
      { cores: 80, ramGiB: 160, diskGiB: 800, volumeGiB: 1300, floatingIps: 120 },
    ],
    [lost("az1"), { cores: 40, ramGiB: 80, diskGiB: 400, volumeGiB: 1000, floatingIps: 120 }],
    [lost("az2"), { cores: 96, ramGiB: 240, diskGiB: 800, volumeGiB: 1300, floatingIps: 120 }],
    [
      { zones: ["az2"], hostsPerZone: 2 },
      { cores: 40, ramGiB: 80, diskGiB: 400, volumeGiB: 1300, floatingIps: 120 },
    ],
    [lost("az1", "az2"), { cores: 0, ramGiB: 0, diskGiB: 0, volumeGiB: 0, floatingIps: 120 }],
  ] as const;
  for (const [loss, expected] of cases) t.deepEqual(placeable(BUILDING, loss), expected);
});

test("the reserve is every choice of its zones, with its hosts in those that are left", (t) => {
  t.deepEqual(reservedLosses(BUILDING), [
    { zones: ["az1"], hostsPerZone: 1 },
    { zones: ["az2"], hostsPerZone: 1 },
  ]);
  t.deepEqual(alwaysPlaceable(BUILDING), {
    cores: 20,
    ramGiB: 40,
    diskGiB: 200,
    volumeGiB: 1000,
    floatingIps: 120,
  });
  const none = { ...BUILDING, reserve: { hostsPerZone: 0, zones: 0 } };
  t.deepEqual(alwaysPlaceable(none), placeable(BUILDING, NOTHING));
  const all = { ...BUILDING, reserve: { hostsPerZone: 0, zones: 7 } };
  t.like(alwaysPlaceable(all), { cores: 0, ramGiB: 0, volumeGiB: 0 });
});

test("a pool is whole while each block has a copy left", (t) => {
  const pool = (replicas: number, ...zones: string[]) => ({
    volumeTypes: ["any"],
    usableGiB: 100,
    replicas,
    zones,
  });
  const cases = [
    [pool(4, "az1", "az2"), ["az1"], 2],
    [pool(3, "az1", "az2"), ["az1"], 1],
    [pool(2, "az1", "az2"), ["az1"], 1],
    [pool(1, "az1", "az2"), ["az1"], 0],
    [pool(2, "az1", "az2", "az3"), ["az1"], 1],
    [pool(2, "az1", "az2", "az3"), ["az1", "az3"], 0],
    [pool(3, "az1"), ["az2"], 3],
    [pool(3, "az1"), ["az1"], 0],
  ] as const;
  for (const [store, zones, copies] of cases) {
    t.is(copiesLeft(store, zones), copies);
    t.is(storeCarries(store, { zones }), copies > 0 ? 100 : 0);
  }
  t.is(poolAlwaysCarries(BUILDING, "fast"), 1000);
  t.is(poolAlwaysCarries(BUILDING, "local"), 0);
  t.is(poolAlwaysCarries(BUILDING, "constructor"), 0);
});

test("objects are counted like blocks; a store without a count carries none", (t) => {
  const store = (replicas: number, ...zones: string[]) => ({
    ...BUILDING,
    objectStore: { usableGiB: 100, replicas, zones },
  });
  t.is(objectsAlwaysCarried(store(2, "az1", "az2")), 100);
  t.is(objectsAlwaysCarried(store(3, "az1")), 0);
  t.is(objectsAlwaysCarried({ ...store(1, "az1"), reserve: { hostsPerZone: 1, zones: 0 } }), 100);
  t.is(objectsAlwaysCarried(BUILDING), 0);
});

test("a server must fit on one host; their sum does not count", (t) => {
  const { plain, large } = BUILDING.hypervisorClasses;
  if (!plain || !large) return t.fail();
  const size = (cores: number, ramGiB: number, diskGiB = 10) => ({ cores, ramGiB, diskGiB });
  const cases = [
    [plain, size(4, 8), 5],
    [plain, size(4, 16), 2],
    [plain, size(4, 8, 100), 2],
    [plain, size(4, 8, 0), 5],
    [plain, size(12, 8), 1],
    [plain, size(13, 8), 0], // 20 may be promised, but a host has only 12
    [plain, size(1, 41), 0],
    [large, size(1, 41), 2],
  ] as const;
  for (const [host, server, count] of cases) t.is(serversOn(host, server), count);
  t.is(serversFit(BUILDING, NOTHING, size(1, 41)), 2);
  t.is(serversFit(BUILDING, { zones: [], hostsPerZone: 1 }, size(1, 41)), 0);
  t.is(serversFit(BUILDING, NOTHING, size(4, 16)), 5 * 2 + 7);
  t.is(serversAlwaysFit(BUILDING, size(4, 16)), 2);
});

test("the disk that a promise can take is that of the size with most of it", (t) => {
  const sizes = [
    { cores: 1, ramGiB: 2, diskGiB: 20 },
    { cores: 2, ramGiB: 8, diskGiB: 0 },
  ];
  t.is(diskAtMost({ cores: 10, ramGiB: 100 }, sizes), 200); // ten small ones
  t.is(diskAtMost({ cores: 100, ramGiB: 10 }, sizes), 100); // memory for five
  t.is(diskAtMost({ cores: 10, ramGiB: 10 }, []), 0);
});

test("removing a host never raises what is placeable, with any other loss", (t) => {
  const where = fc.tuple(
    fc.constantFrom("az1", "az2", "az3"),
    fc.constantFrom("plain", "large", "accelerated"),
  );
  const property = fc.property(
    anyBuilding,
    where,
    anyLoss,
    anySize,
    (building, [zone, name], loss, size) => {
      const less = withoutHost(building, zone, name);
      fc.pre(less !== undefined);
      if (less === undefined) return;
      for (const field of FIELDS) {
        t.true(placeable(less, loss)[field] <= placeable(building, loss)[field]);
        t.true(alwaysPlaceable(less)[field] <= alwaysPlaceable(building)[field]);
      }
      t.true(serversFit(less, loss, size) <= serversFit(building, loss, size));
    },
  );
  t.notThrows(() => fc.assert(property, { numRuns: 200 }));
});

test("losing more never leaves more, and the reserve leaves no more than any of its parts", (t) => {
  const property = fc.property(
    anyBuilding,
    anyLoss,
    anyLoss,
    anySize,
    (building, one, other, size) => {
      const both = {
        zones: [...new Set([...one.zones, ...other.zones])],
        hostsPerZone: Math.max(one.hostsPerZone, other.hostsPerZone),
      };
      for (const field of FIELDS) {
        t.true(placeable(building, both)[field] <= placeable(building, one)[field]);
      }
      t.true(serversFit(building, both, size) <= serversFit(building, one, size));
      const { hostsPerZone } = building.reserve;
      for (const field of FIELDS) {
        const hosts = placeable(building, { zones: [], hostsPerZone })[field];
        t.true(alwaysPlaceable(building)[field] <= hosts);
      }
    },
  );
  t.notThrows(() => fc.assert(property, { numRuns: 200 }));
});

test("sums are conserved: zones and classes each make up the whole", (t) => {
  const property = fc.property(anyBuilding, (building) => {
    const whole = hostsCarry(building, NOTHING);
    const names = Object.keys(building.zones);
    const zones = names.map((zone) =>
      hostsCarry(building, lost(...names.filter((other) => other !== zone))),
    );
    const classes = Object.keys(building.hypervisorClasses).map((name) =>
      classCarries(building, name),
    );
    for (const field of HOST_FIELDS) {
      for (const parts of [zones, classes]) {
        t.is(
          parts.reduce((total, part) => total + part[field], 0),
          whole[field],
        );
      }
    }
  });
  t.notThrows(() => fc.assert(property, { numRuns: 200 }));
});

test("servers that fit never take more than the hosts carry", (t) => {
  const property = fc.property(anyBuilding, anySize, (building, size) => {
    const servers = serversFit(building, NOTHING, size);
    const carried = hostsCarry(building, NOTHING);
    for (const field of HOST_FIELDS) t.true(servers * size[field] <= carried[field]);
  });
  t.notThrows(() => fc.assert(property, { numRuns: 200 }));
});

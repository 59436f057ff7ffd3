/** A cloud compared with the files: no difference if it is as declared, and every change is found. */
import test from "ava";
import fc from "fast-check";
import { NO_QUOTA } from "../../../components/tenant-project/quota.ts";
import {
  toComputeQuota,
  toLoadBalancerQuota,
  toNetworkQuota,
  toVolumeQuota,
} from "../../../components/tenant-project/service-quotas.ts";
import type { Quota } from "../../../estate/model/index.ts";
import { compare } from "../../../operations/capacity/compare.ts";
import { compareHosts } from "../../../operations/capacity/hosts.ts";
import type { Amount, Compared } from "../../../operations/capacity/model.ts";
import type {
  Observation,
  ObservedHost,
  ObservedPool,
} from "../../../operations/capacity/observed.ts";
import { QUOTA_FIELDS } from "../../../operations/capacity/quotas.ts";
import { compareStorage } from "../../../operations/capacity/storage.ts";
import { compareTenants, type DeclaredTenant } from "../../../operations/capacity/tenants.ts";
import { hostOf, poolOf } from "../../../operations/capacity/units.ts";
import type { Building } from "../../../planning/capacity/building.ts";
import { anyBuilding, BUILDING } from "../../planning/capacity/building.ts";
import { asDeclared, hostsOf, referenceEstate, withProject } from "./cloud-as-declared.ts";

/** Differences of some things, `<figure> <declared> <cloud>`; if only one side has a thing, which one. */
function found(all: readonly Compared<never>[]): string[] {
  return all.flatMap(({ foundIn, figures }) => {
    if (foundIn !== "both") return [`only ${foundIn}`];
    return Object.entries<{ declared?: Amount; cloud?: Amount; differs: boolean }>(figures)
      .filter(([, { differs }]) => differs)
      .map(([name, { declared, cloud }]) => `${name} ${declared} ${cloud}`);
  });
}

for (const site of ["bamako", "ouagadougou"]) {
  test(`${site}: a cloud as declared differs in nothing`, async (t) => {
    const estate = await referenceEstate(site);
    const { differences, missing, ...parts } = compare(estate, asDeclared(estate));
    t.is(differences, 0);
    t.deepEqual(missing, []);
    for (const [name, rows] of Object.entries(parts)) {
      t.true(rows.length > 0, name);
      t.deepEqual(found(rows), [], name);
    }
  });
}

test("hosts: of one class with other values, fewer, out of service, of no class, in no zone of the files", (t) => {
  const hosts = hostsOf(BUILDING);
  const [first, second, ...others] = hosts as [ObservedHost, ObservedHost, ...ObservedHost[]];
  const rows = (changed: readonly ObservedHost[]) => found(compareHosts(BUILDING, changed));
  t.deepEqual(rows(hosts), []);
  const generous = { ...first, cores: { ...first.cores, ratio: 8, carries: 80 } };
  t.deepEqual(rows([generous, second, ...others]), ["carriedCores 60 120", "overcommitCores 2 8"]);
  t.deepEqual(rows([second, ...others]), [
    "hosts 3 2",
    "carriedCores 60 40",
    "carriedRamGiB 120 80",
    "carriedDiskGiB 600 400",
  ]);
  t.deepEqual(rows([{ ...first, ready: false }, second, ...others]), ["notReady 0 1"]);
  // As Nova reports 48 GiB of memory, less what the firmware reserves: still that class, and reported.
  const measured = { ...first, ramGiB: { ...first.ramGiB, total: 47.25, carries: 39 } };
  t.deepEqual(rows([measured, second, ...others]), [
    "carriedRamGiB 120 119",
    "hostRamGiB 48 47.25",
  ]);
  const strange = { ...first, name: "strange", cores: { ...first.cores, total: 96 } };
  t.deepEqual(rows([...hosts, strange, { ...strange, name: "another" }]), ["only cloud"]);
  t.deepEqual(rows([...hosts, { ...first, zone: "az3" }]), ["only cloud"]);
  t.deepEqual(rows([]), ["only files", "only files", "only files"]);
});

/** Buildings whose hosts differ in their cores. */
const buildings = anyBuilding.filter(({ hypervisorClasses }) => {
  const cores = Object.values(hypervisorClasses).map((host) => host.cores);
  return new Set(cores).size === cores.length;
});

test("any building's own hosts differ in nothing; any host taken away, or changed, is found", (t) => {
  const where = fc.record({ host: fc.nat(), kind: fc.constantFrom("gone", "down", "reserved") });
  fc.assert(
    fc.property(buildings, where, (building, { host, kind }) => {
      const hosts = hostsOf(building);
      t.deepEqual(found(compareHosts(building, hosts)), []);
      if (hosts.length === 0) return;
      const at = host % hosts.length;
      const one = hosts[at] as ObservedHost;
      const changed = {
        gone: [],
        down: [{ ...one, ready: false }],
        reserved: [{ ...one, diskGiB: { ...one.diskGiB, reserved: one.diskGiB.reserved + 1 } }],
      }[kind];
      const rows = compareHosts(building, hosts.toSpliced(at, 1, ...(changed ?? [])));
      const marked = rows.filter(({ differs }) => differs);
      t.is(marked.length, 1);
      t.is(marked[0]?.zone, one.zone);
    }),
  );
});

test("no host is left out, and none is counted twice", (t) => {
  fc.assert(
    fc.property(anyBuilding, anyBuilding, (files, cloud) => {
      const hosts = hostsOf(cloud);
      const rows = compareHosts(files, hosts);
      const sum = (side: "declared" | "cloud") =>
        rows.reduce((count, { figures }) => count + Number(figures.hosts?.[side] ?? 0), 0);
      t.is(sum("cloud"), hosts.length);
      t.is(sum("declared"), hostsOf(files).length);
    }),
  );
});

const pool = (name: string, usableGiB: Amount): ObservedPool => ({
  name,
  backend: name,
  usableGiB,
  freeGiB: usableGiB,
  provisionedGiB: 0,
  allocatedGiB: 7,
});
const POOLS = {
  one: { volumeTypes: ["a", "b"], usableGiB: 100, replicas: 1, zones: [] },
  two: { volumeTypes: ["c"], usableGiB: 50, replicas: 1, zones: [] },
} satisfies Building["storagePools"];
const same = (type: string) => type;

test("storage pools are those that their volume types may go to", (t) => {
  const types = [
    { name: "a", backend: "x" },
    { name: "b", backend: "y" },
    { name: "c", backend: "z" },
  ];
  const rows = (pools: ObservedPool[], given = types as typeof types | { name: string }[]) =>
    compareStorage(POOLS, same, pools, given).map((row) => [
      row.pools.join("+"),
      row.cloudPools.join("+"),
      ...found([row]),
    ]);
  t.deepEqual(rows([pool("x", 60), pool("y", 40), pool("z", 50)]), [
    ["one", "x+y"],
    ["two", "z"],
  ]);
  t.deepEqual(rows([pool("x", 60), pool("y", "unlimited"), pool("w", 9)]), [
    ["one", "x+y", "usableGiB 100 unlimited"],
    ["two", "", "only files"],
    ["", "w", "only cloud"],
  ]);
  // A type without a backend may use any pool: then the pools cannot be distinguished.
  t.deepEqual(rows([pool("x", 100), pool("z", 49)], [{ name: "a" }, ...types.slice(1)]), [
    ["one+two", "x+z", "usableGiB 150 149"],
  ]);
});

test("each pool of either side is in one row", (t) => {
  const names = ["x", "y", "z"];
  const type = fc.record({
    name: fc.constantFrom("a", "b", "c"),
    backend: fc.option(fc.constantFrom(...names), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.subarray(names), fc.array(type), (there, types) => {
      const given = types.map(({ name, backend }) => ({ name, ...(backend && { backend }) }));
      const rows = compareStorage(
        POOLS,
        same,
        there.map((name) => pool(name, 1)),
        given,
      );
      t.deepEqual(rows.flatMap((row) => row.pools).sort(), Object.keys(POOLS));
      t.deepEqual(rows.flatMap((row) => row.cloudPools).sort(), there);
    }),
  );
});

test("a quota changed in the cloud, a project that no file knows, a tenant without a project, a network beside", async (t) => {
  const estate = await referenceEstate();
  const clean = asDeclared(estate);
  const differing = (observation: Observation) => {
    const { differences, tenants, volumeTypes, countries, externalAddresses } = compare(
      estate,
      observation,
    );
    const marked = [...tenants, ...volumeTypes, ...externalAddresses].filter(
      ({ differs }) => differs,
    );
    return [differences, found(marked), countries.filter(({ differs }) => differs).length];
  };
  const changed = withProject(clean, "bamako-tax", (project) => ({
    ...project,
    limits: { ...project.limits, cores: { limit: "unlimited" }, keyPairs: { limit: 21 } },
  }));
  t.deepEqual(differing(changed), [2, ["cores 16 unlimited", "keyPairs 20 21"], 1]);
  const typed = withProject(clean, "bamako-tax", (project) => ({
    ...project,
    volumeTypes: {
      encrypted: { ...project.volumeTypes.encrypted, volumes: { limit: 9 } },
    } as never,
  }));
  t.deepEqual(differing(typed), [1, ["volumes 40 9"], 0]);
  const stranger = { name: "bamako-stranger", owner: "NE", limits: {}, volumeTypes: {} };
  t.deepEqual(differing({ ...clean, projects: [...clean.projects, stranger] }), [
    1,
    ["only cloud"],
    0,
  ]);
  t.deepEqual(differing({ ...clean, projects: clean.projects.slice(1) }), [1, ["only files"], 1]);
  const networks = [...(clean.externalNetworks ?? []), { name: "leased", total: 4, used: 0 }];
  t.deepEqual(differing({ ...clean, externalNetworks: networks }), [1, ["only cloud"], 0]);
});

test("of a service that is not there nothing differs, and without a facility all that is there does", async (t) => {
  const estate = await referenceEstate();
  const { projects } = asDeclared(estate);
  const bare = projects.map(({ name }) => ({ name, limits: {}, volumeTypes: {} }));
  const nothing = compare(estate, { missing: ["compute"], projects: bare });
  t.is(nothing.differences, 0);
  t.deepEqual([nothing.hosts, nothing.storage, nothing.externalAddresses], [[], [], []]);
  t.deepEqual(nothing.tenants[0]?.figures.cores, { declared: 96, differs: false });
  const { facility: _, ...uncounted } = estate;
  const all = compare(uncounted, asDeclared(estate));
  const rows = [...all.hosts, ...all.storage, ...all.externalAddresses];
  t.deepEqual(new Set(found(rows)), new Set(["only cloud"]));
});

test("countries are the sums of their tenants: declared, cloud and used", (t) => {
  const tenant = (name: string, owner: string, cores: number): DeclaredTenant => ({
    tenant: name,
    owner,
    project: name,
    quota: { ...NO_QUOTA, cores },
    volumeTypes: {},
  });
  const project = (name: string, limit: Amount, used: number) => ({
    name,
    limits: { cores: { limit, used } },
    volumeTypes: {},
  });
  const { countries } = compareTenants(
    [tenant("one", "ML", 4), tenant("two", "ML", 6), tenant("three", "BF", 5)],
    [project("one", 4, 1), project("two", 7, 2), project("four", "unlimited", 3)],
  );
  t.deepEqual(
    countries.map(({ country, tenants, foundIn, figures }) => [
      country,
      tenants,
      foundIn,
      figures.cores,
    ]),
    [
      ["ML", 2, "both", { declared: 10, cloud: 11, used: 3, differs: true }],
      ["BF", 1, "files", { declared: 5, differs: false }],
      [undefined, 1, "cloud", { cloud: "unlimited", used: 3, differs: false }],
    ],
  );
});

test("every limit is read where the program writes it, in the same unit", (t) => {
  const fields = Object.keys(NO_QUOTA) as (keyof Quota)[];
  const quota = Object.fromEntries(fields.map((field, index) => [field, 100 + index])) as never;
  const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const { volumeTypeQuota: _, ...volume } = toVolumeQuota(quota, {});
  const { loadbalancer, ...balancer } = toLoadBalancerQuota(quota);
  const written: Record<string, Record<string, number>> = {
    compute: toComputeQuota(quota),
    "block-storage": volume,
    network: toNetworkQuota(quota),
    "load-balancer": { ...balancer, loadBalancer: loadbalancer },
  };
  t.deepEqual(Object.keys(QUOTA_FIELDS).sort(), [...fields].sort());
  for (const field of fields) {
    const { service, name, unit = 1 } = QUOTA_FIELDS[field];
    const [, value] =
      Object.entries(written[service] ?? {}).find(([key]) => snake(key) === name) ?? [];
    t.is(value, Number(quota[field]) * unit, `${service} ${name}`);
  }
});

test("dedicated processors are carried once; a host that Placement does not know carries nothing", (t) => {
  const hypervisor = { id: "1", hypervisor_hostname: "h", state: "up", status: "enabled" };
  const inventory = (total: number, reserved = 0, ratio = 1) => {
    return { total, reserved, allocation_ratio: ratio };
  };
  const host = hostOf(hypervisor, "az1", {
    inventories: {
      VCPU: inventory(40, 4, 4),
      PCPU: inventory(24),
      MEMORY_MB: inventory(515_700, 512),
    },
    usages: { VCPU: 10, PCPU: 2, MEMORY_MB: 2048 },
  });
  t.deepEqual(host.cores, { total: 64, reserved: 4, ratio: 4, carries: 168, used: 12 });
  t.deepEqual([host.ramGiB.total, host.ramGiB.carries, host.ramGiB.used], [503.61328125, 503, 2]);
  t.is(host.diskGiB.total, 0);
  const unknown = hostOf({ ...hypervisor, status: "disabled" }, "az1", {});
  t.false(unknown.ready);
  t.is(unknown.cores.carries, 0);
});

test("space that Cinder reserves in a pool is not usable; a driver may report no number", (t) => {
  const of = (capabilities: Record<string, unknown>) => poolOf({ name: "p", capabilities });
  t.is(of({ total_capacity_gb: 1000, reserved_percentage: 7 }).usableGiB, 930);
  t.is(of({ total_capacity_gb: "infinite", reserved_percentage: 7 }).usableGiB, "unlimited");
  t.is(of({ total_capacity_gb: "unknown" }).usableGiB, "unknown");
  t.is(of({}).freeGiB, "unknown");
});

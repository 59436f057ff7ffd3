/** Reading a recorded state: the owner of each resource, and which of them holds data. */
import test from "ava";
import fc from "fast-check";
import { recordedTenants } from "../../../operations/state/recorded.ts";
import { nameOf } from "../../../policies/resources/urn.ts";
import { stateWith } from "./recorded-state.ts";

const SITE = "bamako";
const PROJECT = "openstack:identity/project:Project";

test("a tenant is recorded with its clusters and containers, and the resources that hold their data", (t) => {
  const state = stateWith(SITE, {
    health: { clusters: ["records"], containers: ["scans"], owner: "NE" },
    tax: { protect: false },
  });
  const { health, tax } = recordedTenants(SITE, state);
  t.is(health?.resources, 9);
  t.is(health?.owner, "NE");
  t.is(health?.holder?.type, PROJECT);
  t.like(health?.clusters.records, { resources: 4, holder: { protect: true } });
  t.is(
    health?.clusters.records?.holder && nameOf(health.clusters.records.holder.urn),
    "bamako-health-records-cluster",
  );
  t.like(health?.containers.scans, { resources: 2, holder: { protect: true } });
  t.like(tax, {
    resources: 3,
    owner: "ML",
    holder: { protect: false },
    clusters: {},
    containers: {},
  });
});

test("a cluster and a container of one key, and a standby beside a tenant of its home's name, are kept apart", (t) => {
  const state = stateWith(SITE, {
    ouagadougou: { clusters: ["customs-desk"] },
    "ouagadougou-customs": { clusters: ["desk"], containers: ["desk"] },
  });
  const recorded = recordedTenants(SITE, state);
  // A name that could belong to both belongs to the longer key.
  t.deepEqual(Object.keys(recorded["ouagadougou-customs"]?.containers ?? {}), ["desk"]);
  t.is(recorded["ouagadougou-customs"]?.containers.desk?.resources, 2);
});

test("resources that only wait for deletion, and those of other programs, are left out", (t) => {
  const [stack, tenant, project] = stateWith(SITE, { tax: {} }).resources ?? [];
  if (!stack || !tenant || !project) throw new Error("no state");
  const other = {
    urn: "urn:pulumi:bamako::x::random:index/randomId:RandomId::word",
    type: "random",
  };
  const { tax } = recordedTenants(SITE, {
    resources: [stack, tenant, { ...project, delete: true }, other],
  });
  t.like(tax, { resources: 1, holder: undefined, owner: undefined });
  t.deepEqual(Object.keys(recordedTenants(SITE, undefined)), []);
});

test("every resource of a tenant is counted once, for any tenant names", (t) => {
  const key = fc.stringMatching(/^[a-z]{2,4}(-[a-z]{2,3})?$/);
  fc.assert(
    fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 6 }), (keys) => {
      const state = stateWith(SITE, Object.fromEntries(keys.map((name) => [name, {}])));
      const recorded = recordedTenants(SITE, state);
      const sum = Object.values(recorded).reduce((total, { resources }) => total + resources, 0);
      t.is(sum, keys.length * 3);
      t.deepEqual(Object.keys(recorded).sort(), [...keys].sort());
    }),
  );
});

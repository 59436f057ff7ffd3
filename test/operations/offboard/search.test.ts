/** Every list is read to its end, every mention of an id is a trace, and a list that fails is never an empty one. */
import test, { type ExecutionContext } from "ava";
import { Cloud } from "../../../operations/cloud/client.ts";
import { PATIENCE } from "../../../operations/cloud/http.ts";
import type { Listing } from "../../../operations/offboard/model.ts";
import { search } from "../../../operations/offboard/search.ts";
import { isNameOf } from "../../../operations/offboard/subjects.ts";
import { estates } from "../../helpers/reference.ts";
import { type Answers, fakeCloud } from "../cloud/fake-cloud.ts";

const ID = "5f0c1b2a3d4e4f50a1b2c3d4e5f60718";
const SUBJECT = {
  site: "bamako",
  key: "tax",
  cloud: "c",
  address: "a",
  ids: { [ID]: "project bamako-tax" },
};
const isOurs = isNameOf("bamako", "tax", estates);

/** Empty answers to all that a service must have. */
const EMPTY: Answers = {
  "identity /projects": { projects: [{ id: "p", name: "bamako-taxi" }] },
  "identity /users": { users: [] },
  "identity /groups": { groups: [] },
  "identity /role_assignments": { role_assignments: [] },
  "identity /credentials": { credentials: [] },
  "compute /servers/detail?all_tenants=1": { servers: [] },
  "compute /os-server-groups?all_projects=true": { server_groups: [] },
  "compute /flavors/detail?is_public=None": {
    flavors: [
      { id: "f1", "os-flavor-access:is_public": false },
      { id: "f2", "os-flavor-access:is_public": true },
    ],
  },
  "compute /flavors/f1/os-flavor-access": { flavor_access: [] },
};

const WITHOUT = ["placement", "block-storage", "network", "load-balancer"];

async function searched(t: ExecutionContext, answers: Answers, without = WITHOUT) {
  const fake = await fakeCloud(answers, { without });
  t.teardown(fake.close);
  const auth = { auth_url: fake.url, username: "u", password: "p" };
  const cloud = await Cloud.connect({ auth }, { ...PATIENCE, delay: () => 0 });
  return search(cloud, SUBJECT, isOurs);
}

const of = (listings: readonly Listing[], what: string) => {
  const found = listings.find((one) => one.what === what);
  if (found === undefined) throw new Error(`no list of ${what}`);
  const { site: _, service: __, what: ___, ...outcome } = found;
  return outcome;
};

test("nothing left: each list with its number of items, what is optional may be absent", async (t) => {
  const { listings, unsearched } = await searched(t, EMPTY);
  t.deepEqual(of(listings, "projects"), { outcome: "searched", items: 1, traces: [] });
  t.deepEqual(of(listings, "access to private flavors"), {
    outcome: "searched",
    items: 0,
    traces: [],
  });
  t.deepEqual(of(listings, "trusts"), { outcome: "absent" });
  t.deepEqual(unsearched, []);
  t.true(listings.every(({ outcome }) => outcome !== "failed"));
});

test("a mention anywhere is a trace: as owner, in a name, as the target of a grant, on a later page", async (t) => {
  const { listings } = await searched(t, {
    ...EMPTY,
    "identity /users": {
      users: [{ id: "u1", name: `cluster_${ID}` }],
      links: { next: "http://elsewhere/v3/users?marker=u1" },
    },
    "identity /users?marker=u1": { users: [{ id: "u2", name: "bamako-tax-auditors" }] },
    "identity /role_assignments": { role_assignments: [{ scope: { project: { id: ID } } }] },
    "compute /flavors/f1/os-flavor-access": { flavor_access: [{ flavor_id: "f1", tenant_id: ID }] },
  });
  t.like(of(listings, "users"), { items: 2, traces: [{ id: "u1" }, { id: "u2" }] });
  t.like(of(listings, "role assignments"), { items: 1, traces: { length: 1 } });
  t.like(of(listings, "access to private flavors"), { items: 1, traces: { length: 1 } });
});

test("limits of the project are a trace, and no longer when the balancer service has emptied them", async (t) => {
  const lists = ["loadbalancers", "listeners", "pools", "healthmonitors", "l7policies"];
  const empty = lists.map((key) => [`load-balancer /v2.0/lbaas/${key}`, { [key]: [] }]);
  const tracesWith = async (pool: number | null) => {
    const quotas = { quotas: [{ project_id: ID, pool, listener: null }] };
    const answers = {
      ...EMPTY,
      ...Object.fromEntries(empty),
      "load-balancer /v2.0/lbaas/quotas": quotas,
    };
    const { listings } = await searched(t, answers, WITHOUT.slice(0, -1));
    return of(listings, "quotas");
  };
  t.like(await tracesWith(2), { items: 1, traces: { length: 1 } });
  t.deepEqual(await tracesWith(null), { outcome: "searched", items: 1, traces: [] });
});

test("a list that is not there, or that fails, is no empty list", async (t) => {
  const { "identity /groups": _, ...others } = EMPTY;
  const { listings } = await searched(t, { ...others, "identity /credentials": 403 });
  t.like(of(listings, "groups"), { outcome: "failed" });
  t.like(of(listings, "EC2 and other credentials"), { outcome: "failed" });
});

test("a name is the tenant's only as a whole, and not that of a tenant whose key continues it", (t) => {
  t.deepEqual(
    [
      "bamako-tax",
      "bamako-tax-front",
      "bamako-taxi",
      "bamako-treasury",
      "ouagadougou-tax",
      "tax",
    ].filter(isOurs),
    ["bamako-tax", "bamako-tax-front"],
  );
});

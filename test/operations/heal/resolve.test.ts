/** What a failed or killed run has made is found and removed; what people made is not. */
import test from "ava";
import type { Cloud, Item } from "../../../operations/cloud/client.ts";
import { HttpStatusError } from "../../../operations/cloud/http.ts";
import type { Attempt } from "../../../operations/engine/attempts.ts";
import { printHealing } from "../../../operations/heal/format.ts";
import {
  allAttempts,
  doubtfulChanges,
  resolveAttempts,
  stillThere,
} from "../../../operations/heal/resolve.ts";
import type { StackState } from "../../../operations/state/stack-state.ts";

const BEGUN = Date.parse("2026-11-30T10:00:00Z") / 1000;
const LATER = "2026-11-30T10:00:03Z";
const EARLIER = "2026-11-30T09:59:00Z";

/** A cloud with these listings; requests that change something are in `changes`. */
function cloudWith(lists: Record<string, Item[]>, { ahead = 0 } = {}) {
  const changes: string[] = [];
  const cloud = {
    user: "me",
    list: async (service: string, path: string, _key: string) => {
      const found = lists[`${service} ${path}`];
      if (found === undefined) throw new HttpStatusError(`${path}: HTTP 404`, 404);
      return found;
    },
    delete: async (service: string, path: string) => void changes.push(`DELETE ${service} ${path}`),
    write: async (method: string, service: string, path: string, body: unknown) =>
      void changes.push(`${method} ${service} ${path} ${JSON.stringify(body)}`),
    raw: async () =>
      new Response("", { headers: { date: new Date(Date.now() + ahead).toUTCString() } }),
  } as unknown as Cloud;
  return { cloud, changes };
}

const attempt = (type: string, inputs: object, more: Partial<Attempt> = {}): Attempt => ({
  resource: {
    urn: `urn:pulumi:bamako::aes-estate::${type}::x`,
    type: `openstack:${type}`,
    inputs: { ...inputs },
  },
  begun: BEGUN,
  ...more,
});
const NETWORK = "networking/network:Network";
const network = attempt(NETWORK, { name: "bamako-x" });
const networks = (...items: object[]) => ({ "network /v2.0/networks": items as Item[] });

const resolve = (
  { cloud }: { cloud: Cloud },
  attempts: readonly Attempt[],
  state: StackState = {},
) => resolveAttempts(attempts, { cloud, state, connect: async () => cloud });

test("what an attempt has made is removed, a recorded one and another's stay", async (t) => {
  const scene = cloudWith(
    networks(
      { id: "lost", name: "bamako-x", created_at: LATER },
      { id: "known", name: "bamako-x", created_at: LATER },
      { id: "theirs", name: "bamako-x", created_at: EARLIER },
      { id: "other", name: "bamako-y", created_at: LATER },
    ),
  );
  const state = { resources: [{ urn: "u", type: "t", id: "known" }] };
  t.deepEqual(await resolve(scene, [network], state), {
    removed: ["Network x (lost)"],
    spared: ["Network x (theirs)"],
  });
  t.deepEqual(scene.changes, ["DELETE network /v2.0/networks/lost"]);
});

test("the clock of the cloud is compared, not this machine's", async (t) => {
  for (const [ahead, created, removes] of [
    [300_000, "2026-11-30T10:05:01Z", true],
    [300_000, "2026-11-30T10:04:00", false],
    [-300_000, "2026-11-30T09:55:01.000000", true],
    [-300_000, "2026-11-30 09:54:00+00:00", false],
  ] as const) {
    const scene = cloudWith(networks({ id: "n", name: "bamako-x", created_at: created }), {
      ahead,
    });
    const { removed, spared } = await resolve(scene, [network]);
    t.deepEqual([removed.length, spared.length], removes ? [1, 0] : [0, 1], created);
  }
});

test("without a time, only what has the content of the attempt, and was not there before it, is removed", async (t) => {
  const inputs = { name: "bamako-x", description: "Health", tags: ["b", "a"], domainId: "d" };
  const PROJECT = "identity/project:Project";
  const same = { id: "p", name: "bamako-x", description: "Health", tags: ["a", "b"] };
  for (const [item, status, removes] of [
    [same, undefined, true],
    [same, 500, true],
    [same, 409, false],
    [{ ...same, description: "by hand" }, 500, false],
    [{ ...same, tags: [] }, 500, false],
    [{ ...same, domain_id: "other" }, 500, false],
  ] as const) {
    const scene = cloudWith({ "identity /projects": [item as unknown as Item] });
    const given = status === undefined ? {} : { status };
    const { removed, spared } = await resolve(scene, [attempt(PROJECT, inputs, given)]);
    t.deepEqual([removed.length, spared.length], removes ? [1, 0] : [0, 1]);
    t.is(scene.changes.length, removes ? 1 : 0);
  }
});

test("a domain is disabled first; an access is withdrawn in any case; an interface is found by its subnet", async (t) => {
  const scene = cloudWith({
    "identity /domains": [{ id: "d", name: "bamako" }],
    "block-storage /types/fast/os-volume-type-access": [{ id: "undefined", project_id: "tax" }],
    "network /v2.0/ports?device_id=r": [
      { id: "port", fixed_ips: [{ subnet_id: "v4" }], created_at: LATER },
    ],
  });
  const { removed, spared } = await resolve(scene, [
    attempt("identity/project:Project", { name: "bamako", isDomain: true }),
    attempt(
      "blockstorage/volumeTypeAccessV3:VolumeTypeAccessV3",
      { volumeTypeId: "fast", projectId: "tax" },
      { status: 409 },
    ),
    attempt("networking/routerInterface:RouterInterface", { routerId: "r", subnetId: "v4" }),
    // What it belonged to is gone, or it is the same when it is made twice.
    attempt("blockstorage/volumeTypeAccessV3:VolumeTypeAccessV3", { volumeTypeId: "gone" }),
    attempt("identity/roleAssignment:RoleAssignment", { roleId: "member" }),
  ]);
  t.deepEqual(scene.changes, [
    'PATCH identity /domains/d {"domain":{"enabled":false}}',
    "DELETE identity /domains/d",
    'POST block-storage /types/fast/action {"removeProjectAccess":{"project":"tax"}}',
    'PUT network /v2.0/routers/r/remove_router_interface {"port_id":"port"}',
  ]);
  t.deepEqual([removed.length, spared.length], [3, 0]);
});

test("a recorded access is not withdrawn", async (t) => {
  const scene = cloudWith({
    "compute /flavors/small/os-flavor-access": [{ id: "undefined", tenant_id: "tax" }],
  });
  const access = attempt("compute/flavorAccess:FlavorAccess", {
    flavorId: "small",
    tenantId: "tax",
  });
  const state = { resources: [{ urn: "u", type: "t", id: "small/tax" }] };
  t.deepEqual(await resolve(scene, [access], state), { removed: [], spared: [] });
});

test("a pending creation and the attempt that began it are one; the first of several attempts counts", (t) => {
  const pending = { ...network.resource, inputs: { name: "bamako-x", secret: "known" } };
  const operation = { type: "creating", resource: pending };
  const state = { pending_operations: [operation, { type: "deleting", resource: pending }] };
  t.deepEqual(allAttempts(state, [network, { ...network, begun: BEGUN + 60 }]), [
    { resource: pending, begun: BEGUN },
  ]);
  t.deepEqual(allAttempts(state, []), [{ resource: pending }]);
  t.deepEqual(allAttempts(undefined, [network]), [network]);
});

test("what is recorded and was changed or removed without a known result is read again, once", (t) => {
  const named = (urn: string) => ({ urn, type: "t" });
  const change = (urn: string) => ({ resource: named(urn), step: "change" as const });
  const operations = ["updating", "deleting", "creating"].map((type) => ({
    type,
    resource: named(type),
  }));
  const state = {
    resources: ["updating", "deleting", "failed", "new"].map(named),
    pending_operations: operations,
  };
  const creation = { resource: named("new") };
  const kept = [change("deleting"), change("failed"), change("not recorded any more"), creation];
  t.deepEqual(doubtfulChanges(state, kept), ["updating", "deleting", "failed"]);
  t.deepEqual(allAttempts(state, kept), [{ resource: named("creating") }, creation]);
  t.deepEqual(doubtfulChanges(undefined, kept), []);
});

test("a node group that the state forgot comes back if the cloud has it, its tenant and its cluster are recorded, and it is not", async (t) => {
  const type = "openstack:containerinfra/nodeGroup:NodeGroup";
  const group = (name: string, id: string, provider = "tenant", parent = "part") => ({
    urn: `urn:pulumi:bamako::aes-estate::${type}::${name}`,
    type,
    id: `cluster/${id}`,
    inputs: { clusterId: "cluster", name },
    parent,
    provider: `${provider}::1`,
  });
  const groups = ["there", "recorded", "other-tenant", "alone"].map((name) => ({
    id: `id-${name}`,
    name,
  }));
  const { cloud, changes } = cloudWith({
    "container-infra /clusters/cluster/nodegroups": groups as Item[],
  });
  const there = group("there", "id-there");
  const recorded = group("recorded", "id-recorded");
  const state = {
    resources: [
      { urn: "tenant", type: "pulumi:providers:openstack" },
      { urn: "part", type: "aes-estate:index:KubernetesCluster" },
      recorded,
    ],
  };
  const kept = [
    there,
    there,
    recorded,
    group("there", "of a former one"),
    group("gone", "id-gone"),
    group("other-tenant", "id-other-tenant", "gone"),
    group("alone", "id-alone", "tenant", "gone"),
  ].map((resource) => ({ resource, step: "forgotten" as const }));
  const scene = { cloud, state, connect: async () => cloud };
  t.deepEqual(await stillThere(kept, scene), [there]);
  t.deepEqual(await stillThere([{ resource: there }], scene), [], "a creation");
  t.deepEqual(changes, []);
});

test("nothing to look for: the cloud gets no request", async (t) => {
  const cloud = {} as Cloud;
  t.deepEqual(await resolve({ cloud }, []), { removed: [], spared: [] });
});

test.serial("a person reads what was looked for, read again, removed and left alone", (t) => {
  const lines: string[] = [];
  const { log } = console;
  console.log = (line: string) => lines.push(line);
  t.teardown(() => {
    console.log = log;
  });
  const healing = { locks: 0, pending: 0, failed: [], doubtful: 2, refreshed: 1 };
  const found = {
    restored: ["NodeGroup work"],
    removed: ["network x (1)"],
    spared: ["user \u001b[31my (2)"],
  };
  for (const language of ["fr", "en"] as const)
    printHealing({ ...healing, ...found }, "bamako", language);
  const nothing = { doubtful: 0, refreshed: 0, restored: [], removed: [], spared: [] };
  printHealing({ ...healing, ...nothing }, "bamako", "en");
  t.deepEqual(lines, [
    "cherché dans le nuage avant cette exécution : 2 créations au résultat inconnu",
    "relu dans le nuage avant cette exécution : 1 ressource dont la modification ou la suppression avait un résultat inconnu",
    "  enregistré de nouveau, l'exécution s'est arrêtée avant la suppression de son cluster : NodeGroup work",
    "  supprimé, jamais enregistré : network x (1)",
    "  laissé tel quel, pas créé par cette exécution : user <U+001B>[31my (2) : si une personne l'a fait à la main, renommez-le ou supprimez-le ; sinon la création échoue de nouveau",
    "looked for in the cloud before this run: 2 creations without a known result",
    "read from the cloud before this run: 1 resource whose change or removal had no known result",
    "  recorded again, the run ended before its cluster was removed: NodeGroup work",
    "  removed, was never recorded: network x (1)",
    "  left alone, not made by the interrupted run: user <U+001B>[31my (2): if a person made it by hand, rename or delete it; otherwise the creation fails again",
  ]);
});

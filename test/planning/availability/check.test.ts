/** A tenant's availability from its servers, disks, zones and standby, and the fixes for one that is too low. */
import test from "ava";
import type { SiteContext } from "../../../estate/context.ts";
import { issueTexts } from "../../../estate/issue.ts";
import type { Cluster, Facility, Tenant, Topology } from "../../../estate/model/index.ts";
import { adviceFor } from "../../../planning/availability/advice.ts";
import { ADVICE, CHANGES } from "../../../planning/availability/change-messages.ts";
import { demands, tier } from "../../../planning/availability/check.ts";
import { partOf, series } from "../../../planning/availability/graph/figures.ts";
import { serverGroups } from "../../../planning/availability/servers.ts";
import { type Place, serviceFigure, serviceGraph } from "../../../planning/availability/service.ts";
import { analysisOf, siteGraph } from "../../../planning/availability/site.ts";
import { copiesIn } from "../../../planning/availability/storage.ts";
import { topologyFaults } from "../../../planning/availability/topology-faults.ts";
import { referenceSite, tenantLike, withTenants } from "../../estate/sources.ts";
import { argumentsIn } from "../../helpers/messages.ts";

const NEVER_FAILS = { availability: 100 };

/** Bamako, where only zones (99 %), hosts and storage servers (as given) fail. */
async function plainPlace(t: Parameters<typeof referenceSite>[0], host = 90, storage = 100) {
  const context = await referenceSite(t);
  const { data } = context.facility as NonNullable<SiteContext["facility"]>;
  const zone = { availability: 99 };
  const pool = { nodesPerZone: 2, required: 2, availability: storage };
  const topology: Topology = {
    elements: { entry: NEVER_FAILS, "hall-1": zone, "hall-2": zone },
    groups: {},
    causes: {},
    zones: { az1: ["hall-1"], az2: ["hall-2"] },
    service: ["entry"],
    hosts: { general: { availability: host }, memory: NEVER_FAILS },
    storage: { encrypted: pool, plain: pool },
  };
  const facility: Facility = { ...data, topology };
  const place = { site: context.site.data, facility };
  return { context, place, topology };
}

const placing = (place: Place): Place => {
  const { kubernetes } = place.site;
  if (kubernetes === undefined) return place;
  return {
    ...place,
    site: { ...place.site, kubernetes: { ...kubernetes, driver: "k8s_cluster_api" } },
  };
};
const withTopology = (place: Place & { facility: Facility }, change: Partial<Topology>): Place => ({
  ...place,
  facility: { ...place.facility, topology: { ...place.facility.topology, ...change } as Topology },
});
const ordering = (tenant: Tenant, pools: Cluster["pools"], count = 3): Tenant => {
  const [cluster] = Object.values(tenant.clusters);
  if (cluster === undefined) throw new Error("no cluster");
  const controlPlane = { ...cluster.controlPlane, count };
  return { ...tenant, clusters: { apps: { ...cluster, controlPlane, pools } } };
};
const near = (got: number | undefined, want: number) => Math.abs((got ?? -1) - want) < 1e-9;
const at = (tenant: Tenant, place: Place) => serviceFigure(tenant, place, undefined)?.availability;

test("a pool survives as many losses as its promised capacity allows", async (t) => {
  const { context, place } = await plainPlace(t);
  const groups = (key: string, change: (tenant: Tenant) => Tenant = (same) => same) =>
    serverGroups(change(tenantLike(context, key, {})), place.site, ["az1", "az2"]).map(
      ({ name, required, in: placed }) => [name, required, ...placed.values()],
    );
  // Two nodes of 2 CPUs; 3 are promised in the one, 2 in the other.
  t.deepEqual(groups("e-visa"), [
    ["apps/control-plane", 2, 3],
    ["apps/nodes", 2, 2],
  ]);
  t.deepEqual(groups("health")[1], ["records/nodes", 1, 2]);
  // Only the minimum size of an autoscaled pool is sure to run.
  t.deepEqual(groups("ai-research")[1], ["lab/nodes", 1, 1]);
  const five = (tenant: Tenant) =>
    ordering(tenant, { work: { flavor: "medium", autoscale: { min: 4, max: 9 } } }, 5);
  t.deepEqual(groups("health", five), [
    ["apps/control-plane", 3, 5],
    ["apps/nodes", 1, 4],
  ]);
  t.deepEqual(
    groups("tax").map(([name]) => name),
    ["front", "app", "data"],
    "one server in each segment",
  );
});

test("where nothing is promised, all zones are needed and all servers of a group share a host", async (t) => {
  const { context, place } = await plainPlace(t);
  const zones = 0.99 ** 2;
  t.true(near(at(tenantLike(context, "health", {}), place), zones * 0.9 * 0.9));
  t.true(near(at(tenantLike(context, "tax", {}), place), zones * 0.9 ** 3));
});

test("on hosts of their own, two of three and one of two are enough", async (t) => {
  const { context, place } = await plainPlace(t);
  const apart = withTopology(place, { apart: { attestation: "-" } });
  const majority = 3 * 0.9 ** 2 - 2 * 0.9 ** 3;
  const one = 1 - 0.1 ** 2;
  t.true(near(at(tenantLike(context, "health", {}), apart), 0.99 ** 2 * majority * one));
  t.true(near(at(tenantLike(context, "e-visa", {}), apart), 0.99 ** 2 * majority * 0.9 ** 2));
});

test("of two zones one holds the majority of a control plane of three: its loss is an outage", async (t) => {
  const { context, place } = await plainPlace(t, 100);
  const pools = (zones: string[]) =>
    Object.fromEntries(zones.map((zone) => [zone, { flavor: "medium", zone, count: 2 }]));
  const health = tenantLike(context, "health", {});
  const both = ordering(health, pools(["az1", "az2"]));
  t.true(near(at(both, placing(place)), 0.99));
  t.true(near(at(ordering(health, pools(["az1"])), placing(place)), 0.99));
  t.true(near(at(ordering(health, pools(["az2"])), placing(place)), 0.99 ** 2));
  t.true(near(at(both, place), 0.99 ** 2), "the other driver places nothing");
  t.deepEqual(serviceFigure(both, placing(place), undefined)?.home.singlePoints, [
    "entry", // everything depends on it, although it never fails
    "hall-1",
  ]);
});

test("copies are spread evenly; a zone may be lost, and then no server of the other", async (t) => {
  t.deepEqual(copiesIn({ volumeTypes: [], usableGiB: 1, replicas: 4, zones: ["a", "b"] }), [2, 2]);
  t.deepEqual(copiesIn({ volumeTypes: [], usableGiB: 1, replicas: 3, zones: ["a", "b"] }), [2, 1]);
  const { context, place } = await plainPlace(t, 100, 80);
  const ends = serviceGraph(tenantLike(context, "tax", {}), place);
  if (ends === undefined) return t.fail();
  const p = 0.8;
  const allOfFour = [0, 1, 2].map((down) => [1, 4, 6][down] ?? 0);
  // Both zones up: two of four servers; one zone up: both of its servers.
  const two = allOfFour.reduce((sum, ways, down) => sum + ways * p ** (4 - down) * 0.2 ** down, 0);
  const expected = 0.99 ** 2 * two + 2 * 0.99 * 0.01 * p ** 2;
  t.true(near(analysisOf({ ...ends, root: ["storage/encrypted"] })?.availability, expected));
});

test("more nodes never lower the figure, however many share a host; nor do more control-plane servers", async (t) => {
  const { context, place } = await plainPlace(t);
  const health = tenantLike(context, "health", {});
  const counts = Array.from({ length: 24 }, (_, index) => index + 2);
  for (const where of [withTopology(place, { apart: { attestation: "-" } }), placing(place)]) {
    const nodes = counts.map((count) =>
      at(ordering(health, { work: { flavor: "medium", zone: "az1", count } }), where),
    );
    const servers = [1, 3, 5, 7].map((count) =>
      at(ordering(health, { work: { flavor: "medium", count: 3 } }, count), where),
    );
    for (const figures of [nodes, servers]) {
      const known = figures.map((figure) => figure ?? Number.NaN);
      t.true(known.every((figure, i) => figure >= (known[i - 1] ?? 0) - 1e-12));
    }
    t.true((nodes[3] ?? 0) > (nodes[0] ?? 1), "a spare host is worth something");
  }
});

test("the site serves while all but the zones it may lose do", async (t) => {
  const { place } = await plainPlace(t);
  const { facility } = place;
  const figure = (zones: number) =>
    analysisOf(siteGraph({ ...facility, reserve: { hostsPerZone: 1, zones } }))?.availability;
  t.true(near(figure(1), 1 - 0.01 ** 2));
  t.true(near(figure(0), series([0.99, 0.99])));
  t.true(near(figure(2), 1 - 0.01 ** 2), "one zone there must be");
});

test("a standby counts where its switch-over is known", async (t) => {
  const { context, place } = await plainPlace(t, 100);
  const element = { mtbfHours: 990, mttrHours: 10 };
  const here = withTopology(place, {
    elements: { entry: element, "hall-1": NEVER_FAILS, "hall-2": NEVER_FAILS },
  });
  const there = withTopology(place, { switchOverMinutes: 60 });
  const tax = tenantLike(context, "tax", {});
  t.true(near(at(tax, here), partOf(element)));
  const failedOver = serviceFigure(tax, here, there);
  t.true(near(failedOver?.availability, 1 - 0.001 - 0.01 * (1 - 0.99 ** 2)));
  t.true(near(failedOver?.standby, 0.99 ** 2));
  t.true(near(serviceFigure(tax, here, place)?.availability, 0.99), "no time: no standby");
});

test("a volume without a storage pool, or a topology with a fault, has no figure", async (t) => {
  const { context, place } = await plainPlace(t);
  const tax = tenantLike(context, "tax", {});
  const { encrypted: _, ...storagePools } = place.facility.storagePools;
  t.is(at(tax, { ...place, facility: { ...place.facility, storagePools } }), undefined);
  t.is(at(tax, withTopology(place, { service: ["nowhere"] })), undefined);
  t.is(at(tax, { ...place, facility: undefined }), undefined);
  t.deepEqual(topologyFaults(place.facility), []);
});

test("a demand is rejected once where nothing can be computed", async (t) => {
  const context = await referenceSite(t);
  const paths = (change: Partial<SiteContext>) =>
    [tier, demands].map((check) => check({ ...context, ...change }).map(({ path }) => path));
  const unwritten = (written: boolean): Partial<SiteContext> => {
    const sites = [...context.sites].map(([key, site]) => {
      return [key, { ...site, counted: written }] as const;
    });
    return { facility: undefined, sites: new Map(sites) };
  };
  t.deepEqual(paths(unwritten(false)), [[], ["availability", "availability"]]);
  t.deepEqual(paths(unwritten(true)), [[], []], "unreadable, which is reported");
  const { facility } = context;
  if (facility === undefined) return t.fail();
  const { topology: _, ...data } = facility.data;
  const bare = { ...facility, data };
  t.deepEqual(paths({ facility: bare }), [["."], []]);
  const second = { ...context.allianceSite, tier: { level: "II" as const, availability: 99.7 } };
  t.deepEqual(paths({ facility: bare, allianceSite: second }), [
    [],
    ["availability", "availability"],
  ]);
});

test("a demand is rejected exactly when the figure is below it", async (t) => {
  const context = await referenceSite(t);
  const issuesFor = (availability: number) =>
    demands(withTenants(context, { health: tenantLike(context, "health", { availability }) }));
  t.deepEqual(issuesFor(99.9737), []);
  t.is(issuesFor(99.9738).length, 1);
});

test("advice names the changes that suffice alone or together, and never a site that the policies forbid", async (t) => {
  const { context, place } = await plainPlace(t);
  const keys = (tenant: Tenant, demand: number, standbys: [string, Place][] = [], home = place) => {
    const { kind, changes } = adviceFor({ tenant, home }, demand, "bamako", new Map(standbys));
    return [kind, ...changes.map(({ key }) => key)];
  };
  const health = tenantLike(context, "health", {});
  t.deepEqual(keys(health, 94), ["alone", "apart", "driver"]);
  t.deepEqual(keys(health, 95), ["alone", "driver"]);
  const withStandby = withTopology(place, { switchOverMinutes: 1 });
  t.deepEqual(keys(health, 99.99999, [["ouagadougou", withStandby]])[0], "none");
  const adviceTo = (key: string) => {
    const tenant = tenantLike(context, key, { availability: 99.999, continuity: undefined });
    const [issue] = demands(withTenants(context, { [key]: tenant }));
    return issue === undefined ? "" : (issueTexts(issue, "en", "/").remediation ?? "");
  };
  t.notRegex(adviceTo("health"), /standby/, "citizens' data stays in the country");
  t.regex(adviceTo("treasury"), /standby site at ouagadougou/);
  t.notRegex(adviceTo("judicial-archive"), /cluster/, "no way out, no cluster");
});

test("tier II asks for a figure alone", async (t) => {
  const { context, place } = await plainPlace(t);
  const { facility } = context;
  if (facility === undefined) return t.fail();
  const topology = {
    ...place.facility.topology,
    elements: { ...place.facility.topology?.elements },
  };
  const single = { ...place.facility, topology: topology as Topology };
  const asking = (level: "II" | "III", availability: number) =>
    tier({
      ...context,
      facility: { ...facility, data: single },
      allianceSite: { ...context.allianceSite, tier: { level, availability } },
    }).map(({ path }) => path);
  t.deepEqual(asking("II", 99.9), []);
  t.deepEqual(asking("II", 99.999), ["topology.service"]);
  t.deepEqual(asking("III", 99.9), ["topology.elements.entry"]);
});

test("changes and advice have the same arguments in both languages", (t) => {
  const { change: _, ...sentences } = ADVICE;
  for (const [name, message] of Object.entries({ ...CHANGES, ...sentences })) {
    t.deepEqual(argumentsIn(message, "fr"), argumentsIn(message, "en"), name);
    t.not(message.fr, message.en, name);
  }
});

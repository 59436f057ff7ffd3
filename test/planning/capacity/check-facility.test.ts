/**
 * A facility file that contradicts itself or its site is rejected at the faulty line, and nothing is computed from it.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import fc from "fast-check";
import { type LoadAllResult, loadEstates } from "../../../checks/load.ts";
import { formatIssue } from "../../../estate/issue.ts";
import type { Facility } from "../../../estate/model/index.ts";
import { facilityFaults } from "../../../planning/capacity/check-facility.ts";
import { alwaysPlaceable } from "../../../planning/capacity/losses.ts";
import { estateFolder } from "../../estate/overlay.ts";
import { referenceSite } from "../../estate/sources.ts";

/** All issues of the check, in English and without lines, for Bamako's facility with one text replaced. */
async function issuesAfter(t: ExecutionContext, from: string, to: string): Promise<string[]> {
  const root = await estateFolder(t);
  const file = join(root, "bamako", "facility.yaml");
  const text = await readFile(file, "utf8");
  t.true(text.includes(from));
  await writeFile(file, text.replace(from, to));
  return formatted(await loadEstates(undefined, { root }), root);
}

function formatted({ issues }: LoadAllResult, root: string): string[] {
  return issues.map((issue) => formatIssue(issue, "en", root).replace(/:\d+:/, ":"));
}

const RESERVE = "reserve: { hostsPerZone: 1, zones: 1 }";
const NOTHING_LEFT = "This reserve loses the whole building and leaves nothing to promise";

for (const [name, from, to, expected] of [
  [
    "a reserve of every zone",
    RESERVE,
    "reserve: { hostsPerZone: 1, zones: 2 }",
    `bamako/facility.yaml: reserve.zones: got the loss of 2 zones of 2 to survive, want at most 1, fewer than the site has zones
    ${NOTHING_LEFT}: lower reserve.zones, or add a zone here and to site.yaml.`,
  ],
  [
    "a reserve of every host",
    RESERVE,
    "reserve: { hostsPerZone: 9, zones: 1 }",
    `bamako/facility.yaml: reserve.hostsPerZone: got the loss of 9 hosts in each zone to survive, want at most 4, fewer than the 5 hosts of the largest zone that may be left (zones lost: 1)
    ${NOTHING_LEFT}: lower reserve.hostsPerZone, or add hosts in zones.`,
  ],
  [
    "hosts of an unknown class",
    "az2: { hypervisors: { general: 4",
    "az2: { hypervisors: { genral: 4",
    "bamako/facility.yaml: zones.az2.hypervisors.genral: got genral, want one of general, memory; did you mean general?",
  ],
] as const) {
  test.serial(`reported once, at its position: ${name}`, async (t) => {
    t.deepEqual(await issuesAfter(t, from, to), [expected]);
  });
}

test.serial(
  "a figure that depends on a standby site with a faulty file is unknown, and no other issue follows from it",
  async (t) => {
    const fault =
      "ouagadougou/facility.yaml: zones.az2.hypervisors.genral: got genral, want one of general, memory; did you mean general?";
    const unknown = (want: string) =>
      `bamako/tenants/treasury.yaml: availability: got ${want} % demanded where nothing can be computed, want a sound topology in ouagadougou/facility.yaml, and a storage pool for each volume type`;
    for (const [want, there, sites, expected] of [
      ["99.98", "general: 3", undefined, []],
      ["99.98", "genral: 3", undefined, [unknown("99.98"), fault]],
      ["99.98", "genral: 3", ["bamako"], [unknown("99.98")]],
      ["99.9", "genral: 3", undefined, [fault]], // usable only at home
    ] as const) {
      const root = await estateFolder(t);
      for (const [file, from, to] of [
        ["bamako/tenants/treasury.yaml", "continuity:", `availability: ${want}\ncontinuity:`],
        [
          "ouagadougou/facility.yaml",
          "az2: { hypervisors: { general: 3",
          `az2: { hypervisors: { ${there}`,
        ],
      ] as const) {
        const text = await readFile(join(root, file), "utf8");
        t.true(text.includes(from));
        await writeFile(join(root, file), text.replace(from, to));
      }
      t.deepEqual(formatted(await loadEstates(sites, { root }), root), [...expected]);
    }
  },
);

test.serial("a reserve is rejected exactly when nothing is left after its losses", async (t) => {
  const { site, facility } = await referenceSite(t);
  if (facility === undefined) return t.fail();
  const general = {
    ...facility.data.hypervisorClasses.general,
  } as Facility["hypervisorClasses"][string];
  const hosts = fc.integer({ min: 1, max: 4 });
  const property = fc.property(
    fc.array(hosts, { minLength: 1, maxLength: 4 }),
    fc.nat(5),
    fc.nat(5),
    (counts, hostsPerZone, lost) => {
      const names = counts.map((_, index) => `az${index + 1}`);
      const zones = Object.fromEntries(
        counts.map((count, index) => [names[index], { hypervisors: { general: count } }]),
      );
      const store = { usableGiB: 100, replicas: 2, zones: names };
      const data: Facility = {
        ...facility.data,
        hypervisorClasses: { general },
        zones,
        storagePools: { all: { ...store, volumeTypes: Object.keys(site.data.volumeTypes) } },
        objectStore: store,
        reserve: { hostsPerZone, zones: lost },
      };
      const there = { ...site.data, zones: Object.fromEntries(names.map((zone) => [zone, {}])) };
      const faults = facilityFaults({ ...facility, data }, there);
      t.is(faults.length, alwaysPlaceable(data).cores > 0 ? 0 : 1);
      for (const { path, values } of faults) {
        const most = Number(values.most);
        t.true(most >= 0);
        const reserve = { ...data.reserve, [path.replace("reserve.", "")]: most };
        if (path === "reserve.zones") t.is(most, names.length - 1);
        else t.true(alwaysPlaceable({ ...data, reserve }).cores > 0);
      }
    },
  );
  t.notThrows(() => fc.assert(property, { numRuns: 300 }));
});

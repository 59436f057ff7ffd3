/**
 * `estate capacity`: exact figures of a small building, consistent sums for the reference estates, three output
 * formats.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { z } from "zod";
import { loadEstates } from "../../../checks/load.ts";
import type { Estate } from "../../../estate/estate.ts";
import type { Facility, Tenant } from "../../../estate/model/index.ts";
import type { Message } from "../../../output/message.ts";
import { TEXTS } from "../../../planning/capacity/messages.ts";
import { capacityOf } from "../../../planning/capacity/report.ts";
import { STACKS } from "../../estate/overlay.ts";
import { estate } from "../../helpers/command.ts";
import { argumentsIn } from "../../helpers/messages.ts";
import { BUILDING } from "./building.ts";

let folder: string;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-estate-capacity-"));
});
test.after.always(() => rm(folder, { recursive: true, force: true }));

const count = z.int();
const amounts = z.strictObject({
  cores: count,
  ramGiB: count,
  volumeGiB: count,
  floatingIps: count,
});
const parts = z.strictObject({ cores: count, ramGiB: count, diskGiB: count });
const hosts = { hosts: count.min(0), carries: parts };

/** The JSON that programs may rely on. */
const reportSchema = z.strictObject({
  sites: z.array(
    z.strictObject({
      site: z.string(),
      offered: amounts,
      promised: amounts,
      free: amounts,
      countries: z.array(
        z.strictObject({
          country: z.string(),
          tenants: count,
          promised: amounts,
          share: z.strictObject({ guaranteed: amounts, burst: amounts, free: amounts }).optional(),
        }),
      ),
      classes: z.array(z.strictObject({ class: z.string(), tenants: count, promised: amounts })),
      standbyFor: z.array(
        z.strictObject({
          site: z.string(),
          tenants: z.array(z.string()).min(1),
          needed: amounts,
          free: amounts,
        }),
      ),
      building: z
        .strictObject({
          zones: z.array(z.strictObject({ zone: z.string(), ...hosts })),
          hostClasses: z.array(z.strictObject({ hostClass: z.string(), ...hosts })),
          largestFlavor: z.string(),
          losses: z.array(
            z.strictObject({
              loss: z.enum(["none", "hosts", "zone", "reserve"]),
              zones: count,
              hostsPerZone: count,
              zone: z.string().optional(),
              placeable: amounts.extend({ diskGiB: count }),
              free: amounts,
              servers: count,
            }),
          ),
        })
        .optional(),
      objects: z
        .strictObject({
          usable: count,
          carried: count,
          promised: count,
          copies: count,
          free: count,
        })
        .optional(),
    }),
  ),
});

const FIELDS = ["cores", "ramGiB", "volumeGiB", "floatingIps"] as const;
type Field = (typeof FIELDS)[number];

/** The reference site with a small building, and one tenant whose quota is small. */
async function small(change: Partial<Estate> = {}): Promise<Estate> {
  const { estates } = await loadEstates(undefined, { root: STACKS });
  const [bamako] = estates;
  if (bamako?.tenants.tax === undefined) throw new Error("no reference estate");
  const facility: Facility = { schemaVersion: 1, site: "bamako", ...BUILDING } as never;
  const { continuity: _, ...tax } = bamako.tenants.tax;
  return { ...bamako, facility, tenants: { tax }, ...change };
}

test("the report on a small building equals a computation by hand", async (t) => {
  const site = await small();
  const { building, promised } = capacityOf(site, [site]);
  t.deepEqual(promised, { cores: 16, ramGiB: 64, volumeGiB: 1500, floatingIps: 1 });
  t.deepEqual(building?.zones, [
    { zone: "az1", hosts: 4, carries: { cores: 96, ramGiB: 240, diskGiB: 800 } },
    { zone: "az2", hosts: 2, carries: { cores: 40, ramGiB: 80, diskGiB: 400 } },
  ]);
  t.deepEqual(building?.hostClasses, [
    { hostClass: "plain", hosts: 5, carries: { cores: 100, ramGiB: 200, diskGiB: 1000 } },
    { hostClass: "large", hosts: 1, carries: { cores: 36, ramGiB: 120, diskGiB: 200 } },
  ]);
  t.is(building?.largestFlavor, "large"); // 8 cores, 32 GiB, 80 GiB of disk
  t.deepEqual(
    building?.losses.map(({ loss, zone, placeable, free, servers }) => [
      loss,
      zone,
      placeable.cores,
      free.cores,
      free.ramGiB,
      free.volumeGiB,
      servers,
    ]),
    [
      ["none", undefined, 136, 120, 256, -200, 7],
      ["hosts", undefined, 80, 64, 96, -200, 4],
      ["zone", "az1", 40, 24, 16, -500, 2],
      ["zone", "az2", 96, 80, 176, -200, 5],
      ["reserve", undefined, 20, 4, -24, -500, 1],
    ],
  );
});

test("a report without a facility has no building, and without shares no shares", async (t) => {
  const site = await small();
  const { facility: _, ...rest } = site;
  const bare = { ...rest, alliance: { ...site.alliance, shares: {} } };
  const report = capacityOf(bare, [bare]);
  t.is(report.building, undefined);
  t.is(report.objects, undefined);
  t.deepEqual(report.countries, [{ country: "ML", tenants: 1, promised: report.promised }]);
});

test("objects are counted where they are and where they are copied", async (t) => {
  const { estates } = await loadEstates(undefined, { root: STACKS });
  t.deepEqual(
    estates.map((each) => capacityOf(each, estates).objects),
    [
      { usable: 24_000, carried: 24_000, promised: 500, copies: 1000, free: 22_500 },
      { usable: 16_000, carried: 16_000, promised: 1000, copies: 500, free: 14_500 },
    ],
  );
  const [bamako] = estates;
  const facility = {
    ...bamako?.facility,
    objectStore: { usableGiB: 600, replicas: 1, zones: ["az1"] },
  };
  const spoilt = { ...bamako, facility } as Estate; // one copy, in a zone that may be lost
  const none = { usable: 600, carried: 0, promised: 500, copies: 1000, free: -1500 };
  t.deepEqual(capacityOf(spoilt, [spoilt]).objects, none);
});

test("an active standby site reports the failed-over tenants and the remaining headroom", async (t) => {
  const { estates } = await loadEstates(undefined, { root: STACKS });
  const host = estates.find(({ siteKey }) => siteKey === "ouagadougou");
  const home = await small();
  const { tax } = home.tenants;
  if (!host || !tax) return t.fail();
  const continuity = { standby: "ouagadougou", contract: "copies" } as Tenant["continuity"];
  const critical = { ...home, tenants: { tax: { ...tax, continuity } } };
  t.deepEqual(capacityOf(host, [critical, host]).standbyFor, [
    {
      site: "bamako",
      tenants: ["tax"],
      needed: { cores: 16, ramGiB: 64, volumeGiB: 1500, floatingIps: 1 },
      // Mali's guaranteed part covers it: all guaranteed parts of cores and memory are reserved, and everything is
      // offered.
      free: { cores: 0, ramGiB: 0, volumeGiB: 3000, floatingIps: 60 },
    },
  ]);
});

test("JSON has its shape, and countries, classes and zones each make up the whole", async (t) => {
  const { stdout, exitCode } = await estate("capacity", "--json");
  t.is(exitCode, 0);
  const { sites } = reportSchema.parse(JSON.parse(stdout));
  t.deepEqual(
    sites.map(({ site }) => site),
    ["bamako", "ouagadougou"],
  );
  const total = (rows: readonly { promised: Record<Field, number> }[], field: Field) =>
    rows.reduce((sum, { promised }) => sum + promised[field], 0);
  for (const { offered, promised, free, countries, classes, building } of sites) {
    for (const field of FIELDS) {
      t.is(free[field], offered[field] - promised[field]);
      t.is(total(countries, field), promised[field]);
      t.is(total(classes, field), promised[field]);
      for (const loss of building?.losses ?? []) {
        t.is(loss.free[field], loss.placeable[field] - promised[field]);
        t.true(loss.placeable[field] >= offered[field]);
      }
    }
    for (const rows of [building?.zones, building?.hostClasses]) {
      const cores = (rows ?? []).reduce((sum, { carries }) => sum + carries.cores, 0);
      t.is(cores, building?.losses[0]?.placeable.cores ?? -1);
    }
  }
});

test("text and picture in both languages, of one site alone", async (t) => {
  for (const [language, words] of [
    [
      "en",
      [
        "Bamako national data centre (bamako)",
        "Burkina Faso",
        "zone az2",
        "Servers large",
        "copies of",
      ],
    ],
    ["fr", ["Centre de données national de Bamako (bamako)", "débord", "zone az2", "Cœurs"]],
  ] as const) {
    const file = join(folder, `${language}.svg`);
    const args = ["capacity", "bamako", "--lang", language, "--svg", file];
    const { stdout, exitCode } = await estate(...args);
    t.is(exitCode, 0);
    for (const word of words) t.true(stdout.includes(word), word);
    t.false(stdout.includes("Ouagadougou"));
    const svg = await readFile(file, "utf8");
    t.regex(svg, /^<svg [^>]*width="1200"/);
    for (const word of ["Mali", "bamako"]) t.true(svg.includes(word), word);
    t.false(svg.includes("NaN"));
  }
});

test("French and English messages have the same arguments", (t) => {
  for (const [name, message] of Object.entries(TEXTS) as [string, Message][]) {
    t.deepEqual(argumentsIn(message, "fr"), argumentsIn(message, "en"), name);
  }
});

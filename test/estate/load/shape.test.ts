/** Messages for what the model rejects let the reader see the fault: limits, sizes, values that contradict. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { parse, stringify } from "yaml";
import type { z } from "zod";
import { formatIssue } from "../../../estate/issue.ts";
import { checkShape } from "../../../estate/load/shape.ts";
import { parseSource } from "../../../estate/load/source.ts";
import { facilitySchema } from "../../../estate/model/facility.ts";
import { siteSchema, tenantSchema } from "../../../estate/model/index.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { STACKS } from "../overlay.ts";

const FILES = {
  "bamako/facility.yaml": facilitySchema,
  "bamako/site.yaml": siteSchema,
  "bamako/tenants/treasury.yaml": tenantSchema,
  "bamako/tenants/e-visa.yaml": tenantSchema,
} as const satisfies Record<string, z.ZodType>;
type File = keyof typeof FILES;
type Place = readonly (string | number)[];

const DATA = Object.fromEntries(
  Object.keys(FILES).map((file) => [file, parse(readFileSync(join(STACKS, file), "utf8"))]),
);

/** The messages, in every language, for a file with one value replaced. */
function messages(file: File, path: Place, value: unknown): string[] {
  const data = structuredClone(DATA[file]);
  const parent = path.slice(0, -1).reduce((node, key) => node[key], data);
  parent[path.at(-1) as string] = value;
  const { source } = parseSource("/x.yaml", stringify(data));
  if (source === undefined) throw new Error("no YAML");
  return checkShape(FILES[file], source).issues.flatMap((issue) =>
    LANGUAGES.map((language) => formatIssue(issue, language, "/").split(": ").slice(2).join(": ")),
  );
}

const figure = [
  "attendu soit availability, un pourcentage de plus de 0 à 100, soit mtbfHours et mttrHours, des heures",
  "want either availability, a percentage above 0 up to 100, or mtbfHours and mttrHours, in hours",
];
const hours = [
  "attendu une durée en heures, plus de 0 et au plus 10000000",
  "want a time in hours, more than 0 and at most 10000000",
];
const facility = "bamako/facility.yaml";

for (const [file, path, value, fr, en] of [
  [
    facility,
    ["storagePools", "plain", "usableGiB"],
    20_000_000,
    "reçu 20000000, attendu au plus 10000000",
    "got 20000000, want at most 10000000",
  ],
  [
    facility,
    ["reserve", "hostsPerZone"],
    -1,
    "reçu -1, attendu un nombre entier, 0 ou plus",
    "got -1, want a whole number, 0 or more",
  ],
  [
    facility,
    ["storagePools", "plain", "usableGiB"],
    -1,
    "reçu -1, attendu un nombre entier, 1 ou plus",
    "got -1, want a whole number, 1 or more",
  ],
  [
    facility,
    ["externalAddresses", "internet"],
    1e19,
    "reçu 10000000000000000000, attendu au plus 10000000",
    "got 10000000000000000000, want at most 10000000",
  ],
  [
    facility,
    ["storagePools", "plain", "replicas"],
    17,
    "reçu 17, attendu au plus 16",
    "got 17, want at most 16",
  ],
  [
    "bamako/tenants/treasury.yaml",
    ["continuity", "copyEveryMinutes"],
    999_999,
    "reçu 999999, attendu au plus 10000",
    "got 999999, want at most 10000",
  ],
  [
    "bamako/tenants/treasury.yaml",
    ["containers", "receipts", "maxGiB"],
    1_000_001,
    "reçu 1000001, attendu au plus 1000000",
    "got 1000001, want at most 1000000",
  ],
  [
    "bamako/tenants/e-visa.yaml",
    ["availability"],
    100,
    "reçu 100, attendu un pourcentage de 90 à moins de 100, comme 99.95",
    "got 100, want a percentage from 90 to less than 100, such as 99.95",
  ],
  [
    facility,
    ["topology", "elements", "grid", "mttrHours"],
    1e9,
    `reçu 1000000000, ${hours[0]}`,
    `got 1000000000, ${hours[1]}`,
  ],
  [
    facility,
    ["topology", "hosts", "memory"],
    { mtbfHours: 30_000 },
    `reçu { mtbfHours: 30000 }, ${figure[0]}`,
    `got { mtbfHours: 30000 }, ${figure[1]}`,
  ],
  [
    facility,
    ["energy", "itEnvelopeKw"],
    0,
    "reçu 0, attendu une puissance en kilowatts, plus de 0 et au plus 100000",
    "got 0, want a power in kilowatts, more than 0 and at most 100000",
  ],
  [
    facility,
    ["energy", "hypervisorClasses", "memory", "idleWatts"],
    860,
    "reçu { idleWatts: 860, peakWatts: 760 }, attendu idleWatts au plus égal à peakWatts",
    "got { idleWatts: 860, peakWatts: 760 }, want idleWatts no more than peakWatts",
  ],
  [
    facility,
    ["energy", "pue"],
    Array(11).fill(1.5),
    "reçu une liste de 11, attendu 12 nombres, un par mois",
    "got a list of 11, want 12 numbers, one a month",
  ],
  [
    facility,
    ["zones"],
    ["az1"],
    "reçu une liste, attendu des entrées dont vous choisissez les noms, chacune avec hypervisors",
    "got a list, want entries whose names you choose, each with hypervisors",
  ],
] as unknown as [File, Place, unknown, string, string][]) {
  test(`${path.join(".")}: ${en}`, (t) => {
    t.deepEqual(messages(file, path, value), [fr, en]);
  });
}

test("a number beyond every limit is reported with a limit, at any place", (t) => {
  const numbers = (value: unknown, path: Place = []): Place[] => {
    if (typeof value === "number") return [path];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, part]) => numbers(part, [...path, key]));
  };
  for (const file of Object.keys(FILES) as File[]) {
    const places = numbers(parse(readFileSync(join(STACKS, file), "utf8")));
    t.true(places.length > 3, file);
    for (const path of places.filter(([first]) => first !== "schemaVersion")) {
      const limit = /want .*\b(at most|to|between|less than) \d/;
      t.true(
        messages(file, path, 1e12).some((text) => limit.test(text)),
        `${file} ${path.join(".")}`,
      );
    }
  }
});

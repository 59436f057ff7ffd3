/** OSCAL and CycloneDX documents are validated by tools that others wrote; broken ones are rejected by them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { repository } from "../../../estate/project.ts";
import { documentsOf } from "../../../evidence/bundle/documents.ts";
import { PATHS } from "../../../evidence/bundle/model.ts";
import { BILLS, billOf } from "../../../evidence/bundle/sbom/bills.ts";
import type { Report } from "../../../operations/drift/model.ts";
import { pinnedEnvironment } from "../../languages/python-environment.ts";
import { driftReport } from "../drift/reports.ts";
import { LATE, sourceOf, VIOLATED, WAIVERS } from "./fixture.ts";

const TOOLS = join(import.meta.dirname, "tools");
const OSCAL = [PATHS.components, PATHS.results, PATHS.milestones];
const folder = mkdtempSync(join(tmpdir(), "aes-estate-oscal-"));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

const SOURCES = {
  compliant: sourceOf({}),
  violated: sourceOf({ state: VIOLATED }),
  waived: sourceOf({ state: VIOLATED, waivers: WAIVERS }),
  late: sourceOf({ facts: LATE }),
};

const CONTRACT = "bamako-ouagadougou-continuity";
const UNSIGNED = {
  by: "Ministère <des> *contrats*",
  signed: "2026-09-15",
  terms: `sha256:${"0".repeat(64)}`,
};

/** A waiver of what the drift report's cloud shows. */
function waiverOfDrift({ findings }: Report): string {
  const [{ subject = "" } = {}] = findings.flatMap(({ violations }) => violations);
  return WAIVERS.replace(/scope: .*/, `scope: "${subject}"`);
}

/** Changes that make a document invalid, by its path. */
const BREAKING: readonly [path: string, what: string, change: (text: string) => string][] = [
  [
    PATHS.components,
    "no day of its last change",
    (text) => text.replace('"last-modified"', '"modified"'),
  ],
  [PATHS.components, "no UUID", (text) => text.replace(/"uuid": "[^"]+"/, '"uuid": "x"')],
  [
    PATHS.components,
    "a control's name that begins with a digit",
    (text) => text.replace('"control-id": "snc-', '"control-id": "1-'),
  ],
  [
    PATHS.results,
    "no reviewed controls",
    (text) => text.replace('"reviewed-controls"', '"controls"'),
  ],
  [
    PATHS.results,
    "a day that is none",
    (text) => text.replace(/"collected": "[^"]+"/, '"collected": "today"'),
  ],
  [
    PATHS.results,
    "a signature that was observed by no method",
    (text) => text.replace(/"methods": (?=\[\s+"EXAMINE")/, '"method": '),
  ],
  [
    PATHS.results,
    "a signature's property without a value",
    (text) => text.replace(/("name": "signatory",\s+"ns": "[^"]+",\s+)"value"/, '$1"is"'),
  ],
  [PATHS.milestones, "no items", (text) => text.replace('"poam-items"', '"items"')],
];

for (const tool of ["trestle", "oscal"] as const) {
  test(`${tool} accepts every document, and rejects broken ones`, async (t) => {
    const python = join(await pinnedEnvironment(join(TOOLS, `${tool}.txt`)), "bin/python");
    const drift = await driftReport({ off: true, shared: "x\u001b\n<b>*" });
    const waivers = waiverOfDrift(drift);
    const sources = {
      ...SOURCES,
      drift: sourceOf({ drift }),
      driftWaived: sourceOf({ drift, waivers }),
      both: sourceOf({ state: VIOLATED, drift, entries: () => ({ [CONTRACT]: UNSIGNED }) }),
    };
    const good = Object.entries(sources).flatMap(([name, source]) =>
      [...documentsOf(source)]
        .filter(([path]) => OSCAL.some((one) => one === path))
        .map(([path, text]) => written(`${tool}-${name}-${basename(path)}`, text)),
    );
    const documents = documentsOf(sources.both);
    const broken = BREAKING.map(([path, what, change], index) => {
      const text = documents.get(path) ?? "";
      t.not(change(text), text, what);
      return written(`${tool}-broken-${index}.json`, change(text));
    });
    const script = join(TOOLS, `validate_${tool}.py`);
    const { stdout } = await execa("unshare", ["-rn", "--", python, script, ...good, ...broken], {
      cwd: folder, // the package `oscal` unpacks its database of versions into the working folder
      env: { HOME: folder },
    });
    const answers = stdout.split("\n").map((line) => JSON.parse(line) as { fault: string | null });
    t.deepEqual(
      answers.slice(0, good.length).map(({ fault }) => fault),
      good.map(() => null),
    );
    for (const [index, { fault }] of answers.slice(good.length).entries()) {
      t.truthy(fault, BREAKING[index]?.[1]);
    }
  });
}

test("the bills of materials are CycloneDX by its own schema", async (t) => {
  const python = join(await pinnedEnvironment(join(TOOLS, "oscal.txt")), "bin/python");
  const schemas = join(repository, "node_modules/@cyclonedx/cyclonedx-library/res/schema");
  const files = BILLS.map((key) => {
    const bill = billOf(key, "1", "2026-11-25");
    return written(`${key}.cdx.json`, "text" in bill ? bill.text : "");
  });
  const text = readFileSync(files[0] ?? "", "utf8");
  const broken = written("broken.cdx.json", text.replace('"type": "library"', '"type": "thing"'));
  const script = join(TOOLS, "validate_cyclonedx.py");
  const { stdout } = await execa(python, [script, schemas, ...files, broken]);
  const faults = stdout.split("\n").map((line) => (JSON.parse(line) as { fault: unknown }).fault);
  t.deepEqual(faults.slice(0, -1), [null, null, null]);
  t.truthy(faults.at(-1));
});

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

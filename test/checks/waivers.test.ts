/** `estate check` reads the waivers too: an error in one is an issue at its line. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { loadEstates } from "../../checks/load.ts";
import { formatIssue } from "../../estate/issue.ts";
import { STACKS } from "../estate/overlay.ts";

async function issuesOf(t: ExecutionContext, text: string | undefined): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-waivers-"));
  t.teardown(() => rm(folder, { recursive: true }));
  const file = join(folder, "waivers.yaml");
  if (text !== undefined) await writeFile(file, text);
  const { issues } = await loadEstates(undefined, { root: STACKS, waivers: file });
  return issues.map((issue) => formatIssue(issue, "en", folder));
}

const BROKEN = `
# an example of a bad one
census:
  rule: class-country
  scope: urn:pulumi:bamako::*
  owner: { name: responsable de la plateforme de Bamako, office: bamako-operations }
  approver: { name: responsable de la plateforme de Bamako, office: bamako-operations }
  reason: { fr: Oui., en: Yes. }
  ticket: CHG-1
  compensating: { fr: Rien., en: Nothing. }
  start: 2026-01-01
  expiry: 2026-12-31
`;

test.serial("a file without waivers and an empty file are not an issue", async (t) => {
  for (const text of ["{}\n", "", "# nothing\n"]) t.deepEqual(await issuesOf(t, text), []);
});

test.serial("each problem is an issue at its line, with its fix", async (t) => {
  const found = await issuesOf(t, BROKEN);
  t.deepEqual(
    found.map((text) => text.split(": ").slice(0, 2).join(": ")),
    [
      "waivers.yaml:4: census.rule",
      "waivers.yaml:5: census.scope",
      "waivers.yaml:7: census.approver.name",
      "waivers.yaml:12: census.expiry",
    ],
  );
  for (const text of found) t.is(text.split("\n").length, 2);
});

test.serial("a missing file and a file that is not YAML are issues", async (t) => {
  t.regex((await issuesOf(t, undefined)).join(), /^waivers\.yaml:1: /);
  t.regex((await issuesOf(t, "a: [")).join(), /^waivers\.yaml:\d: /);
});

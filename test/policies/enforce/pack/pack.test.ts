import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { PACKS } from "../../../../policies/packs.ts";
import { RULES } from "../../../../policies/rules/index.ts";
import { isGeneratedPart, table } from "../../../generate/generated.ts";

const folder = join(import.meta.dirname, "../../../../policies");

test("the pack is executable", (t) => {
  t.true((statSync(join(folder, "pack.ts")).mode & 0o111) !== 0);
});

test("an older Node.js gets one clear line", async (t) => {
  const shebang = readFileSync(join(folder, "pack.ts"), "utf8").split("\n", 1)[0] ?? "";
  const check = /--import='([^']+)'/.exec(shebang)?.[1] ?? "";
  t.true(shebang.length < 250, "the kernel reads 255 characters");
  const asVersion = (version: string) =>
    execa(
      process.execPath,
      [
        `--import=data:text/javascript,Object.defineProperty(process,"version",{value:"${version}"})`,
        `--import=${check}`,
        "--eval=console.log('ran')",
      ],
      { reject: false },
    );
  const old = await asVersion("v20.19.0");
  t.is(old.exitCode, 1);
  t.is(`${old.stdout}${old.stderr}`, "aes-estate: Node.js 24 or later is needed");
  t.is((await asVersion("v24.0.0")).stdout, "ran");
});

/** The norms that a rule is based on, as in the tables. */
function groundsOf({ metadata }: (typeof RULES)[number]): string {
  const { secNumCloud, c5, ccm, scs } = metadata.references;
  return [
    ...(secNumCloud ?? []).map((item) => `SNC ${item}`),
    ...(c5 ?? []).map((item) => `C5 ${item}`),
    ...(ccm ?? []).map((item) => `CCM ${item}`),
    ...(scs ?? []),
  ].join(", ");
}

/** The packs that evaluate it. */
function packsOf({ name }: (typeof RULES)[number]): string {
  const packs = Object.entries(PACKS).filter(([, rules]) => rules.includes(name));
  return packs.map(([pack]) => pack).join(", ");
}

const folderOf = (name: string) => `[${name}](rules/${name})`;

test("the README has the table of rules (make generate writes it)", (t) => {
  const rows = RULES.map((rule) => {
    const { name, metadata, messages } = rule;
    const { title, cases } = messages;
    const waivable = metadata.waivable ? "yes" : "no";
    const of = [metadata.severity, waivable, packsOf(rule)];
    of.push(groundsOf(rule), String(Object.keys(cases).length));
    return [folderOf(name), title.fr, title.en, ...of];
  });
  const header = ["rule", "fr", "en", "severity", "may be waived", "packs", "grounds", "cases"];
  isGeneratedPart(t, "policies/README.md", "rules", table(header, rows));
});

const SEVERITIES = { critical: "critique", high: "élevée", medium: "moyenne", low: "faible" };

test("the French README has the table of rules (make generate writes it)", (t) => {
  const rows = RULES.map((rule) => {
    const { name, metadata, messages } = rule;
    const waivable = metadata.waivable ? "oui" : "non";
    const severity = SEVERITIES[metadata.severity];
    const of = [severity, waivable, packsOf(rule)];
    of.push(groundsOf(rule), String(Object.keys(messages.cases).length));
    return [folderOf(name), messages.title.fr, ...of];
  });
  const header = ["règle", "titre", "gravité", "dérogation possible", "packs", "fondements", "cas"];
  isGeneratedPart(t, "policies/README.fr.md", "rules", table(header, rows));
});

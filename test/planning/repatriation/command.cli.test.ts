/** `estate repatriation` as people and machines run it: exit codes, languages, JSON, pictures, and wrong usage. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execaNode } from "execa";
import { estateFolder, STACKS } from "../../estate/overlay.ts";

const ESTATE = join(import.meta.dirname, "../..", "..", "cli", "estate.ts");
const estate = (...args: string[]) =>
  execaNode(ESTATE, ["repatriation", ...args], {
    reject: false,
    cwd: STACKS,
    env: { LC_ALL: "", LANG: "C" },
  });

let folder: string;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-estate-repatriation-"));
});
test.after.always(() => rm(folder, { recursive: true, force: true }));

/** The reference estate, as far from its deadlines as in 2026, with the mail's deadline moved. */
async function asOfNow(t: ExecutionContext, mail?: string): Promise<string> {
  const root = await estateFolder(t);
  const file = join(root, "repatriation.yaml");
  const years = new Date().getUTCFullYear() - 2026;
  const text = (await readFile(file, "utf8"))
    .replace("deadline: 2028-03-31", (same) => (mail === undefined ? same : `deadline: ${mail}`))
    .replaceAll(/\b20(2[89]|30)-/g, (year) => `${Number.parseInt(year, 10) + years}-`);
  await writeFile(file, text);
  return root;
}

test("progress, in French by default, in English, as JSON, as a picture", async (t) => {
  const fr = await estate();
  t.is(fr.exitCode, 0, fr.stderr);
  t.is(fr.stderr, "");
  t.regex(
    fr.stdout,
    /plateformes rapatriées : \d+ sur 25 ; [\s\S]*\nML +Données sensibles de l'État /,
  );
  const svg = join(folder, "progress.svg");
  const json = await estate("--json", "--svg", svg, "--lang", "en");
  t.is(json.exitCode, 0, json.stderr);
  t.is(json.stderr, "");
  const { total, rows } = JSON.parse(json.stdout);
  t.is(total.platforms, 25);
  t.like(rows[0], { owner: "ML", dataClass: "public" });
  t.regex(await readFile(svg, "utf8"), /^<svg [\s\S]*Platforms by country and class/);
});

test("the plan takes its own options", async (t) => {
  const svg = join(folder, "plan.svg");
  const root = await asOfNow(t);
  const given = ["plan", "--root", root, "--json"];
  const { exitCode, stdout, stderr } = await estate(...given, "--svg", svg, "--lang", "en");
  t.is(exitCode, 0, stderr);
  t.is(stderr, "");
  const { outcome, proven, waves, conflicts } = JSON.parse(stdout);
  t.deepEqual([outcome, proven, conflicts], ["planned", true, []]);
  t.true(waves.length > 5);
  t.regex(await readFile(svg, "utf8"), /^<svg [\s\S]*work and deadlines/);
  const again = await estate(...given, "--lang", "fr");
  t.is(again.stdout, stdout);
});

test("a late platform is shown although the check fails, and the plan names a possible deadline", async (t) => {
  const root = await asOfNow(t, "2026-06-30");
  const report = await estate("--root", root, "--lang", "en");
  t.is(report.exitCode, 0, report.stderr);
  t.regex(report.stdout, /; late: 1\. /);
  const plan = await estate("plan", "--root", root, "--json");
  t.is(plan.exitCode, 1);
  const { outcome, conflicts } = JSON.parse(plan.stdout);
  t.is(outcome, "conflict");
  t.like(conflicts[0][0], { kind: "deadline", key: "ministry-mail" });
  t.regex(
    conflicts[0][0].message.en,
    /^ministry-mail must be home by 2026-06-30; a deadline of 20/,
  );
  const check = await execaNode(ESTATE, ["check", "--root", root], { reject: false });
  t.is(check.exitCode, 1);
});

for (const [name, args, message] of [
  ["a site, for it is not by site", ["bamako"], /trop d'arguments/],
  ["an unknown option of the plan", ["plan", "--fast"], /reçu l'option --fast/],
  [
    "an unknown language of the plan",
    ["plan", "--lang", "de"],
    /reçu de pour l'option --lang, attendu fr, en/,
  ],
  ["a folder without an estate", ["plan", "--root", "/"], /reçu \/, attendu un dossier/],
  ["a picture nowhere", ["--svg", "/no/such.svg"], /\/no\/such\.svg n'a pas pu être écrit/],
] as const) {
  test(`${name} ends in 2 and one sentence`, async (t) => {
    const { exitCode, stderr } = await estate(...args);
    t.is(exitCode, 2);
    t.regex(stderr, message);
    t.is(stderr.split("\n").length, 1);
  });
}

test("both reports reject a platform declared home without a day", async (t) => {
  const root = await asOfNow(t);
  const file = join(root, "repatriation.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("status: planned", "status: home"));
  for (const args of [[], ["plan"]]) {
    const { exitCode, stdout, stderr } = await estate(...args, "--root", root, "--lang", "en");
    t.deepEqual([exitCode, stdout], [1, ""]);
    t.regex(
      stderr,
      /platforms\.court-registry\.status: \[repatriation\] .*without the date of its return/,
    );
  }
});

test("other faults of the files are reported, and nothing is computed", async (t) => {
  const root = await asOfNow(t, "soon");
  const { exitCode, stdout, stderr } = await estate("--root", root);
  t.is(exitCode, 1);
  t.is(stdout, "");
  t.regex(
    stderr,
    /repatriation\.yaml:\d+: platforms\.ministry-mail\.deadline: reçu "soon", attendu un jour/,
  );
});

test("help in both languages, the plan's own among it", async (t) => {
  t.regex((await estate("--help")).stdout, /^Usage : estate repatriation \[options\]/);
  t.regex(
    (await estate("plan", "--help", "--lang", "en")).stdout,
    /^Usage: estate repatriation plan/,
  );
});

for (const args of [[], ["plan"]]) {
  test(`it loads neither Pulumi nor echarts: repatriation ${args.join(" ")}`, async (t) => {
    const witness = `import { registerHooks } from "node:module";
      const loaded = [];
      registerHooks({ resolve(specifier, context, next) {
        if (/^(@pulumi|echarts|highs)/.test(specifier)) loaded.push(specifier);
        return next(specifier, context);
      } });
      process.on("exit", () => console.error(JSON.stringify(loaded)));`;
    const { stderr } = await execaNode(ESTATE, ["repatriation", ...args], {
      nodeOptions: ["--import", `data:text/javascript,${encodeURIComponent(witness)}`],
      reject: false,
    });
    t.deepEqual(JSON.parse(stderr), args.length === 0 ? [] : ["highs"]);
  });
}

/** `estate new-site`: its files pass their check at once, collide with no other site, and lose nothing. */
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { parse, stringify } from "yaml";
import { loadEstate } from "../../../checks/load.ts";
import { NOT_ATTESTED, unattested } from "../../../estate/attestation.ts";
import { appendTo, entryLines } from "../../../estate/edit/yaml.ts";
import { OPERATOR } from "../../../estate/new-site/checklist.ts";
import { repository } from "../../../estate/project.ts";
import type { Alliance } from "../../../policies/alliance/model.ts";
import { estate, type Fork, filesOf, fork } from "../../cli/fork.ts";

const NIAMEY = ["new-site", "niamey", "--country", "NE", "--lang", "en"];

test("Niamey joins: its files are created, one value of the registry changes, and the check passes", async (t) => {
  const made = await fork(t);
  const before = await filesOf(made);
  const run = await estate(made, ...NIAMEY);
  t.is(run.exitCode, 0, run.stderr);
  t.regex(
    run.stdout,
    /^niamey \(NE\): 10\.64\.0\.0\/12, fd5a:e500:3::\/48, rehearsal ports 23000-23099\n/,
  );
  const { "stacks/alliance.yaml": registry = "", ...after } = await filesOf(made);
  const opened = before["stacks/alliance.yaml"]?.replace("status: planned", "status: open");
  t.is(registry, opened ?? "");
  const fresh = Object.keys(after).filter((name) => !(name in before));
  t.deepEqual(fresh, [
    "Pulumi.niamey.yaml",
    "stacks/niamey/facility.yaml",
    "stacks/niamey/site.yaml",
    "stacks/niamey/tenants/acceptance.yaml",
  ]);
  t.like(after, Object.fromEntries(Object.entries(before).filter(([name]) => name in after)));
  const check = await estate(made, "check", "--lang", "en");
  t.is(check.exitCode, 0, check.stdout);
  t.regex(check.stdout, /^niamey: 1 tenant, .*: no issue$/m);
});

test("nothing of the model's stays behind but its offer; no attestation is copied", async (t) => {
  const made = await fork(t);
  await estate(made, ...NIAMEY);
  const own = await filesOf(made);
  for (const name of Object.keys(own).filter((file) => file.includes("niamey"))) {
    const data = (own[name] ?? "").replaceAll(/#.*$/gm, "");
    t.notRegex(data, /bamako|10\.32\.|fd5a:e500:1:|\bML\b/i, name);
  }
  const { estate: niamey } = await loadEstate("niamey", { root: made.root });
  if (niamey === undefined) return t.fail();
  t.deepEqual(unattested(niamey.site), ["encrypted"]);
  t.regex(niamey.facility?.energy?.source ?? "", /^TODO/);
  t.is(niamey.facility?.topology?.apart, undefined, "no one has surveyed the servers there");
  t.is(niamey.facility?.topology?.switchOverMinutes, undefined, "nothing has been drilled there");
  t.regex(NOT_ATTESTED.fr, /une vraie pile/);
  const { estate: bamako } = await loadEstate("bamako", { root: made.root });
  t.deepEqual(bamako && unattested(bamako.site), []);
  t.deepEqual(Object.keys(niamey.site.quotaClasses), Object.keys(bamako?.site.quotaClasses ?? {}));
});

test("a site that is not in the registry gets the next plan, the next ports, and none of the model's domains", async (t) => {
  const made = await fork(t);
  const before = await readFile(join(made.root, "alliance.yaml"), "utf8");
  const title = ["--title-fr", "Site : Bobo", "--title-en", "Bobo's site"];
  const run = await estate(
    made,
    "new-site",
    "bobo-dioulasso",
    "--country",
    "BF",
    "--like",
    "ouagadougou",
    "--bare",
    ...title,
  );
  t.is(run.exitCode, 0, run.stderr);
  const after = await readFile(join(made.root, "alliance.yaml"), "utf8");
  const { sites } = parse(after) as Alliance;
  const site = sites["bobo-dioulasso"];
  t.deepEqual(site?.title, { fr: "Site : Bobo", en: "Bobo's site" });
  t.deepEqual(site?.addresses, { ipv4: ["10.80.0.0/12"], ipv6: ["fd5a:e500:4::/48"] });
  t.is(site?.rehearsal.firstPort, 24_000);
  t.deepEqual(site?.workloads.domains, ["bobo-dioulasso.aes.example"]);
  t.deepEqual(site?.destinations.dns, ["10.80.0.53", "fd5a:e500:4::53"]);
  const lines = after.split("\n");
  const rest = [...before.split("\n")];
  t.deepEqual(
    lines.filter((line) => rest[0] === line && rest.shift() !== undefined),
    before.split("\n"),
  );
  t.deepEqual(Object.keys(sites), ["bamako", "ouagadougou", "niamey", "bobo-dioulasso"]);
  t.false((await readdir(join(made.root, "bobo-dioulasso"))).includes("tenants"));
  t.is((await estate(made, "check")).exitCode, 0);
});

test("a dry run prints the same and writes nothing", async (t) => {
  const made = await fork(t);
  const before = await filesOf(made);
  const dry = await estate(made, ...NIAMEY, "--dry-run");
  t.is(dry.exitCode, 0);
  t.deepEqual(await filesOf(made), before);
  const wet = await estate(made, ...NIAMEY);
  t.is(dry.stdout.replace("\nnothing was written (--dry-run)", ""), wet.stdout);
});

test("the checklist covers the sandbox's resources, key by key, in both languages", async (t) => {
  const seed = parse(await readFile(join(repository, "sandbox/seed.yaml"), "utf8"));
  t.deepEqual(Object.keys(OPERATOR), Object.keys(seed));
  const made = await fork(t);
  const checklists = await Promise.all(
    ["en", "fr"].map((language) =>
      estate(made, "new-site", "niamey", "--country", "NE", "--dry-run", "--lang", language),
    ),
  );
  const items = checklists.map(({ stdout }) => stdout.match(/^ {2}\[ \] .*$/gm)?.length);
  t.is(items[0], items[1]);
  for (const { stdout } of checklists) {
    t.regex(stdout, /bamako\/niger-civil-registry, ouagadougou\/niger-treasury/);
    t.regex(stdout, /https:\/\/identity\.niamey\.aes\.example\/v3/);
  }
});

const rejected: Record<
  string,
  { args?: string[]; change?: (made: Fork) => Promise<unknown>; code: number; message: RegExp }
> = {
  "an invalid key": {
    args: ["Niamey!", "--country", "NE"],
    code: 2,
    message: /got the site Niamey!, want 3 to 32/,
  },
  "a country that is not a member": {
    args: ["lome", "--country", "TG"],
    code: 2,
    message: /got the country TG, want a member of the alliance: ML, BF, NE/,
  },
  "another country than the registry's": {
    args: ["niamey", "--country", "ML"],
    code: 2,
    message: /registers niamey in the country NE/,
  },
  "an unknown language": {
    args: ["niamey", "--country", "NE", "--lang", "de"],
    code: 2,
    message: /--lang/,
  },
  "no country": { args: ["niamey"], code: 2, message: /the option --country <code> is missing/ },
  "a model that is not open": {
    args: ["niamey", "--country", "NE", "--like", "niamey"],
    code: 2,
    message: /got the model niamey, want an open site: bamako, ouagadougou/,
  },
  "a site that is there": {
    args: ["bamako", "--country", "ML"],
    code: 1,
    message: /bamako exists already; nothing was written/,
  },
  "a stack's file that is there": {
    change: ({ folder }) => writeFile(join(folder, "Pulumi.niamey.yaml"), "mine"),
    code: 1,
    message: /Pulumi\.niamey\.yaml exists already/,
  },
  "a folder with something in it": {
    change: ({ root }) => mkdir(join(root, "niamey")),
    code: 1,
    message: /niamey exists already/,
  },
  "an exhausted plan": {
    args: ["gao", "--country", "ML"],
    change: ({ root }) =>
      claim(root, ["10.0.0.0/12", "10.80.0.0/12", "10.96.0.0/11", "10.128.0.0/9"]),
    code: 1,
    message:
      /there is no free ipv4 plan left for gao beside 10\.32\.0\.0\/12, 10\.48\.0\.0\/12, 10\.64\.0\.0\/12/,
  },
  "an estate that has an issue": {
    change: ({ root }) => writeFile(join(root, "bamako/tenants/tax.yaml"), "tenant: tax\n"),
    code: 1,
    message: /issues? in the estate's files; fix (it|them) first/,
  },
  "a site that would break a policy": {
    args: ["gao", "--country", "ML", "--title-fr", "", "--title-en", "Gao"],
    code: 1,
    message: /with the site gao the estate would have 1 issue; nothing was written/,
  },
};

for (const [
  what,
  { args = ["niamey", "--country", "NE"], change, code, message },
] of Object.entries(rejected)) {
  test(`rejected, and nothing is written: ${what}`, async (t) => {
    const made = await fork(t);
    await change?.(made);
    const before = await filesOf(made);
    const { exitCode, stdout, stderr } = await estate(made, "new-site", "--lang", "en", ...args);
    t.is(exitCode, code, stderr);
    t.is(stdout, "");
    t.regex(stderr, message);
    t.notRegex(stderr, /^\s+at /m);
    t.deepEqual(await filesOf(made), before);
  });
}

/** Prefixes that Mali's offices use in the private block. */
async function claim(root: string, prefixes: readonly string[]): Promise<void> {
  const file = join(root, "alliance.yaml");
  const text = await readFile(file, "utf8");
  const more = `offices: { country: ML, prefixes: [${prefixes.join(", ")}, 10.16.0.0/12`;
  await writeFile(file, text.replace("offices: { country: ML, prefixes: [10.16.0.0/12", more));
}

test("where the alliance pools its capacity, the checklist asks for the new site's shares", async (t) => {
  const made = await fork(t);
  const checklist = async () => (await estate(made, ...NIAMEY, "--dry-run")).stdout;
  const item = "alliance.yaml, shares: what each member may use of niamey";
  const file = join(made.root, "alliance.yaml");
  const text = await readFile(file, "utf8");
  const amounts = "{ cores: 384, ramGiB: 1536, volumeGiB: 60000, floatingIps: 200 }";
  const share = `{ guaranteed: ${amounts}, burst: ${amounts} }`;
  const { shares, ...registry } = parse(text) as Alliance;
  await writeFile(file, stringify(registry));
  t.false((await checklist()).includes(item));
  await writeFile(
    file,
    stringify({
      ...registry,
      shares: shares ?? { bamako: { ML: parse(share), NE: parse(share) } },
    }),
  );
  t.true((await checklist()).includes(item));
});

test("two forks that each made a site and are then merged get an issue for addresses used twice", async (t) => {
  const [ours, theirs] = [await fork(t), await fork(t)];
  await estate(ours, "new-site", "gao", "--country", "ML", "--bare");
  await estate(theirs, "new-site", "dori", "--country", "BF", "--bare");
  await cp(join(theirs.root, "dori"), join(ours.root, "dori"), { recursive: true });
  const entry = entryLines(await readFile(join(theirs.root, "alliance.yaml"), "utf8"), [
    "sites",
    "dori",
  ]);
  const file = join(ours.root, "alliance.yaml");
  await writeFile(
    file,
    appendTo(await readFile(file, "utf8"), ["sites"], entry.replaceAll(/^ {2}/gm, "")),
  );
  const { exitCode, stdout } = await estate(ours, "check", "--lang", "en");
  t.is(exitCode, 1);
  t.regex(
    stdout,
    /sites\.gao\.addresses\.ipv4\[0\]: got 10\.80\.0\.0\/12, which overlaps 10\.80\.0\.0\/12 \(dori, /,
  );
  t.regex(
    stdout,
    /sites\.gao\.addresses\.ipv6\[0\]: got fd5a:e500:4::\/48, which overlaps fd5a:e500:4::\/48 \(dori, /,
  );
  t.regex(stdout, /sites\.gao\.rehearsal\.firstPort: got ports 24000-24099, already taken by dori/);
});

/** A tenant of Niger goes home: one line, the new home first, the old one last, and at no time none. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { parse } from "yaml";
import { loadEstates } from "../../../checks/load.ts";
import { estate, type Fork, filesOf, fork } from "../../cli/fork.ts";
import { edit } from "../../helpers/edit.ts";
import { STACKS } from "../overlay.ts";
import { agreeOnTheWayHome } from "./contract-home.ts";

const REGISTRY = "bamako/tenants/niger-civil-registry.yaml";
const TREASURY = "ouagadougou/tenants/niger-treasury.yaml";

/** The one line a person writes. */
const moves = (made: Fork, file: string, line = "movesTo: niamey") =>
  edit(join(made.root, file), (text) => text.replace(/^groups:$/m, `${line}\ngroups:`));

/** A fork in which Niamey is open. */
async function withNiamey(t: ExecutionContext): Promise<Fork> {
  const made = await fork(t);
  t.is((await estate(made, "new-site", "niamey", "--country", "NE")).exitCode, 0);
  return made;
}

async function sound(t: ExecutionContext, { root }: Fork) {
  const { estates, issues } = await loadEstates(undefined, { root });
  t.deepEqual(issues, []);
  return Object.fromEntries(estates.map((one) => [one.siteKey, one]));
}

const APPROVED = ["--approved-by", "responsable de la conformité du Niger"];

test("one line makes the tenant at both sites; finishing changes nothing at the new home and leaves none at the old", async (t) => {
  const made = await withNiamey(t);
  await agreeOnTheWayHome(made.root);
  const before = await sound(t, made);
  await moves(made, REGISTRY);
  const during = await sound(t, made);
  const hosted = during.bamako?.tenants["niger-civil-registry"];
  if (hosted === undefined) return t.fail();
  const { movesTo, ...old } = hosted;
  t.is(movesTo, "niamey");
  t.deepEqual(old as unknown, before.bamako?.tenants["niger-civil-registry"]);
  const home = during.niamey?.tenants["niger-civil-registry"];
  t.like(home?.segments.front, { ipv4: "10.64.27.0/26", ipv6: "fd5a:e500:3:10b0::/64" });
  t.like(home?.segments.data, { ipv4: "10.64.27.64/26", router: { sharedWith: "front" } });
  t.deepEqual(home?.flows, old.flows);

  const comments = (await readFile(join(made.root, REGISTRY), "utf8")).match(/#.*$/gm);
  const finish = ["move", "bamako/niger-civil-registry", "--finish", "--lang", "en"];
  const unapproved = await estate(made, ...finish);
  t.is(unapproved.exitCode, 2);
  t.regex(
    unapproved.stderr,
    /want --approved-by, .* office of NE: responsable de la conformité du Niger$/,
  );
  const run = await estate(made, ...finish, ...APPROVED);
  t.is(run.exitCode, 0, run.stderr);
  const after = await sound(t, made);
  const { arriving, ...arrived } = during.niamey ?? {};
  t.deepEqual(arriving, ["niger-civil-registry"]);
  t.deepEqual(after.niamey as unknown, arrived);
  t.deepEqual(
    Object.keys(after.bamako?.tenants ?? {}),
    Object.keys(before.bamako?.tenants ?? {}).filter((key) => key !== "niger-civil-registry"),
  );
  t.deepEqual(after.ouagadougou, before.ouagadougou);
  const moved = await readFile(join(made.root, "niamey/tenants/niger-civil-registry.yaml"), "utf8");
  t.deepEqual(moved.match(/#.*$/gm), comments);
  t.false("movesTo" in parse(moved));
  const left = parse(await readFile(join(made.root, REGISTRY), "utf8"));
  t.false("movesTo" in left);
  t.deepEqual(left.retire.approvedBy, {
    name: "responsable de la conformité du Niger",
    office: "niamey-compliance",
  });
  t.regex(
    (await estate(made, "check", "bamako", "--lang", "en")).stdout,
    /to be deleted since \d{4}-\d\d-\d\d, \S*niger-civil-registry\.yaml:\d+: retire: the next update does so/,
  );
  const register = await readFile(join(made.root, "repatriation.yaml"), "utf8");
  const untouched = await readFile(join(STACKS, "repatriation.yaml"), "utf8");
  t.is(
    register,
    untouched.replaceAll(
      "site: bamako, tenant: niger-civil-registry",
      "site: niamey, tenant: niger-civil-registry",
    ),
    "what was meant for it follows",
  );
});

test("the steps are printed in order, with both homes' addresses and the flows that name the old ones", async (t) => {
  const made = await withNiamey(t);
  await agreeOnTheWayHome(made.root);
  await moves(made, REGISTRY);
  const follower =
    "  registry: { from: front, to: { cidr: 10.32.27.0/26 }, protocol: tcp, ports: 443 }";
  await edit(join(made.root, "bamako/tenants/tax.yaml"), (text) =>
    text.replace(/^flows:$/m, `flows:\n${follower}`),
  );
  const answer = "  taxes: { from: { cidr: 10.32.23.0/26 }, to: front, protocol: tcp, ports: 443 }";
  await edit(join(made.root, "bamako/tenants/niger-civil-registry.yaml"), (text) =>
    text.replace(/^flows:$/m, `flows:\n${answer}`),
  );
  const en = await estate(made, "move", "bamako/niger-civil-registry", "--lang", "en");
  t.is(en.exitCode, 0, en.stderr);
  t.deepEqual(en.stdout.match(/^\d\. [^,:(]+/gm), [
    "1. The new home first",
    "2. The data next",
    "3. The traffic",
    "4. The old home last",
  ]);
  t.true(
    en.stdout.includes(
      "segment front: 10.32.27.0/26 fd5a:e500:1:10b0::/64 → 10.64.27.0/26 fd5a:e500:3:10b0::/64",
    ),
  );
  t.true(
    en.stdout.includes(
      "under the contract home (until 2099-12-31), to https://objects.niamey.aes.example/civil-registry",
    ),
  );
  t.true(
    en.stdout.includes(
      "bamako/tax, flow registry: names 10.32.27.0/26, to be changed to 10.64.27.0/26",
    ),
  );
  const fr = await estate(made, "move", "bamako/niger-civil-registry", "--lang", "fr");
  t.is(fr.stdout.split("\n").length, en.stdout.split("\n").length);
});

test("without a contract the copy is shown as blocked, and the old home is kept", async (t) => {
  const made = await withNiamey(t);
  await moves(made, TREASURY);
  const steps = await estate(made, "move", "ouagadougou/niger-treasury", "--lang", "en");
  t.is(steps.exitCode, 0);
  t.regex(
    steps.stdout,
    /\n2\. The data next: BLOCKED, no contract in force from ouagadougou to niamey covers data sensitive of NE/,
  );
  const before = await filesOf(made);
  const line = ["move", "ouagadougou/niger-treasury", "--finish", "--lang", "en"];
  const run = await estate(made, ...line, ...APPROVED);
  t.is(run.exitCode, 1);
  t.regex(
    run.stderr,
    /no contract in force lets data sensitive of NE be copied from ouagadougou to niamey; nothing was written$/,
  );
  t.deepEqual(await filesOf(made), before);
});

test("a dry run of the last step writes nothing", async (t) => {
  const made = await withNiamey(t);
  await agreeOnTheWayHome(made.root);
  await moves(made, REGISTRY);
  const before = await filesOf(made);
  const run = await estate(
    made,
    "move",
    "bamako/niger-civil-registry",
    "--finish",
    "--dry-run",
    ...APPROVED,
    "--lang",
    "en",
  );
  t.is(run.exitCode, 0, run.stderr);
  t.regex(
    run.stdout,
    /creates .*niamey\/tenants\/niger-civil-registry\.yaml\n.*rewrites .*repatriation\.yaml: .*\n.*retires .*bamako\/tenants\/niger-civil-registry\.yaml: the next update deletes it, then the file can go\nnothing was written/,
  );
  t.deepEqual(await filesOf(made), before);
});

test("a move to nowhere, to a site that is not open, or onto another tenant is rejected at its line", async (t) => {
  const planned = await fork(t);
  await moves(planned, REGISTRY);
  const check = await estate(planned, "check", "--lang", "en");
  t.is(check.exitCode, 1);
  t.regex(
    check.stdout,
    /niger-civil-registry\.yaml:10: movesTo: got "?niamey"?, want another site, an open one: ouagadougou\n/,
  );
  const made = await withNiamey(t);
  await moves(made, REGISTRY, "movesTo: bamako");
  t.regex(
    (await estate(made, "check", "--lang", "en")).stdout,
    /movesTo: got "?bamako"?, want another site, an open one: ouagadougou, niamey\n/,
  );
  await edit(join(made.root, REGISTRY), (text) =>
    text.replace("movesTo: bamako", "movesTo: ouagadougou"),
  );
  await edit(join(made.root, TREASURY), (text) =>
    text.replace("niger-treasury", "niger-civil-registry"),
  );
  const twice = join(made.root, "ouagadougou/tenants/niger-civil-registry.yaml");
  await writeFile(twice, await readFile(join(made.root, TREASURY), "utf8"));
  t.regex(
    (await estate(made, "check", "--lang", "en")).stdout,
    /movesTo: got ouagadougou, where the tenant niger-civil-registry has a file already/,
  );
});

test("the new home is checked against policies and capacity: issues are reported in the tenant's own file", async (t) => {
  const made = await withNiamey(t);
  await moves(made, "bamako/tenants/tax.yaml");
  const taken = "segments:\n  front: { ipv4: 10.64.27.0/26,";
  await edit(join(made.root, "niamey/tenants/acceptance.yaml"), (text) =>
    text.replace(/segments:\n {2}front: \{ ipv4: [^,]+,/, taken),
  );
  await moves(made, REGISTRY);
  const { stdout, exitCode } = await estate(made, "check", "--lang", "en");
  t.is(exitCode, 1);
  t.regex(
    stdout,
    /bamako\/tenants\/tax\.yaml:\d+: movesTo\(niamey\)\.dataClass: \[class-country\] /,
  );
  t.regex(
    stdout,
    /bamako\/tenants\/niger-civil-registry\.yaml:\d+: movesTo\(niamey\)\.segments\.front\.ipv4: got 10\.64\.27\.0\/26, which overlaps 10\.64\.27\.0\/26 \(niamey\/acceptance\/front, /,
  );
});

test("a malformed request is rejected with what is wanted", async (t) => {
  const made = await fork(t);
  const cases = [
    [
      "bamako/tax",
      2,
      /bamako\/tax does not move: write `movesTo: <site>` into stacks\/bamako\/tenants\/tax\.yaml/,
    ],
    ["bamako/unknown", 2, /got bamako\/unknown, want <site>\/<tenant> of an open site/],
    ["tax", 2, /got tax, want <site>\/<tenant>/],
  ] as const;
  for (const [got, code, message] of cases) {
    const run = await estate(made, "move", got, "--lang", "en");
    t.is(run.exitCode, code);
    t.regex(run.stderr, message);
  }
});

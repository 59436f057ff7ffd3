/**
 * `estate failover --dry-run`: the tenants that move, their targets and order, the data at risk, missing headroom, and
 * the tenants that stay, with the reason.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import type { Estate } from "../../../estate/estate.ts";
import type { Tenant } from "../../../estate/model/index.ts";
import { TEXTS as COMMAND, FAILURES, STEPS } from "../../../operations/failover/messages.ts";
import type { Message } from "../../../output/message.ts";
import { failoverPlan } from "../../../planning/continuity/failover-plan.ts";
import { COLUMNS, TEXTS } from "../../../planning/continuity/messages.ts";
import type { Failover } from "../../../planning/continuity/model.ts";
import { estateFolder } from "../../estate/overlay.ts";
import { estate } from "../../helpers/command.ts";
import { argumentsIn } from "../../helpers/messages.ts";
import { estates } from "../../helpers/reference.ts";

const failover = (...args: string[]) => estate("failover", ...args);

const [bamako, ouagadougou] = estates as [Estate, Estate];
const lossOf = (lost: Estate, other: Estate) => failoverPlan(lost, [lost, other]);
const withTenants = (change: (tenants: Record<string, Tenant>) => Record<string, Tenant>) => ({
  ...bamako,
  tenants: change({ ...bamako.tenants }),
});

test("critical tenants move to their standby site, the least tolerated data loss first", (t) => {
  const { moves, lost, recoveryMinutes } = lossOf(bamako, ouagadougou);
  t.is(lost, "bamako");
  t.is(recoveryMinutes, null, "not measured yet");
  t.deepEqual(
    moves.map(({ tenant, to, as, lostMinutes }) => [tenant, to, as, lostMinutes]),
    [
      ["treasury", "ouagadougou", "bamako-treasury", 15],
      ["procurement", "ouagadougou", "bamako-procurement", 60],
    ],
  );
  t.like(moves[0], {
    contract: "bamako-ouagadougou-continuity",
    contractEnds: "2036-09-30",
    cores: 16,
    clusters: [],
  });
  t.deepEqual(moves[0]?.addresses[0], {
    segment: "front",
    from: "10.32.21.0/26",
    to: "10.48.32.0/26",
  });
});

test("a tenant is restored after those its flows lead to; a cycle ends", (t) => {
  const to = (cidr: string) => ({
    from: "front",
    to: { cidr },
    protocol: "tcp" as const,
    ports: 1,
  });
  const order = (flows: Record<string, string>) => {
    const lost = withTenants((tenants) => {
      for (const [key, cidr] of Object.entries(flows)) {
        tenants[key] = { ...(tenants[key] as Tenant), flows: { other: to(cidr) } };
      }
      return tenants;
    });
    return lossOf(lost, ouagadougou).moves.map(({ tenant }) => tenant);
  };
  t.deepEqual(order({ treasury: "10.32.20.64/26" }), ["procurement", "treasury"]);
  t.deepEqual(order({ procurement: "10.32.21.0/26" }), ["treasury", "procurement"]);
  t.deepEqual(order({ treasury: "10.32.20.64/26", procurement: "10.32.21.0/26" }), [
    "treasury",
    "procurement",
  ]);
});

test("tenants stay because the policies allow no copy elsewhere, or because no standby is declared", (t) => {
  const why = (lost: Estate, other: Estate) =>
    Object.fromEntries(lossOf(lost, other).stays.map(({ tenant, why }) => [tenant, why]));
  t.like(why(bamako, ouagadougou), {
    tax: "policy",
    "civil-registry": "policy",
    "judicial-archive": "policy",
    mail: "notOrdered",
    "niger-civil-registry": "notOrdered",
  });
  t.like(why(ouagadougou, bamako), { "niger-treasury": "policy", "electoral-roll": "policy" });
  const { stays, moves } = lossOf(bamako, ouagadougou);
  t.deepEqual(stays.find(({ tenant }) => tenant === "tax")?.countries, ["ML"]);
  const all = [...stays, ...moves].map(({ tenant }) => tenant).sort();
  t.deepEqual(all, Object.keys(bamako.tenants).sort(), "each tenant once");
});

test("headroom is the standby site's offer less its promises, and negative if capacity is missing", (t) => {
  const { headroom, fits } = lossOf(ouagadougou, bamako);
  t.true(fits);
  t.deepEqual(
    headroom.find(({ field }) => field === "cores"),
    { site: "bamako", field: "cores", capacity: 464, promised: 384, needed: 40, left: 40 },
  );
  t.deepEqual(
    headroom.filter(({ field }) => ["networks", "routers"].includes(field)),
    [],
    "its network exists already",
  );
  const capacity = { ...bamako.site.capacity, cores: 423 };
  const tight = { ...bamako, site: { ...bamako.site, capacity } };
  const lacking = lossOf(ouagadougou, tight);
  t.false(lacking.fits);
  t.is(lacking.headroom.find(({ field }) => field === "cores")?.left, -1);
});

test("an active standby site needs as much headroom as before", (t) => {
  const standby = { ...bamako, site: { ...bamako.site, activeStandbyFor: ["ouagadougou"] } };
  t.deepEqual(lossOf(ouagadougou, standby), lossOf(ouagadougou, bamako));
});

test("flows that name lost addresses are listed, with the new ones of tenants that moved", (t) => {
  const { flows } = lossOf(bamako, ouagadougou);
  t.deepEqual(flows[0], {
    file: "ouagadougou/customs",
    flow: "flows.treasury-of-mali",
    cidr: "10.32.21.0/26",
    becomes: ["10.48.32.0/26"],
  });
  t.deepEqual(
    flows.slice(1).map(({ file, becomes }) => [file, becomes]),
    [
      ["bamako/treasury", []],
      ["bamako/treasury", []],
    ],
  );
  t.deepEqual(lossOf(ouagadougou, bamako).flows, [
    {
      file: "bamako/treasury",
      flow: "flows.front-to-customs",
      cidr: "10.48.17.0/26",
      becomes: ["10.32.32.0/26"],
    },
  ]);
});

test("tenants whose standby was the lost site are named", (t) => {
  t.deepEqual(lossOf(bamako, ouagadougou).unprotected, ["ouagadougou/customs"]);
  t.deepEqual(lossOf(ouagadougou, bamako).unprotected, ["bamako/procurement", "bamako/treasury"]);
});

test("the plan is printed in both languages and as JSON, and exits with 0", async (t) => {
  const en = await failover("bamako", "--dry-run", "--lang", "en");
  t.is(en.exitCode, 0, en.stderr);
  t.regex(en.stdout, /^If bamako is lost: 2 of its own 12 tenants fail over to another site\./);
  t.regex(en.stdout, /\ntax +ML\/citizen +policy: copies allowed in ML only\n/);
  t.regex(en.stdout, /\nTime to recover: /);
  const fr = await failover("ouagadougou", "--dry-run", "--lang", "fr");
  t.regex(
    fr.stdout,
    /^Si ouagadougou est perdu : 1 de ses 8 propres locataires bascule sur un autre site\./,
  );
  const json = await failover("bamako", "--dry-run", "--json");
  const plan = JSON.parse(json.stdout) as Failover;
  const { recoveryMinutes: _, ...rest } = JSON.parse(JSON.stringify(lossOf(bamako, ouagadougou)));
  t.like(plan, rest, "what this machine has measured is its own");
});

test("bad input of a failover is rejected in one sentence", async (t) => {
  const root = await estateFolder(t, "standby-without-contract");
  const full = await estateFolder(t);
  const cases = [
    // Without --dry-run only what is rejected at once: the rest changes something.
    [["bamako", "--json", "--lang", "en"], 2, /--json goes with --dry-run only/],
    [["bamako", "--json", "--return", "--lang", "fr"], 2, /--json ne va qu'avec --dry-run/],
    [
      ["bamako", "--dry-run", "--return", "--lang", "en"],
      2,
      /got --dry-run and --return, want one/,
    ],
    [["bamako", "--root", "/tmp", "--lang", "en"], 2, /--root goes with --dry-run only/],
    [["niamey", "--dry-run", "--lang", "en"], 2, /got the site niamey, want one of the open sites/],
    [["--dry-run", "--lang", "en"], 2, /the argument site is missing/],
    [["bamako", "--dry-run", "--lang", "de"], 2, /--lang/],
    [["bamako", "--dry-run", "--root", "/nowhere", "--lang", "en"], 2, /want a folder that holds/],
    [
      ["bamako", "--dry-run", "--root", root, "--lang", "en"],
      1,
      /oral-agreement, an unknown contract/,
    ],
  ] as const;
  for (const [args, code, message] of cases) {
    const { exitCode, stderr } = await failover(...args);
    t.is(exitCode, code, stderr);
    t.regex(stderr, message);
    t.notRegex(stderr, /^\s+at /m);
  }
  const fine = await failover("bamako", "--dry-run", "--root", full, "--lang", "en");
  t.is(fine.exitCode, 0, fine.stderr);
});

test("a failover without headroom is rejected before the drill, and the message names the file to change", async (t) => {
  const root = await estateFolder(t);
  const file = join(root, "bamako/site.yaml");
  const full = (await readFile(file, "utf8")).replace("cores: 464", "cores: 400");
  await writeFile(file, full);
  const args = ["ouagadougou", "--dry-run", "--root", root, "--lang", "fr"];
  const { exitCode, stderr } = await failover(...args);
  t.is(exitCode, 1);
  t.regex(
    stderr,
    /ai-research\.yaml:8: quota\.class: .*424 cores, au plus 400 \(capacity\.cores si ouagadougou est perdu, .*bamako\/site\.yaml:9\)/,
  );
});

test("French and English messages of a failover have the same arguments", (t) => {
  const all = [COMMAND, TEXTS, COLUMNS, STEPS, FAILURES].flatMap((texts) =>
    Object.entries<Message>(texts),
  );
  for (const [key, message] of all) {
    t.deepEqual(argumentsIn(message, "fr"), argumentsIn(message, "en"), key);
    t.notRegex(message.fr.replaceAll(/(estate|activeStandbyFor|capacity):/g, ""), /\S:(\s|$)/, key);
  }
});

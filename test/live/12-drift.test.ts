/** The deployed sites meet every prerequisite and are as recorded. What is made by hand: 69-by-hand. */
import test from "ava";
import { NOT_SHOWN } from "../operations/doctor/not-shown.ts";
import { examine, findings } from "./helpers/doctor.ts";
import { drift } from "./helpers/drift.ts";
import { Hand } from "./helpers/hand.ts";
import { makeAsClusterApi } from "./helpers/made-by-cluster-api.ts";
import { recorded, SITES } from "./helpers/site.ts";

const SITE = "ouagadougou";

for (const site of SITES) {
  test.serial(`${site} meets every prerequisite that a rehearsal can show`, async (t) => {
    t.timeout(300_000);
    const { report, exitCode } = await examine(site);
    t.deepEqual(findings(report), []);
    t.deepEqual(
      report.checks
        .filter(({ key, status }) => status === "notAssessed" && !NOT_SHOWN.includes(key))
        .map(({ key, notAssessed }) => [key, notAssessed]),
      [],
    );
    t.is(report.result, "passed");
    t.is(exitCode, 0);
  });
}

test.serial("a deployed site is as recorded, and the comparison changes nothing", async (t) => {
  t.timeout(300_000);
  const before = (await recorded(SITE)).text;
  const { report, exitCode } = await drift(SITE);
  t.deepEqual(
    report.findings.map(({ is, kind, name }) => `${is} ${kind} ${name}`),
    [],
  );
  t.is(report.result, "clean");
  t.is(exitCode, 0);
  t.is((await recorded(SITE)).text, before);
});

test.serial(
  "what Cluster API makes for a tenant's cluster is the tenant's; a rule that lets everything out is a violation",
  async (t) => {
    t.timeout(300_000);
    const hand = await Hand.at("bamako", "ai-research");
    t.teardown(() => hand.undo());
    await makeAsClusterApi(hand, "bamako-ai-research-lab");
    const { report, exitCode } = await drift("bamako");
    t.deepEqual(
      report.findings.map(({ is, kind, name }) => `${is} ${kind} ${name}`),
      [],
    );
    const own = report.tenants.filter(({ kind, id }) => hand.made.includes(`${kind} ${id}`));
    t.deepEqual(own.map(({ kind, id }) => `${kind} ${id}`).toSorted(), hand.made.toSorted());
    const violating = own.flatMap(({ kind, violations }) =>
      violations.map(({ rule }) => `${kind}: ${rule}`),
    );
    t.deepEqual(violating.toSorted(), [
      "security group rule: public-exposure",
      "security group: public-exposure",
    ]);
    t.is(exitCode, 1);
  },
);

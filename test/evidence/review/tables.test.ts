/** The effects of the review are those of docs/effects.md; CODEOWNERS is read as the platforms read it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { readCodeOwners, rolesOf } from "../../../evidence/review/codeowners.ts";
import { CLUSTER_ROWS, clusterEffect, DRIVERS } from "../../../evidence/review/effects/cluster.ts";
import { effectOf } from "../../../evidence/review/effects/effect.ts";
import { entryOf } from "../../../evidence/review/effects/row.ts";
import { TENANT } from "../../../evidence/review/effects/tables.ts";
import { effectTable } from "../../components/effects-table.ts";

test("each row of a cluster's input is that of docs/effects.md", (t) => {
  const page = new Map(effectTable().map(({ input, effects }) => [input, effects]));
  for (const [input, row] of Object.entries(CLUSTER_ROWS)) {
    const effects = page.get(input);
    for (const driver of DRIVERS)
      t.is(row[driver], effects?.[driver] as (typeof row)[typeof driver], input);
  }
});

test("a new version rolls the nodes, a label does not; an unknown driver is unknown", (t) => {
  t.is(clusterEffect("`version`", "k8s_cluster_api"), "rollsNodes");
  t.is(clusterEffect("`magnum.image`", "k8s_cluster_api"), "inPlace");
  t.is(clusterEffect("`owner`", "k8s_capi_helm"), "inPlace");
  t.is(clusterEffect("`version`", undefined), "unknown");
});

test("a path that no table has is unknown, never harmless", (t) => {
  const change = { path: ["segments", "a", "new-field"], before: 1, after: 2 };
  t.is(entryOf(TENANT, change), "unknown");
  t.is(entryOf(TENANT, { ...change, path: ["__proto__"] }), "unknown");
  const site = { kind: "site", clusters: 0 } as const;
  t.is(effectOf({ path: ["kubernetes", "driver"], before: "a", after: "b" }, site), "unknown");
});

test("the last line that fits decides, in each section", (t) => {
  const own = readCodeOwners(
    readFileSync(join(import.meta.dirname, "../../../CODEOWNERS"), "utf8"),
  );
  t.deepEqual(rolesOf(own, "stacks/bamako/tenants/tax.yaml"), ["tenants", "operations"]);
  t.deepEqual(rolesOf(own, "stacks/alliance.yaml"), ["compliance", "operations"]);
  t.deepEqual(rolesOf(own, "policies/waivers.yaml"), ["compliance"]);
  t.deepEqual(rolesOf(own, "policies/rules/x/rule.ts"), ["maintainers", "compliance"]);
  t.deepEqual(rolesOf(own, "Pulumi.bamako.yaml"), ["operations"]);
  t.deepEqual(rolesOf(own, "x/Pulumi.bamako.yaml"), ["maintainers"]);
  const sections = readCodeOwners("[A]\n* @g/a # note\n^[B][2]\n/docs/* @b @c\n*.md @d\\ e\n");
  t.deepEqual(rolesOf(sections, "docs/x.txt"), ["a", "b", "c"]);
  t.deepEqual(rolesOf(sections, "docs/deep/x.txt"), ["a"]);
  t.deepEqual(rolesOf(readCodeOwners("**/x/ @deep\n"), "a/b/x/c"), ["deep"]);
  t.deepEqual(rolesOf(readCodeOwners("/a.c @one\n"), "abc"), []);
});

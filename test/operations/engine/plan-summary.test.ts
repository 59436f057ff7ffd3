/** The changes of a run, tenant by tenant, in a few lines. */
import test from "ava";
import type { EngineEvent } from "../../../operations/engine/events.ts";
import { formatDone, formatPlan } from "../../../operations/engine/plan-summary.ts";
import { recorded, step } from "./recordings.ts";

const PROJECT = "aes-estate:index:TenantProject";
const SEGMENT = "aes-estate:index:NetworkSegment";
const NETWORK = "openstack:networking/network:Network";
const SUBNET = "openstack:networking/subnet:Subnet";

const plan = (events: readonly EngineEvent[], look: "plan" | "refresh" = "plan") =>
  formatPlan(events, "bamako", "en", look).split("\n");

function summary(counts: Record<string, number>): EngineEvent {
  return { at: 0, is: "summary", counts, packs: ["aes-estate 0.1.0 (/p/pack.ts)"] };
}

const tenants = ["tax", "mail", "mail-archive"].map((key) =>
  step("done", "same", PROJECT, `bamako-${key}`),
);

test("a first plan names the estate's own terms, and counts their resources", (t) => {
  t.deepEqual(plan(recorded("first")), [
    "warning: treasury: the copies to ouagadougou wait for aes-estate:copyAccounts and copyKeys (docs/failover.md)",
    "bamako (the site itself)",
    "  + creates SiteFoundation bamako",
    "  + creates Provider random default_4_19_1",
    "tax",
    "  + creates TenantProject bamako-tax",
    "  + creates NetworkSegment bamako-tax-front, 4 resources in all",
    "treasury",
    "  + creates TenantProject bamako-treasury",
    "  + creates NetworkSegment bamako-treasury-front, 4 resources in all",
    "  + creates NetworkSegment bamako-treasury-ledger, 3 resources in all",
    "  + creates ObjectContainer bamako-treasury-receipts, 2 resources in all",
    'Outputs that change: region: "bamako-1", rehearsal: true, site: "bamako", clusters: 382',
    "Resources: 924 to create",
    "Evaluated by aes-estate 0.1.0 (/repository/policies/pack.ts): no violation",
  ]);
});

test("a plan over a recorded state: deletions, replacements with their properties, changes in place", (t) => {
  t.deepEqual(plan(recorded("changes")).slice(1), [
    "start-up-hub",
    "  - DELETES TenantProject bamako-start-up-hub, 2 resources in all",
    "  - DELETES NetworkSegment bamako-start-up-hub-lab, 3 resources in all",
    "tax",
    "  - DELETES SecGroupRule bamako-tax-app-rule-egress-ipv4-tcp-5432-10.32.23.128-26",
    "  - DELETES SecGroupRule bamako-tax-app-rule-egress-ipv4-udp-53-10.32.0.53-32",
    "  ± REPLACES RouterInterface bamako-tax-data-interface-ipv4: subnetId",
    "  ± REPLACES Subnet bamako-tax-data-subnet-ipv4: cidr",
    "  ~ changes in place TenantProject bamako-tax: title",
    "  ~ changes in place NetworkSegment bamako-tax-app: rules",
    "  ~ changes in place NetworkSegment bamako-tax-data: ipv4",
    "  ~ changes in place GroupV3 bamako-tax-group-auditors: description",
    "  ~ changes in place GroupV3 bamako-tax-group-operators: description",
    "  ~ changes in place Project bamako-tax-project: description",
    "  + creates SecGroupRule bamako-tax-app-rule-egress-ipv4-tcp-5432-10.32.23.192-26",
    "Resources: 1 to create, 6 to change in place, 2 to replace, 39 to delete, 877 unchanged",
    "Evaluated by aes-estate 0.1.0 (/repository/policies/pack.ts): no violation",
  ]);
});

test("nothing to change is one line, in either language", (t) => {
  const events = [...tenants, summary({ same: 924 })];
  t.deepEqual(plan(events), ["bamako: nothing changes (924 resources stay as they are)"]);
  t.is(
    formatPlan(events, "bamako", "fr"),
    "bamako : rien ne change (924 ressources restent telles quelles)",
  );
  t.deepEqual(plan(events, "refresh"), ["bamako: the cloud is as recorded (924 resources)"]);
});

test("each change once, the gravest first, with the properties that change or that force it", (t) => {
  const subnet = { changes: ["cidr", "gatewayIp"], forces: ["cidr"] };
  const events = [
    ...tenants,
    step("begun", "update", NETWORK, "bamako-tax-data-network", {
      changes: ["a", "b", "c", "d", "e", "f", "g", "h"],
    }),
    step("begun", "create-replacement", SUBNET, "bamako-tax-data-subnet", subnet),
    step("begun", "replace", SUBNET, "bamako-tax-data-subnet", subnet),
    step("begun", "delete-replaced", SUBNET, "bamako-tax-data-subnet"),
    step("begun", "delete", NETWORK, "bamako-mail-archive-network"),
    step("begun", "create", NETWORK, "bamako-mail-network"),
    step("begun", "update", "openstack:compute/flavor:Flavor", "bamako-flavor-small", {
      changes: ["ram"],
    }),
    summary({ create: 1, update: 2, replace: 1, delete: 1, same: 900 }),
  ];
  t.deepEqual(plan(events), [
    "bamako (the site itself)",
    "  ~ changes in place Flavor bamako-flavor-small: ram",
    "mail",
    "  + creates Network bamako-mail-network",
    "mail-archive",
    "  - DELETES Network bamako-mail-archive-network",
    "tax",
    "  ± REPLACES Subnet bamako-tax-data-subnet: cidr",
    "  ~ changes in place Network bamako-tax-data-network: a, b, c, d, e, f +2",
    "Resources: 1 to create, 2 to change in place, 1 to replace, 1 to delete, 900 unchanged",
    "Evaluated by aes-estate 0.1.0 (/p/pack.ts): no violation",
  ]);
  t.regex(
    formatPlan(events, "bamako", "fr"),
    / {2}± REMPLACE Subnet bamako-tax-data-subnet : cidr\n/,
  );
});

test("parts deleted with their component are counted, and of many alike the first are named", (t) => {
  const segment = step("begun", "delete", SEGMENT, "bamako-tax-data");
  const parent = "urn:pulumi:bamako::aes-estate::aes-estate:index:NetworkSegment::bamako-tax-data";
  const parts = ["network", "router"].map((part) =>
    step("begun", "delete", NETWORK, `bamako-tax-data-${part}`, { parent }),
  );
  const loose = Array.from({ length: 10 }, (_, at) =>
    step("begun", "delete", NETWORK, `bamako-tax-z${at}`),
  );
  t.deepEqual(plan([...tenants, ...parts, segment, ...loose, summary({ delete: 13 })]), [
    "tax",
    "  - DELETES NetworkSegment bamako-tax-data, 3 resources in all",
    ...[0, 1, 2, 3, 4, 5, 6].map((at) => `  - DELETES Network bamako-tax-z${at}`),
    "  - and DELETES 3 more",
    "Resources: 13 to delete",
    "Evaluated by aes-estate 0.1.0 (/p/pack.ts): no violation",
  ]);
});

test("a refresh lists differences in the cloud, and resources that no longer exist", (t) => {
  const events = [
    ...tenants,
    step("begun", "refresh", NETWORK, "bamako-tax-data-network"),
    step("done", "update", NETWORK, "bamako-tax-data-network", { changes: ["shared"] }),
    step("begun", "refresh", SUBNET, "bamako-mail-subnet"),
    step("done", "delete", SUBNET, "bamako-mail-subnet"),
    step("begun", "refresh", SUBNET, "bamako-mail-other"),
    step("done", "same", SUBNET, "bamako-mail-other"),
    { ...summary({ update: 1, delete: 1, same: 900 }), packs: [] },
  ];
  t.deepEqual(plan(events, "refresh"), [
    "mail",
    "  - is no longer in the cloud: Subnet bamako-mail-subnet",
    "tax",
    "  ~ differs in the cloud: Network bamako-tax-data-network: shared",
    "Resources: 1 differs, 1 gone, 900 unchanged",
  ]);
});

test("the completed changes are one line, below the program's warnings, each once", (t) => {
  const warn = (text: string): EngineEvent => ({
    at: 0,
    is: "message",
    severity: "warning",
    urn: "",
    text,
  });
  const texts = ["a", "b", "a", "c", "d", "e", "f", "g"];
  const events = [...texts.map(warn), summary({ create: 2, same: 922 })];
  t.deepEqual(formatDone(events, "en").split("\n"), [
    ...["a", "b", "c", "d", "e"].map((text) => `warning: ${text}`),
    "warning: 2 other warnings",
    "Resources: 2 created, 922 unchanged",
  ]);
  t.is(formatDone([summary({ same: 924 })], "fr"), "Ressources : 924 inchangées");
});

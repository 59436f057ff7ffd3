/** `estate drift`: each change by hand is named once, with its owner, its declaration and the rules it violates. */
import test from "ava";
import fc from "fast-check";
import type { Item } from "../../../operations/cloud/client.ts";
import type { Report } from "../../../operations/drift/model.ts";
import { driftSchema } from "../../../operations/drift/model.ts";
import { changed, PROJECT, recordedState, reportOn, untouched, withItems } from "./small-cloud.ts";

const RULES = "network /v2.0/security-group-rules";
const NETWORKS = "network /v2.0/networks";
const SSH = {
  id: "r-22",
  direction: "ingress",
  ethertype: "IPv4",
  protocol: "tcp",
  port_range_min: 22,
  port_range_max: 22,
  remote_ip_prefix: "0.0.0.0/0",
  security_group_id: "sg-front",
  project_id: PROJECT,
};

const named = ({ findings }: Report) =>
  findings.map(({ is, kind, name }) => `${is} ${kind} ${name}`);
const rulesOf = ({ findings }: Report) =>
  findings.flatMap(({ violations }) => violations.map(({ rule }) => rule));

test("an untouched cloud has no drift, and what was not looked at is listed", async (t) => {
  const report = await reportOn(untouched());
  t.deepEqual(named(report), []);
  t.is(report.result, "clean");
  t.deepEqual(driftSchema.parse(report), report);
  t.like(report.counts, { compared: 6, failed: 0, operator: 4, tenant: 0 });
  const missing = report.notAssessed.filter(({ key }) => key === "absent").map(({ kind }) => kind);
  t.true(missing.includes("Heat stack") && missing.includes("container"));
});

test("a rule made by hand is unmanaged, in its tenant's project, and violates the rules of a plan", async (t) => {
  const report = await reportOn(withItems({ [RULES]: SSH }));
  t.deepEqual(named(report), ["unmanaged security group rule r-22"]);
  t.like(report.findings[0], { tenant: "treasury", owner: "ML", project: PROJECT });
  t.true(rulesOf(report).includes("administration"));
  t.true(rulesOf(report).includes("public-exposure") || rulesOf(report).includes("external-reach"));
  t.is(report.result, "drift");
  const [revert] = report.findings[0]?.commands ?? [];
  t.like(revert, { does: "revert" });
  t.regex(revert?.command ?? "", /openstack security group rule delete r-22$/);
});

test("a changed attribute has both values, the line that declares it, and its rule", async (t) => {
  const report = await reportOn(changed(NETWORKS, "n-front", { shared: true, mtu: 1400 }));
  t.deepEqual(named(report), ["changed network bamako-treasury-front"]);
  const [found] = report.findings;
  t.deepEqual(found?.attributes, [
    { name: "shared", recorded: false, cloud: true },
    { name: "mtu", recorded: null, cloud: 1400 },
  ]);
  t.regex(found?.declared?.file ?? "", /bamako\/tenants\/treasury\.yaml$/);
  t.is(found?.declared?.path, "segments.front");
  t.deepEqual([...new Set(rulesOf(report))], ["tenant-sharing"]);
  const does = found?.commands.map((one) => one.does);
  t.deepEqual(does, ["revert", "adopt", "waive"]);
});

test("a recorded thing that the cloud has no longer is gone", async (t) => {
  const all = untouched();
  all[RULES] = [];
  const report = await reportOn(all);
  t.deepEqual(named(report), [
    "gone security group rule bamako-treasury-front-rule-ingress-ipv4-tcp-443-10.32.0.0-12",
  ]);
  t.deepEqual(report.findings[0]?.commands, [
    { does: "revert", command: "npx estate refresh bamako && npx estate up bamako" },
  ]);
});

/** One thing of each kind made by hand, where it is listed, and the rule that a plan with it violates. */
const BY_HAND: readonly (readonly [
  kind: string,
  place: string,
  item: Partial<Item>,
  rule?: string,
])[] = [
  ["project", "identity /projects", { name: "shadow", domain_id: "d-ml", tags: [] }],
  ["domain", "identity /domains", { name: "shadow" }],
  ["user", "identity /users", { name: "mallory", domain_id: "default" }],
  ["group", "identity /groups", { name: "shadow", domain_id: "d-ml" }],
  ["group member", "identity /groups/g-auditors/users", { name: "mallory" }],
  ["role", "identity /roles", { name: "superuser" }],
  [
    "role assignment",
    "identity /role_assignments",
    { user: { id: "u" }, role: { id: "r" }, scope: { project: { id: PROJECT } } },
  ],
  ["trust", "identity /OS-TRUST/trusts", { project_id: PROJECT, trustee_user_id: "u" }],
  ["network", NETWORKS, { name: "hand", project_id: PROJECT, shared: true }, "tenant-sharing"],
  ["subnet", "network /v2.0/subnets", { name: "hand", project_id: PROJECT, network_id: "n-front" }],
  ["router", "network /v2.0/routers", { name: "hand", project_id: PROJECT }],
  [
    "router interface",
    "network /v2.0/ports",
    { device_owner: "network:router_interface", device_id: "r", project_id: PROJECT },
  ],
  [
    "floating IP",
    "network /v2.0/floatingips",
    { floating_ip_address: "192.0.2.9", project_id: PROJECT },
  ],
  ["security group", "network /v2.0/security-groups", { name: "hand", project_id: PROJECT }],
  ["template of security group rules", "network /v2.0/default-security-group-rules", {}],
  ["address group", "network /v2.0/address-groups", { name: "hand", project_id: PROJECT }],
  [
    "RBAC policy",
    "network /v2.0/rbac-policies",
    {
      action: "access_as_shared",
      object_id: "n-front",
      object_type: "network",
      target_tenant: "*",
      project_id: PROJECT,
    },
    "tenant-sharing",
  ],
  ["QoS policy", "network /v2.0/qos/policies", { name: "hand" }],
  ["address scope", "network /v2.0/address-scopes", { name: "hand", ip_version: 4 }],
  ["subnet pool", "network /v2.0/subnetpools", { name: "hand", prefixes: [] }],
  ["VPN service", "network /v2.0/vpn/vpnservices", { name: "hand", project_id: PROJECT }],
  [
    "VPN connection",
    "network /v2.0/vpn/ipsec-site-connections",
    { name: "hand", project_id: PROJECT, peer_address: "203.0.113.7", peer_id: "203.0.113.7" },
    "vpn-peer",
  ],
  ["flavor", "compute /flavors/detail", { name: "hand", "os-flavor-access:is_public": true }],
  ["host aggregate", "compute /os-aggregates", { name: "hand", availability_zone: "abroad" }],
  ["volume type", "block-storage /types", { name: "plain", is_public: true }],
  ["volume transfer", "block-storage /os-volume-transfer/detail", { name: "hand" }],
  [
    "image",
    "image /v2/images",
    { name: "hand", visibility: "public", owner: "p-admin" },
    "image-provenance",
  ],
  [
    "cluster template",
    "container-infra /clustertemplates/detail",
    { name: "hand", project_id: PROJECT },
  ],
  ["cluster", "container-infra /clusters/detail", { name: "hand", project_id: PROJECT }],
  [
    "endpoint",
    "identity /endpoints",
    { url: "https://collector.example.com:8774/v2.1", interface: "public" },
    "endpoint",
  ],
];

for (const [kind, place, item, rule] of BY_HAND) {
  test(`${kind} made by hand: named once${rule === undefined ? "" : `, a violation of ${rule}`}`, async (t) => {
    const report = await reportOn(withItems({ [place]: item }));
    t.deepEqual(
      report.findings.map((found) => `${found.is} ${found.kind}`),
      [`unmanaged ${kind}`],
    );
    if (rule !== undefined) t.true(rulesOf(report).includes(rule), rulesOf(report).join());
  });
}

/** What a tenant may make, and what a cloud makes by itself. */
const RIGHTS: readonly (readonly [kind: string, place: string, item: Partial<Item>])[] = [
  ["server", "compute /servers/detail", { name: "own", tenant_id: PROJECT, metadata: {} }],
  [
    "volume",
    "block-storage /volumes/detail",
    { name: "own", size: 1, volume_type: "encrypted", "os-vol-tenant-attr:tenant_id": PROJECT },
  ],
  [
    "port",
    "network /v2.0/ports",
    {
      project_id: PROJECT,
      network_id: "n-front",
      device_owner: "compute:nova",
      security_groups: ["sg-front"],
    },
  ],
  [
    "backup",
    "block-storage /backups/detail",
    { name: "own", "os-backup-project-attr:project_id": PROJECT },
  ],
  [
    "load balancer",
    "load-balancer /v2.0/lbaas/loadbalancers",
    { name: "own", project_id: PROJECT },
  ],
];
for (const [kind, place, item] of RIGHTS) {
  test(`a tenant's own ${kind} is listed apart and is no drift`, async (t) => {
    const report = await reportOn(withItems({ [place]: item }));
    t.deepEqual(named(report), []);
    t.deepEqual(
      report.tenants.map((found) => `${found.kind} ${found.tenant}`),
      [`${kind} treasury`],
    );
  });
  test(`the same ${kind} in a project that no state records is unmanaged`, async (t) => {
    const stranger = { ...item, project_id: "p-x", tenant_id: "p-x" };
    const own = { ...stranger, "os-vol-tenant-attr:tenant_id": "p-x" };
    const report = await reportOn(withItems({ [place]: own }));
    t.deepEqual(
      report.findings.map((found) => `${found.is} ${found.kind}`),
      [`unmanaged ${kind}`],
    );
  });
}

test("a listing that is denied is not assessed: without drift there is no result", async (t) => {
  const report = await reportOn({ ...untouched(), [RULES]: 403 });
  t.is(report.result, "incomplete");
  t.deepEqual(named(report), []);
  t.is(report.notAssessed.find(({ key }) => key === "failed")?.kind, "security group rule");
});

test("what is in things that could not be listed is not assessed, and is not gone", async (t) => {
  const type = "openstack:networking/qosBandwidthLimitRule:QosBandwidthLimitRule";
  const urn = `urn:pulumi:bamako::aes-estate::${type}::bamako-x`;
  const state = recordedState([{ urn, type, id: "q-1/b-1" }]);
  const policies = "network /v2.0/qos/policies";
  const report = await reportOn({ ...untouched(), [policies]: 503 }, { state });
  t.is(report.result, "incomplete");
  t.deepEqual(named(report), []);
  const failed = report.notAssessed.filter(({ key }) => key === "failed");
  t.deepEqual(
    failed.map(({ kind }) => kind),
    ["QoS policy", "bandwidth limit"],
  );
  for (const { what } of failed) t.regex(what, /qos\/policies\?limit=500: HTTP 503/);

  const empty = await reportOn({ ...untouched(), [policies]: [] }, { state });
  t.deepEqual(
    named(empty),
    ["gone bandwidth limit bamako-x"],
    "but a list without its policy says so",
  );
});

test("a service that the catalogue lacks and the state uses leaves no result", async (t) => {
  const report = await reportOn(untouched(), { without: ["network"] });
  t.is(report.result, "incomplete");
  t.deepEqual(named(report), []);
});

test("a recorded type that is not read leaves no result", async (t) => {
  const type = "openstack:database/instance:Instance";
  const urn = `urn:pulumi:bamako::aes-estate::${type}::bamako-x`;
  const report = await reportOn(untouched(), { state: recordedState([{ urn, type, id: "i" }]) });
  t.is(report.result, "incomplete");
});

test("any text in a rule's description is a difference of that rule alone, be it hostile or not", async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, unit: "binary" }), async (description) => {
      const report = await reportOn(changed(RULES, "r-443", { description }));
      t.deepEqual(
        report.findings.map(({ is, kind }) => `${is} ${kind}`),
        ["changed security group rule"],
      );
    }),
    { numRuns: 20, examples: [["__proto__"], ["\u001b[2J"], ["constructor"]] },
  );
});

/** Recipients of a shared thing, as the enforcement points read them from each type that can be shared. */
import test from "ava";
import { evaluate } from "../../../../policies/evaluate.ts";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { shares } from "../../../../policies/resources/readers/exposure/shares.ts";
import { toFact } from "../../../../policies/resources/to-fact.ts";
import { RULES } from "../../../../policies/rules/index.ts";
import { applyWaivers, readWaivers } from "../../../../policies/waivers/index.ts";
import { alliance, TODAY } from "../../fixture.ts";
import { SOUND } from "../../waivers/samples.ts";

const RBAC = "networking/rbacPolicyV2:RbacPolicyV2";
const NETWORK = "networking/network:Network";
const IMAGE = "images/image:Image";
const CONTAINER = "objectstorage/container:Container";
const share = (of: string, to: string | symbol) => [{ of, with: to }];

/** Type, properties, and the recipients. */
const read: [string, Record<string, unknown>, object[]][] = [
  [
    RBAC,
    { action: "access_as_external", objectType: "network", targetTenant: UNKNOWN },
    share("wayOut", "others"),
  ],
  [
    RBAC,
    { action: "access_as_external", objectType: "network", targetTenant: "*" },
    share("wayOut", "everyone"),
  ],
  [
    RBAC,
    { action: "access_as_shared", objectType: "network", targetTenant: "p" },
    share("control", "others"),
  ],
  [RBAC, { action: UNKNOWN, objectType: "network", targetTenant: "p" }, share("control", "others")],
  [
    RBAC,
    { action: "access_as_external", objectType: UNKNOWN, targetTenant: "*" },
    share("control", "everyone"),
  ],
  [
    RBAC,
    { action: "access_as_shared", objectType: "qos_policy", targetTenant: "p" },
    share("offer", "others"),
  ],
  [
    RBAC,
    { action: "access_as_shared", objectType: "security_group", targetTenant: "p" },
    share("control", "others"),
  ],
  [NETWORK, { shared: false, external: false }, []],
  [NETWORK, {}, []],
  [NETWORK, { shared: true }, share("control", "everyone")],
  [NETWORK, { external: true }, share("offer", "everyone")],
  [
    NETWORK,
    { shared: UNKNOWN, external: "true" },
    [...share("control", UNKNOWN), ...share("offer", UNKNOWN)],
  ],
  [IMAGE, {}, []],
  [IMAGE, { visibility: "private" }, []],
  [IMAGE, { visibility: "shared" }, share("data", "others")],
  [IMAGE, { visibility: "public" }, share("data", "everyone")],
  [IMAGE, { visibility: "community" }, share("data", "everyone")],
  [IMAGE, { visibility: "constructor" }, share("data", UNKNOWN)],
  [IMAGE, { visibility: UNKNOWN }, share("data", UNKNOWN)],
  ["images/imageAccess:ImageAccess", { memberId: "p" }, share("data", "others")],
  [CONTAINER, {}, []],
  [CONTAINER, { containerRead: ".r:*, .rlistings" }, []],
  [CONTAINER, { containerWrite: "p:u" }, share("data", "others")],
  [
    CONTAINER,
    { containerRead: ".r:*,*:*", containerWrite: UNKNOWN },
    [...share("data", "everyone"), ...share("data", UNKNOWN)],
  ],
  ...["keymanager/secretV1:SecretV1", "keymanager/containerV1:ContainerV1"].flatMap(
    (type): [string, Record<string, unknown>, object[]][] => [
      [type, {}, []],
      [type, { acl: { read: { projectAccess: true, users: [] } } }, []],
      [type, { acl: { read: { projectAccess: false, users: ["u"] } } }, share("data", "others")],
      [type, { acl: { read: { users: ["u", UNKNOWN] } } }, share("data", "others")],
      [type, { acl: { read: { users: UNKNOWN } } }, share("data", UNKNOWN)],
      [type, { acl: UNKNOWN }, share("data", UNKNOWN)],
    ],
  ),
  ["sharedfilesystem/share:Share", { isPublic: true }, share("control", "everyone")],
  ["sharedfilesystem/share:Share", {}, []],
  ["sharedfilesystem/shareAccess:ShareAccess", { accessTo: "*" }, share("data", "everyone")],
  ["sharedfilesystem/shareAccess:ShareAccess", { accessTo: "10.32.0.1" }, []],
  ["dns/transferRequest:TransferRequest", {}, share("control", "everyone")],
  ["dns/transferRequest:TransferRequest", { targetProjectId: "p" }, share("control", "others")],
  ["compute/flavorAccess:FlavorAccess", { tenantId: UNKNOWN }, share("offer", "others")],
  [
    "blockstorage/volumeTypeAccessV3:VolumeTypeAccessV3",
    { projectId: "*" },
    share("offer", "everyone"),
  ],
  ["containerinfra/clusterTemplate:ClusterTemplate", { public: true }, share("offer", "everyone")],
  ...["groupV2:GroupV2", "policy:Policy", "policyV2:PolicyV2", "ruleV2:RuleV2"].map(
    (type): [string, Record<string, unknown>, object[]] => [
      `firewall/${type}`,
      { shared: true },
      share("control", "everyone"),
    ],
  ),
  ...["addressScope:AddressScope", "qosPolicy:QosPolicy", "subnetPool:SubnetPool"].map(
    (type): [string, Record<string, unknown>, object[]] => [
      `networking/${type}`,
      { shared: true },
      share("offer", "everyone"),
    ],
  ),
];

test("each type shows exactly with whom it is shared", (t) => {
  for (const [type, properties, expected] of read) {
    const fact = toFact("urn", `openstack:${type}`, properties, undefined);
    t.deepEqual(fact.shares, expected as NonNullable<typeof fact.shares>, type);
  }
  const shown = new Set(read.map(([type]) => `openstack:${type}`));
  t.deepEqual([...shown].sort(), Object.keys(shares).sort(), "every reader is tried");
});

test("a waiver of tenant-sharing covers a shared template or share: no other rule denies it", (t) => {
  const labels = { "aes:class": "citizen", "aes:owner": "ML", "aes:tenant": "tax" };
  const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
  const connection = { authUrl: "https://identity.bamako.aes.example/v3", region: "bamako-1" };
  const template = { masterLbEnabled: true, labels: { ...labels, boot_volume_type: "encrypted" } };
  const shared: [string, Record<string, unknown>, string][] = [
    ["containerinfra/clusterTemplate:ClusterTemplate", template, "public"],
    ["sharedfilesystem/share:Share", { metadata: labels }, "isPublic"],
  ];
  for (const [type, properties, input] of shared) {
    const scope = `urn:pulumi:bamako::p::openstack:${type}::a`;
    const waiver = { ...SOUND, rule: "tenant-sharing", scope };
    const waivers = readWaivers({ shared: waiver }, alliance, RULES);
    t.deepEqual(waivers.problems, []);
    for (const value of [false, true, UNKNOWN]) {
      const fact = toFact(
        scope,
        `openstack:${type}`,
        { ...properties, [input]: value },
        connection,
      );
      const found = evaluate(fact, context);
      t.deepEqual(
        found.map(({ rule }) => rule),
        value === false ? [] : ["tenant-sharing"],
      );
      const { failed, waived } = applyWaivers(found, waivers, { today: TODAY });
      t.deepEqual([failed.length, waived.length], [0, found.length]);
    }
  }
});

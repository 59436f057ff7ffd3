/** `estate drift`: what is in things that tenants may make: secrets that others can read, plain volumes, a balancer's address. */
import test from "ava";
import type { Item } from "../../../operations/cloud/client.ts";
import { changed, PROJECT, recordedState, reportOn, withItems } from "./small-cloud.ts";

const OF_PROJECT = { project_id: PROJECT, tenant_id: PROJECT };
const PASSWORD = "password: tr0ub4dor-horse";
/** A secret in each place that others can read: where a kind is listed, the thing, and the place as it is reported. */
const SECRETS: readonly (readonly [place: string, item: Partial<Item>, at: string])[] = [
  ["block-storage /snapshots/detail", { metadata: { password: "x-1" } }, "metadata.password"],
  ["block-storage /snapshots/detail", { description: PASSWORD }, "description (password)"],
  ["block-storage /backups/detail", { metadata: { api_key: "x-1" } }, "metadata.api_key"],
  ["block-storage /volumes/detail", { metadata: { password: "x-1" } }, "metadata.password"],
  ["block-storage /volumes/detail", { description: PASSWORD }, "description (password)"],
  ["compute /servers/detail", { metadata: { password: "x-1" } }, "metadata.password"],
  ["compute /servers/detail", { description: PASSWORD }, "description (password)"],
  ["compute /servers/detail", { tags: ["a", PASSWORD] }, "tags[1] (password)"],
  [
    "compute /servers/detail",
    { "OS-EXT-SRV-ATTR:user_data": btoa(PASSWORD) },
    "userData (password)",
  ],
  ["load-balancer /v2.0/lbaas/loadbalancers", { description: PASSWORD }, "description (password)"],
  ["load-balancer /v2.0/lbaas/pools", { tags: [PASSWORD] }, "tags[0] (password)"],
  ["network /v2.0/security-group-rules", { description: PASSWORD }, "description (password)"],
  ["network /v2.0/address-groups", { description: PASSWORD }, "description (password)"],
  ["image /v2/images", { name: "own", db_password: "x-1" }, "properties.db_password"],
  ["orchestration /stacks", { parameters: { db_password: "x-1" } }, "parameters.db_password"],
];
for (const [place, item, at] of SECRETS) {
  test(`a secret in ${at} of ${place} is named, and its value is not`, async (t) => {
    const without = ["object-store", "key-manager", "shared-file-system"];
    const made = { ...OF_PROJECT, "os-vol-tenant-attr:tenant_id": PROJECT, ...item };
    const report = await reportOn(withItems({ [place]: made }), { without });
    const secrets = [...report.findings, ...report.tenants]
      .flatMap(({ violations }) => violations)
      .filter(({ rule }) => rule === "plain-secret");
    t.deepEqual(
      secrets.map(({ what }) => what.replace(/^.*: /, "")),
      [at],
    );
    t.notRegex(JSON.stringify(secrets), /tr0ub4dor|x-1/);
  });
}

/** The small cloud with a tenant of a class whose volumes must be encrypted. */
function sensitive() {
  const tags = ["aes:class=sensitive", "aes:owner=ML", "aes:site=bamako", "aes:tenant=treasury"];
  return changed("identity /projects", PROJECT, { tags });
}
const VOLUME = "openstack:blockstorage/volume:Volume";
const OF_TYPE = { name: "old", size: 1, volume_type: "encrypted", metadata: {} };
const OWN = { id: "v-1", ...OF_TYPE, "os-vol-tenant-attr:tenant_id": PROJECT };
const encryption = (violations: readonly { rule: string; case: string }[]) =>
  violations.filter(({ rule }) => rule === "volume-encryption").map((one) => one.case);

for (const [encrypted, expected] of [
  [false, ["plain"]],
  [true, []],
  [undefined, []],
] as const) {
  test(`a volume of an attested type that Cinder says is ${encrypted ?? "unknown"} as to encryption`, async (t) => {
    const volumes = "block-storage /volumes/detail";
    const { tenants } = await reportOn({ ...sensitive(), [volumes]: [{ ...OWN, encrypted }] });
    t.deepEqual(
      tenants.flatMap(({ violations }) => encryption(violations)),
      [...expected],
    );

    const labels = { "aes:class": "sensitive", "aes:owner": "ML", "aes:tenant": "treasury" };
    const inputs = { name: "old", size: 1, volumeType: "encrypted", metadata: labels };
    const urn = `urn:pulumi:bamako::aes-estate::${VOLUME}::bamako-treasury-old`;
    const state = recordedState([{ urn, type: VOLUME, id: "v-1", inputs, outputs: inputs }]);
    const item = { ...OWN, metadata: labels, encrypted };
    const recorded = await reportOn({ ...sensitive(), [volumes]: [item] }, { state });
    t.deepEqual(encryption(recorded.consequences), [...expected], "also of a recorded one");
  });
}

const VIP = {
  id: "p-vip",
  project_id: PROJECT,
  network_id: "n-front",
  device_owner: "Octavia",
  security_groups: ["sg-default"],
  allowed_address_pairs: [],
  port_security_enabled: true,
};
for (const [what, port, reported] of [
  ["as Octavia makes it is the cloud's own", {}, []],
  ["behind a group that was chosen for it", { security_groups: ["sg-front"] }, ["p-vip"]],
  ["without port security", { port_security_enabled: false }, ["p-vip"]],
  ["that may send from others", { allowed_address_pairs: [{ ip_address: "::/0" }] }, ["p-vip"]],
  ["of no load balancer", { id: "p-other" }, ["p-other"]],
] as const) {
  test(`the address of a load balancer ${what}`, async (t) => {
    const { tenants } = await reportOn(
      withItems({
        "network /v2.0/ports": { ...VIP, ...port },
        "network /v2.0/security-groups": { id: "sg-default", name: "default", project_id: PROJECT },
        "load-balancer /v2.0/lbaas/loadbalancers": { project_id: PROJECT, vip_port_id: "p-vip" },
      }),
    );
    const ports = tenants.filter(({ kind }) => kind === "port");
    t.deepEqual(
      ports.map(({ id }) => id),
      [...reported],
    );
  });
}

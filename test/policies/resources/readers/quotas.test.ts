import test from "ava";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { ROWS } from "../../../../policies/resources/index.ts";
import { attributesOf } from "../../../../policies/resources/readers/index.ts";

const VOLUMES = "openstack:blockstorage/quoteSetV3:QuoteSetV3";

/** Limits of nova-network, which no cloud has any more: Neutron has a separate quota. */
const ENDED = ["fixedIps", "floatingIps", "securityGroupRules", "securityGroups"];

const QUOTAS = [
  VOLUMES,
  "openstack:compute/quotaSetV2:QuotaSetV2",
  "openstack:loadbalancer/quota:Quota",
  "openstack:networking/quotaV2:QuotaV2",
];

for (const type of QUOTAS) {
  test(`every input of ${type} is a limit, except its project and region`, (t) => {
    const inputs = Object.keys(ROWS[type]?.properties ?? {});
    const others = ["projectId", "region", ...(type.startsWith("openstack:compute/") ? ENDED : [])];
    t.true(others.every((name) => inputs.includes(name)));
    const limits = attributesOf(type, {}).limits ?? [];
    const expected = inputs.filter((name) => !others.includes(name));
    t.deepEqual(limits.map(({ at }) => at).sort(), expected.sort());
    t.true(limits.every(({ most }) => most === undefined));
  });
}

test("limits of volume types are read one by one, and a number as text is a number", (t) => {
  const limits = (volumeTypeQuota: unknown) =>
    (attributesOf(VOLUMES, { volumeTypeQuota }).limits ?? [])
      .filter(({ at }) => at.startsWith("volumeTypeQuota"))
      .map(({ at, most }) => [at, most]);
  t.deepEqual(limits({ volumes_plain: 0, gigabytes_plain: "-1", snapshots_plain: UNKNOWN }), [
    ["volumeTypeQuota.volumes_plain", 0],
    ["volumeTypeQuota.gigabytes_plain", -1],
    ["volumeTypeQuota.snapshots_plain", UNKNOWN],
  ]);
  t.deepEqual(limits({}), []);
  t.deepEqual(limits(UNKNOWN), [["volumeTypeQuota", UNKNOWN]]);
  t.deepEqual(
    (attributesOf(VOLUMES, { volumes: 7, groups: "many" }).limits ?? [])
      .filter(({ most }) => most !== undefined)
      .map(({ at, most }) => [at, most]),
    [
      ["groups", UNKNOWN],
      ["volumes", 7],
    ],
  );
});

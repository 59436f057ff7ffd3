import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { facetsOf } from "../../policies/facets/index.ts";
import { ENDED, quotas } from "../../policies/facets/keeping/quotas.ts";
import { UNKNOWN } from "../../sovereignty/facts.ts";

const sdk = join(import.meta.dirname, "../../node_modules/@pulumi/openstack");
const VOLUMES = "openstack:blockstorage/quoteSetV3:QuoteSetV3";

for (const [type, reader] of Object.entries(quotas)) {
  test(`${type} has every limit of the SDK, and no other`, (t) => {
    const file = join(sdk, `${type.split(":")[1]}.d.ts`);
    const args = readFileSync(file, "utf8").split(/export interface \w+Args \{/)[1] ?? "";
    const inputs = Array.from(args.matchAll(/^ {4}(\w+)\??: /gm), ([, name = ""]) => name);
    const compute = type.startsWith("openstack:compute/");
    const target = ["projectId", "region", ...(compute ? ENDED : [])];
    t.true(target.every((name) => inputs.includes(name)));
    t.deepEqual([...reader.reads].sort(), inputs.filter((name) => !target.includes(name)).sort());
    const limits = facetsOf(type, {}).limits ?? [];
    t.deepEqual(limits.map(({ at }) => at).sort(), [...reader.reads].sort());
    t.true(limits.every(({ most }) => most === undefined));
  });
}

test("limits of volume types are read one by one, and a number as text is a number", (t) => {
  const limits = (volumeTypeQuota: unknown) =>
    (facetsOf(VOLUMES, { volumeTypeQuota }).limits ?? [])
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
    facetsOf(VOLUMES, { volumes: 7, groups: "many" })
      .limits?.slice(-5)
      .map(({ most }) => most),
    [UNKNOWN, undefined, undefined, 7, undefined],
  );
});

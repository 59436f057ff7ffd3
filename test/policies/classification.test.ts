import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { CLASSIFICATIONS, classify } from "../../policies/resources/index.ts";

const sdks = join(import.meta.dirname, "../../node_modules/@pulumi");

/** Every resource type of an SDK, from its own code, and the file that declares its inputs. */
function typesOf(sdk: string): Map<string, string> {
  const files = readdirSync(join(sdks, sdk), { recursive: true, encoding: "utf8" });
  const types = new Map<string, string>();
  for (const file of files.filter(
    (name) => name.endsWith(".js") && !name.includes("node_modules"),
  )) {
    const source = readFileSync(join(sdks, sdk, file), "utf8");
    const type = /\.__pulumiType = '([^']+)'/.exec(source)?.[1];
    if (type?.includes(":")) types.set(type, join(sdks, sdk, file.replace(/\.js$/, ".d.ts")));
  }
  return types;
}

const openstack = typesOf("openstack");
const random = typesOf("random");

test("every type of the SDKs is classified, and nothing else", (t) => {
  const builtin = Object.keys(CLASSIFICATIONS).filter((type) => type.startsWith("pulumi:"));
  const expected = [...openstack.keys(), ...random.keys(), ...builtin];
  t.deepEqual(Object.keys(CLASSIFICATIONS).sort(), expected.sort());
  t.is(openstack.size, 105);
  t.is(random.size, 10);
});

test("a type carries its labels where its inputs have a place for them", (t) => {
  for (const [type, file] of openstack) {
    const labels = CLASSIFICATIONS[type]?.labels;
    const args = readFileSync(file, "utf8").split(/export interface \w+Args \{/)[1] ?? "";
    if (labels) t.regex(args, new RegExp(`^    ${labels}\\?: `, "m"), type);
    t.regex(args, /^ {4}region\?: /m, type);
  }
});

test("what holds, carries or computes data is labelled, part of something labelled, or refused", (t) => {
  for (const [type, { effects, labels, labelledByParent, reason }] of Object.entries(
    CLASSIFICATIONS,
  )) {
    const owed = effects?.some((effect) => ["stores", "moves", "processes"].includes(effect));
    if (owed) t.not(labels === undefined, labelledByParent !== true, type);
    if (!effects?.length || labelledByParent) t.truthy(reason, `${type} gives no reason`);
  }
});

test("a type of another package is nobody's, whatever objects inherit", (t) => {
  for (const type of [
    "aws:s3/bucket:Bucket",
    "constructor",
    "__proto__",
    "",
    "aes-estate:other:X",
  ]) {
    t.is(classify(type), undefined, type);
  }
  t.deepEqual(classify("aes-estate:index:NetworkSegment")?.effects, []);
});

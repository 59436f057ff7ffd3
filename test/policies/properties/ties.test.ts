/**
 * Inputs that may name a thing of another owner: each is a join, or its row explains why it joins nothing. New ones fail
 * until then.
 */
import test from "ava";
import { openstackRows } from "../../../policies/openstack/index.ts";
import { type Entry, entriesOf, evaluated, named } from "../../../policies/properties/entry.ts";
import type { Rows } from "../../../policies/properties/row.ts";
import { kindsOf } from "../../../policies/properties/targets.ts";
import { declaredInputs, type Fields } from "./sdk.ts";

const ID = "6f1c3f9e-2b4d-4c57-9a3e-0d9d7c1a2b3c";

/** Words other than a type's own by which inputs name a thing. */
const MORE = ["address", "endpoint", "hint", "host", "id", "key", "object", "pair", "ref", "uuid"];

/** Words of a name in lower case, the last one in the singular: `securityGroupIds` → security, group, id. */
function wordsOf(name: string): string[] {
  const words = name.replace(/V\d+$/, "").match(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g) ?? [];
  return words.map((word) => word.toLowerCase()).map(singular);
}

const singular = (word: string) => word.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");

/**
 * Every word in the name of a type: group, network, share, … Volume types are left out, their names are the site's own.
 */
const nouns: ReadonlySet<string> = new Set(
  [
    ...MORE,
    ...Object.keys(openstackRows).map((type) => wordsOf(type.split(":").at(-1) ?? "").at(-1) ?? ""),
  ].filter((word) => word !== "type"),
);

/** True if a name suggests that its value names a thing: `portId`, `imageName`, `endpoints`, `pool`. */
function namesAThing(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  return nouns.has(last) || (last === "name" && words.length > 1);
}

/** True if an input can hold a text, and thus an id; inputs that only a later SDK declares may. */
function takesAnId(declared: string | undefined, { holds }: Entry): boolean {
  if (declared !== undefined && !/string|any/i.test(declared)) return false;
  return holds === undefined || holds(ID) || holds([ID]);
}

/** Rule `zone-boundary` reads both as the project that a resource is created in. */
const PROJECT = ["projectId", "tenantId"];

/**
 * Evaluated by value: a host name is not an id, a secret names nothing, a dangerous input is denied, an offer belongs
 * to the site.
 */
const isEvaluated = ({ is, danger, secret, offer }: Entry) =>
  is === "denied" || is === "host" || [danger, secret, offer].some((each) => each !== undefined);

/** True if the row explains the input: where it leads, that it is never given, or why it joins nothing. */
function isExplained(path: string, entry: Entry, parent: Entry | undefined): boolean {
  const name = path.split(".").at(-1) ?? "";
  if (entry.joins !== undefined || parent?.joins?.includes(name)) return true;
  if (isEvaluated(entry) || PROJECT.includes(path)) return true;
  return entry.why !== undefined && entry.why !== named.why;
}

type Entries = Readonly<Record<string, Entry>>;

/** The inputs among some entries that may name a thing, each with whether its row leaves it unexplained. */
function inputsOf(entries: Entries, fields: Fields, at = "", parent?: Entry): [string, boolean][] {
  return Object.entries(entries).flatMap(([name, entry]): [string, boolean][] => {
    const path = at + name;
    if (entry.fields !== undefined)
      return inputsOf(entry.fields, fields[name]?.fields ?? {}, `${path}.`, entry);
    if (entry.keys !== undefined || !namesAThing(name)) return [];
    return takesAnId(fields[name]?.type, entry) ? [[path, isExplained(path, entry, parent)]] : [];
  });
}

const all = (rows: Rows): [string, boolean][] =>
  [...declaredInputs("openstack")].flatMap(([type, fields]) => {
    const { effects, ended, properties = {} } = rows[type] ?? {};
    if (effects === undefined || ended !== undefined) return [];
    return inputsOf(properties, fields).map(([path, explained]): [string, boolean] => [
      `${type}: ${path}`,
      explained,
    ]);
  });

const unexplained = (rows: Rows) =>
  all(rows).flatMap(([path, explained]) => (explained ? [] : [path]));

test("every input that may name another tenant's resource is followed, or its row explains why it joins nothing", (t) => {
  t.deepEqual(unexplained(openstackRows), []);
  t.true(all(openstackRows).length > 150, String(all(openstackRows).length));
});

test("an input without an explanation is found, and so is one that is only called a text", (t) => {
  const type = "openstack:compute/volumeAttach:VolumeAttach";
  const known = openstackRows[type];
  if (known === undefined) return t.fail("no such row");
  for (const entry of [evaluated("opens"), named]) {
    const properties = { ...known.properties, instanceId: entry, multiattach: entry };
    t.deepEqual(unexplained({ [type]: { ...known, properties } }), [`${type}: instanceId`]);
  }
});

test("a reference leads only to types that a program may create", (t) => {
  const references = Object.entries(openstackRows).flatMap(([type, { properties }]) =>
    entriesOf(properties).flatMap(([path, { refers }]) =>
      (refers?.types ?? []).map((to) => [`${type} ${path}`, to] as const),
    ),
  );
  t.true(references.length > 15);
  for (const [path, to] of references) {
    t.not(openstackRows[to]?.effects, undefined, path);
    t.is(openstackRows[to]?.ended, undefined, path);
  }
});

test("the resource that an input names is also found by its value, for every kind that it may have", (t) => {
  const leading = Object.entries(openstackRows).flatMap(([type, { properties }]) =>
    Object.entries(properties).flatMap(([name, { joins: fields, refers }]) =>
      fields === undefined ? [] : [{ path: `${type} ${name}`, name, fields, refers }],
    ),
  );
  t.true(leading.length > 50);
  for (const { path, name, fields, refers } of leading) {
    for (const as of fields.length === 0 ? [name] : fields.map((field) => `${name}.${field}`)) {
      t.not(kindsOf(as), undefined, `${path}: ${as}`);
    }
    const kinds = (kindsOf(name) ?? []).map(([type]) => type);
    const missing = (refers?.types ?? []).filter((type) => !kinds.includes(type));
    // A quota has no id of its own: it returns its project's.
    t.deepEqual(
      missing,
      missing.filter((type) => type.endsWith(":QuotaV2")),
      path,
    );
  }
});

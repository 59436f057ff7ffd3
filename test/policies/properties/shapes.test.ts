import test from "ava";
import { openstackRows } from "../../../policies/openstack/index.ts";
import { EITHER, LISTS } from "../../../policies/openstack/lists.ts";
import type { Entry } from "../../../policies/properties/entry.ts";
import { issuesOfValue } from "../../../policies/properties/evaluate.ts";
import { declaredInputs, type Fields } from "./sdk.ts";

/** Lists of the plugin (5.4.1) that this SDK's typings lack. */
const OF_THE_PLUGIN = [
  ...["alpnProtocols", "tlsVersions"].map((name) => `listener:Listener ${name}`),
  "member:Member tags",
  ...["alpnProtocols", "tags", "tlsVersions"].map((name) => `pool:Pool ${name}`),
].map((path) => `openstack:loadbalancer/${path}`);

interface Shaped {
  readonly path: string;
  readonly type: string;
  readonly entry: Entry;
}

/** The SDK's declaration of each input that a row admits, nested ones too. */
const declared = [...declaredInputs("openstack")].flatMap(([type, fields]) => {
  const { effects, ended, properties = {} } = openstackRows[type] ?? {};
  if (effects === undefined || ended !== undefined) return [];
  return below(`${type} `, fields, properties);
});

function below(at: string, fields: Fields, entries: Readonly<Record<string, Entry>>): Shaped[] {
  return Object.entries(fields)
    .flatMap(([name, { type, fields: inner }]) => {
      const entry = entries[name] as Entry;
      const own = { path: at + name, type: type.replace(/^pulumi\.Input<(.*)>$/s, "$1"), entry };
      return [own, ...(inner ? below(`${at}${name}.`, inner, entry.fields ?? {}) : [])];
    })
    .filter(({ entry }) => entry !== undefined);
}

const admits = (entry: Entry, value: unknown) => issuesOfValue(entry, value).length === 0;
const open = declared.filter(({ entry }) => entry.is !== "denied");

test("the inputs that are lists are those that the SDK declares as lists", (t) => {
  const paths = Object.entries(LISTS).flatMap(([type, names]) => names.map((n) => `${type} ${n}`));
  const lists = declared.filter(({ type }) => type.endsWith("[]")).map(({ path }) => path);
  t.deepEqual(paths.filter((path) => !OF_THE_PLUGIN.includes(path)).sort(), lists.sort());
  t.true(lists.length > 60);
  for (const { entry, path, type } of declared)
    t.is(entry.many, EITHER.has(path) ? undefined : type.endsWith("[]"), path);
});

test("a single value is not a list, a list is not a single value, and a nested list is neither", (t) => {
  for (const { entry, path } of open.filter(({ path }) => !EITHER.has(path))) {
    const [one, other] = entry.many ? ["x", [["x"]]] : [["x"], [[]]];
    t.false(admits(entry, one), path);
    t.false(admits(entry, other), path);
  }
});

test("an object is neither a text nor a list of texts", (t) => {
  const texts = open.filter(
    ({ type, entry }) => /^(string|pulumi\.Input<string>\[\])$/.test(type) && !entry.danger,
  );
  for (const { entry, path } of texts) {
    t.false(admits(entry, { read: "x" }), path);
    t.false(admits(entry, [{ read: "x" }]), path);
  }
  t.true(texts.length > 400);
});

test("a switch is a boolean, or its text in lower case", (t) => {
  const switches = open.filter(({ type }) => type === "boolean");
  for (const { entry, path } of switches) {
    t.true(
      ["true", "false", true, false].every((value) => admits(entry, value)),
      path,
    );
    for (const value of ["True", "TRUE", "t", "1", "yes", 1, 0])
      t.false(admits(entry, value), `${path} ${value}`);
  }
  t.true(switches.length > 70);
});

test("a number is a whole one; a size may have a share of the network's speed", (t) => {
  const numbers = open.filter(({ type }) => type === "number");
  const fractions = numbers.filter(({ entry }) => admits(entry, 22.4)).map(({ path }) => path);
  t.deepEqual(fractions, ["openstack:compute/flavor:Flavor rxTxFactor"]);
  for (const { entry, path } of numbers)
    for (const value of ["0x16", "22e0", " 22", Number.NaN, Number.POSITIVE_INFINITY])
      t.false(admits(entry, value), `${path} ${value}`);
  t.true(numbers.length > 90);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import {
  PROVIDER_INPUTS,
  type ProviderInputs,
} from "../../../../policies/builtin/provider-inputs.ts";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { classify } from "../../../../policies/resources/index.ts";
import { readOf } from "../../../../policies/resources/read.ts";
import { attributesOf } from "../../../../policies/resources/readers/index.ts";
import { messages } from "../../../../policies/rules/dangerous-input/messages.ts";

const sdk = join(import.meta.dirname, "../../../../node_modules/@pulumi/openstack");
const PROVIDER = "pulumi:providers:openstack";

/** The inputs of every resource type of the SDK, and those its authors call deprecated. */
const inputs = new Map<string, { all: string[]; deprecated: string[] }>();
for (const file of readdirSync(sdk, { recursive: true, encoding: "utf8" })) {
  if (!/^(\w+\/\w+|provider)\.js$/.test(file)) continue;
  const source = readFileSync(join(sdk, file), "utf8");
  const named = /\.__pulumiType = '([^']+)'/.exec(source)?.[1];
  if (named === undefined) continue;
  const declared = readFileSync(join(sdk, file.replace(/js$/, "d.ts")), "utf8");
  const args = declared.split(/export interface \w+Args \{/)[1] ?? "";
  const names = (pattern: RegExp) => Array.from(args.matchAll(pattern), ([, name = ""]) => name);
  inputs.set(named.includes(":") ? named : PROVIDER, {
    all: names(/^ {4}(\w+)\??: /gm),
    deprecated: names(/@deprecated(?:(?!\*\/)[\s\S])*\*\/\s*(\w+)\??: /g),
  });
}

// An option of every provider, which the engine keeps among its inputs.
inputs.get(PROVIDER)?.all.push("pluginDownloadURL");

const nameOf = (kind: string | symbol) => (kind === UNKNOWN ? "unknown" : String(kind));
const rows: [type: string, properties: Record<string, unknown>, found: string[]][] = [
  [
    PROVIDER,
    { insecure: "true", enableLogging: true },
    ["discloses enableLogging", "unverified insecure"],
  ],
  [PROVIDER, { insecure: "false", useOctavia: undefined, swauth: false }, []],
  [PROVIDER, { useOctavia: "false" }, ["oldInput useOctavia"]],
  [PROVIDER, { insecure: UNKNOWN }, ["unknown insecure"]],
  [PROVIDER, { pluginDownloadURL: "", __internal: {} }, []],
  [PROVIDER, { pluginDownloadURL: "https://x.example" }, ["fetched pluginDownloadURL"]],
  [
    "pulumi:providers:random",
    { __internal: { pluginDownloadURL: "https://x.example" } },
    ["fetched __internal.pluginDownloadURL"],
  ],
  ["pulumi:providers:kubernetes", { pluginDownloadURL: UNKNOWN }, ["unknown pluginDownloadURL"]],
  ["openstack:compute/secGroup:SecGroup", {}, ["oldType openstack:compute/secGroup:SecGroup"]],
  ["openstack:networking/network:Network", { valueSpecs: {} }, []],
  [
    "openstack:networking/network:Network",
    { valueSpecs: { "provider:segment": "1" } },
    ["raw valueSpecs"],
  ],
  ["openstack:blockstorage/volume:Volume", { sourceReplica: "v" }, ["copies sourceReplica"]],
  ["openstack:objectstorage/container:Container", { forceDestroy: false }, []],
  ["openstack:blockstorage/volumeTypeV3:VolumeTypeV3", { isPublic: false }, []],
  ["openstack:blockstorage/volumeTypeV3:VolumeTypeV3", {}, ["everybody isPublic"]],
  ["openstack:containerinfra/clusterTemplate:ClusterTemplate", { masterLbEnabled: true }, []],
  [
    "openstack:containerinfra/clusterTemplate:ClusterTemplate",
    { public: true, tlsDisabled: true },
    ["unguarded masterLbEnabled", "unverified tlsDisabled"],
  ],
  ["openstack:containerinfra/cluster:Cluster", { labels: { a: "b" } }, ["overrides labels"]],
  ["openstack:containerinfra/nodeGroup:NodeGroup", { labels: { a: "b" }, mergeLabels: true }, []],
  ["openstack:containerinfra/nodeGroup:NodeGroup", { labels: { a: "b" } }, ["overrides labels"]],
  ["openstack:compute/instance:Instance", { networkMode: "none" }, []],
  ["openstack:compute/instance:Instance", {}, ["guessed networks"]],
  ["openstack:compute/instance:Instance", { networks: [{ port: "p" }] }, []],
  ["openstack:compute/instance:Instance", { networks: [{ uuid: UNKNOWN }] }, []],
  [
    "openstack:compute/instance:Instance",
    { networkMode: "auto", networks: [{ name: "n" }] },
    ["guessed networkMode"],
  ],
  ...[[], [{}], [null], [{ port: "p" }, {}], [{ fixedIpV4: "10.0.0.1" }], ""].map(
    (networks): [string, Record<string, unknown>, string[]] => [
      "openstack:compute/instance:Instance",
      { networks },
      ["guessed networks"],
    ],
  ),
];
for (const [index, [type, properties, expected]] of rows.entries()) {
  test(`${index}: ${type} with ${JSON.stringify(Object.keys(properties))}: ${expected.join(", ") || "no harm"}`, (t) => {
    for (const key of Object.keys(properties)) t.true(readOf(type).has(key), key);
    const found = attributesOf(type, properties).dangers ?? [];
    t.deepEqual(found.map(({ kind, at }) => `${nameOf(kind)} ${at}`).sort(), expected);
  });
}

/** The values tried for each input: a present one, true, false. */
const reportedFor = (type: string, input: string) =>
  [{ a: "is true" }, true, false, "auto", [{ ipAddress: "::/0" }]]
    .flatMap((value) => attributesOf(type, { [input]: value }).dangers ?? [])
    .filter(({ at }) => at === input || at === type);

/** The effects of a provider's inputs, and their fields. */
function dangersOf(inputs: ProviderInputs): string[] {
  return Object.values(inputs).flatMap(({ danger, fields = {} }) => [
    ...(danger === undefined ? [] : [danger]),
    ...dangersOf(fields),
  ]);
}

test("every danger has its case, every case a row, and every row is about an input of the SDK", (t) => {
  const kinds = new Set<string>(["unknown"]);
  for (const [type, { all }] of inputs) {
    for (const input of ["*", ...all])
      for (const { kind } of reportedFor(type, input)) kinds.add(nameOf(kind));
    for (const { at } of attributesOf(type, {}).dangers ?? [])
      t.true([type, ...all].includes(at), at);
  }
  for (const inputs of Object.values(PROVIDER_INPUTS)) {
    for (const kind of dangersOf(inputs)) kinds.add(kind);
  }
  t.deepEqual([...kinds].sort(), Object.keys(messages.cases).sort());
});

test("the table has every input that the SDK calls deprecated, and every way past its own names", (t) => {
  let seen = 0;
  for (const [type, { all, deprecated }] of inputs) {
    if (type !== PROVIDER && classify(type)?.effects === undefined) continue; // denied entirely
    for (const input of [...deprecated, ...all.filter((name) => name === "valueSpecs")]) {
      const old = attributesOf(type, {}).dangers?.some(({ kind }) => kind === "oldType");
      t.true(old || reportedFor(type, input).length > 0, `${type} ${input}`);
      seen += 1;
    }
  }
  t.true(seen > 12, `${seen} inputs`);
});

test("valueSpecs are denied at every input: what they hold goes to the API unread", (t) => {
  const taking = [...inputs].filter(([, { all }]) => all.includes("valueSpecs"));
  t.true(taking.length > 20);
  for (const [type] of taking) {
    const kinds = (valueSpecs: unknown) =>
      (attributesOf(type, { valueSpecs }).dangers ?? []).map(({ kind }) => nameOf(kind));
    if (kinds({}).includes("oldType")) continue; // denied entirely
    t.deepEqual(kinds({ shared: "true" }), ["raw"], type);
    t.deepEqual(kinds(UNKNOWN), ["unknown"], type);
    t.deepEqual([kinds({}), kinds(undefined)], [[], []], type);
  }
});

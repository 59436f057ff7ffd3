/**
 * The tables of custom kinds: closed everywhere, matching the operators' own definitions, and documented on the page.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { parse } from "yaml";
import { evaluate } from "../../policies/evaluate.ts";
import { UNKNOWN } from "../../policies/facts/fact.ts";
import { type Fault, faultsOf } from "../../policies/kubernetes/custom/evaluate.ts";
import { CUSTOM_KINDS, customKindOf } from "../../policies/kubernetes/custom/index.ts";
import { customResources } from "../../policies/resources/kubernetes.ts";
import { isGenerated } from "../generate/generated.ts";
import { objectWith, SPOTS, type Spot } from "./custom.ts";
import { pages } from "./custom-page.ts";
import { alliance, appsPolicy, TODAY } from "./fixture.ts";

const places = { policy: appsPolicy, site: alliance.sites.bamako, rehearsal: false };

/** The faults of a spot that holds a value, without those of the rest of its object. */
function faultsIn(spot: Spot, value: unknown): Fault[] {
  const found = faultsOf(objectWith(spot, value), spot.kind, { places, partial: true });
  return found.filter(({ field }) => field.startsWith(spot.at));
}
const casesOf = (faults: readonly Fault[]) => [...new Set(faults.map((fault) => fault.case))];
const nameOf = ({ kind, at }: Spot) => `${kind.kind} ${at}`;

test("each kind is listed once and classified", (t) => {
  const names = CUSTOM_KINDS.map(({ group, kind }) => `${group}:${kind}`);
  t.is(new Set(names).size, names.length);
  t.deepEqual(Object.keys(customResources).sort(), names.sort());
  t.is(names.length, 48);
  for (const kind of CUSTOM_KINDS) {
    t.is(customKindOf({ apiVersion: `${kind.group}/v9`, kind: kind.kind }), kind);
  }
  t.is(customKindOf({ apiVersion: "v1", kind: "Cluster" }), undefined);
});

test("a field that a table does not name is denied at every level", (t) => {
  const blocks = SPOTS.filter(({ field }) => field.is === "block");
  t.true(blocks.length > 900);
  for (const spot of blocks) {
    for (const key of ["foreign", "constructor", "toString", "hasOwnProperty"]) {
      const value = Object.fromEntries([[key, { url: "https://collect.example.com" }]]);
      t.deepEqual(casesOf(faultsIn(spot, value)), ["unclassified"], `${nameOf(spot)}.${key}`);
    }
    if (spot.at === "") continue;
    t.deepEqual(casesOf(faultsIn(spot, ["x"])), ["value"], nameOf(spot));
    t.deepEqual(casesOf(faultsIn(spot, UNKNOWN)), ["unknown"], nameOf(spot));
  }
});

test("a key named like a prototype is an ordinary key", (t) => {
  for (const spot of SPOTS.filter(({ field }) => field.is === "block").slice(0, 50)) {
    const value = JSON.parse('{ "__proto__": { "url": "https://collect.example.com" } }');
    t.deepEqual(casesOf(faultsIn(spot, value)), ["unclassified"], nameOf(spot));
  }
});

test("a field that a table denies is denied with any value, known or not", (t) => {
  for (const spot of SPOTS.filter(({ field }) => field.is === "denied")) {
    for (const value of ["", "x", false, 0, [], {}, UNKNOWN]) {
      t.deepEqual(casesOf(faultsIn(spot, value)), ["denied"], nameOf(spot));
    }
    t.deepEqual(faultsIn(spot, null), [], nameOf(spot));
  }
});

/** Values that would lead outside in any place. */
const HOSTILE = [
  "https://collect.example.com/x",
  "collect.example.com:443",
  "203.0.113.9",
  "0.0.0.0/0",
  "//collect.example.com",
  "https://objects.bamako.aes.example@collect.example.com",
  "$(curl https://collect.example.com)",
];

test("a destination, a registered name and a value of fixed form accept no hostile and no unknown value", (t) => {
  const strict = ["destination", "registered", "choice", "text"];
  for (const spot of SPOTS.filter(({ field }) => strict.includes(field.is))) {
    if (FREE.includes(lastOf(spot))) continue;
    const all =
      spot.field.is === "text" ? HOSTILE.filter((value) => /[/]{2}/.test(value)) : HOSTILE;
    for (const value of all) t.not(faultsIn(spot, value).length, 0, `${nameOf(spot)} ${value}`);
    t.not(faultsIn(spot, { url: "x" }).length, 0, nameOf(spot));
    t.deepEqual(casesOf(faultsIn(spot, UNKNOWN)), ["unknown"], nameOf(spot));
  }
});

/** Fields of a given form that may hold a hostile text, and why it leads nowhere. */
const FREE = [
  "shared_buffers", // A setting whose name was chosen because its value leads nowhere.
  "replaceFullPath", // A path below the host that is evaluated beside it.
  "replacePrefixMatch",
];

/** Texts that may have any value, by their last word: each describes, selects or names inside its own object. */
const FREE_TEXTS = [
  "alert,allowHeaders,allowList,allowMethods,app,audiences,caBundle,caCert,comment,controllerName,countries",
  "description,dnsZones,excludePatterns,exposeHeaders,groupExcludeRegex,groupRegex,host,hostnames,inboundNetwork",
  "keepTags,localities,manual,method,module,mountPath,name,organizationalUnits,organizations,outboundNetwork,path,paths",
  "pg_ident,postalCodes,preferredChain,prefix,provinces,record,regex,replacement,restoreFilter,separator,service",
  "streetAddresses,subPath,superUsers,tagging,tags,template,topicExcludeRegex,topicName,topicRegex,unhealthyInRange,usages,value",
].flatMap((line) => line.split(","));

test("only free texts among the plain fields accept a URL, and each of them is listed", (t) => {
  const plain = SPOTS.filter(({ field }) => field.is === "inert");
  const taking = plain.filter((spot) => faultsIn(spot, HOSTILE[0]).length === 0);
  const unexplained = taking.filter(({ field }) => field.is === "inert" && field.why === undefined);
  const names = [...new Set(unexplained.map(lastOf))].sort();
  t.deepEqual(
    names.filter((name) => !FREE_TEXTS.includes(name)),
    [],
  );
  t.deepEqual(
    FREE_TEXTS.filter((name) => !names.includes(name)),
    [],
  );
  for (const spot of plain) {
    t.deepEqual(faultsIn(spot, UNKNOWN), [], nameOf(spot));
    t.deepEqual(casesOf(faultsIn(spot, { url: "x" })), ["value"], nameOf(spot));
  }
});

function lastOf({ at }: Spot): string {
  return (
    at
      .replace(/(\[\d+\])+$/, "")
      .split(/[.[]/)
      .at(-1)
      ?.replace(/["\]]/g, "") ?? ""
  );
}

test("a value that a table leaves to another rule is denied by that rule", (t) => {
  const cluster = { identifier: "bamako/tax/apps", kubeconfig: UNKNOWN } as const;
  const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
  for (const spot of SPOTS) {
    if (spot.field.is !== "elsewhere") continue;
    for (const value of ["https://collect.example.com", UNKNOWN]) {
      const objects = [objectWith(spot, value)];
      const fact = { subject: "s", type: "t", effects: [], cluster, objects };
      const rules = evaluate(fact, context).map(({ rule }) => rule);
      t.true(rules.includes(spot.field.rule), `${nameOf(spot)}: ${spot.field.rule}`);
    }
    t.deepEqual(casesOf(faultsIn(spot, { url: "x" })), ["value"], nameOf(spot));
  }
});

/** Parts that the definitions leave free, or that the fixture's extract has no names for; only the table limits these. */
const UNDEFINED: readonly string[] = [
  "Backup spec.metadata",
  "BackupStorageLocation spec.config",
  "Cluster spec.bootstrap.recovery.volumeSnapshots.tablespaceStorage.app",
  "Cluster spec.externalClusters[].connectionParameters",
  "Cluster spec.monitoring.customQueriesConfigMap[]",
  "VolumeSnapshotClass parameters",
  "VolumeSnapshotLocation spec.config",
];

/**
 * Each table's fields against the operators' own definitions of their kinds, as of August 2026: only the names of
 * fields.
 */
test("every field of a table exists", (t) => {
  const file = join(import.meta.dirname, "fixtures/custom-fields.yaml");
  const known: Record<string, Record<string, string>> = parse(readFileSync(file, "utf8"));
  t.deepEqual(Object.keys(known).sort(), Object.keys(customResources).sort());
  const used = new Set<string>();
  const free = new Set<string>();
  for (const { kind, field, at } of SPOTS) {
    if (field.is !== "block") continue;
    const path = at.replaceAll("[0]", "[]") || ".";
    const keys = known[`${kind.group}:${kind.kind}`]?.[path];
    // Some parts are free in the definition itself; there only the table limits the values.
    if (keys === undefined) free.add(`${kind.kind} ${path}`);
    if (keys === undefined) continue;
    used.add(`${kind.group}:${kind.kind} ${path}`);
    const missing = Object.keys(field.fields).filter((key) => !keys.split(" ").includes(key));
    t.deepEqual(missing, [], `${kind.kind} ${path}`);
  }
  t.deepEqual([...free].sort(), UNDEFINED);
  t.true(used.size > 850);
});

for (const { path, text } of pages()) {
  test(`${path} has the tables (make generate writes it)`, (t) => {
    isGenerated(t, path, text);
  });
}

/**
 * The part of the rule that CEL can evaluate in time: a block with denied fields has no key beside those admitted, and
 * a value with a choice or a form keeps to it. Where a field leads is evaluated in programs, and in the objects that
 * operators create from it: pods, Services, claims and copies.
 */
import { byKind, unless } from "../../admission/by-kind.ts";
import { defineAdmission, literal, literals } from "../../admission/policy.ts";
import type { CustomKind, Field, Fields } from "../../kubernetes/custom/field.ts";
import { CUSTOM_KINDS } from "../../kubernetes/custom/index.ts";
import { everyAt } from "../../kubernetes/objects/paths.ts";
import { COPYING_KINDS } from "../replica-target/kinds.ts";
import { messages } from "./messages.ts";

/**
 * Clusters are ordered on a management cluster, where no tenant writes; the policy `route-backend` covers kinds that
 * publish. An API server names only one policy, so one policy evaluates each kind.
 */
const EVALUATED_ELSEWHERE = ["cluster.x-k8s.io", "gateway.networking.k8s.io"];
const KINDS = CUSTOM_KINDS.filter(
  ({ effect, group }) =>
    !EVALUATED_ELSEWHERE.some((one) => group.includes(one)) && effect !== "cluster",
);

/** The keys that a block may have, at its path. */
export type Closed = Readonly<Record<string, readonly string[]>>;

/** The specification, and each block below it in which something is denied. */
export function closedBlocks(kind: CustomKind): Closed {
  const copying = COPYING_KINDS.find((one) => one.group === kind.group && one.kind === kind.kind);
  // The policy about copies denies these itself, and says why.
  const hidden = (copying?.hidden ?? []).map((path) => path.replace(/\[\]$/, ""));
  const found: Record<string, readonly string[]> = {};
  const close = (fields: Fields, at: string) => {
    const names = Object.keys(fields);
    const admitted = names.filter(
      (key) => fields[key]?.is !== "denied" || hidden.includes(`${at}.${key}`),
    );
    if (at === "spec" || admitted.length < names.length) found[at] = admitted;
    for (const [key, field] of Object.entries(fields)) walk(field, `${at}.${key}`);
  };
  const walk = (field: Field, at: string): void => {
    if (field.is === "block") close(field.fields, at);
    else if (field.is === "list") walk(field.of, `${at}[]`);
  };
  if (kind.fields.spec) walk(kind.fields.spec, "spec");
  return found;
}

/** A test of a value in CEL. */
type Test = (value: string) => string;

/** The CEL test of a value, where CEL can read the table's own pattern and needs no list of the registry. */
function asks(field: Field): Test | undefined {
  if (field.is === "choice") return (v) => `string(${v}) in ${literals(field.of.map(String))}`;
  const pattern = field.is === "text" ? field.like : field.is === "map" ? field.keys : "(?!";
  if (pattern.includes("(?!")) return undefined;
  const matches = `matches(${literal(pattern)})`;
  return field.is === "map" ? (v) => `${v}.all(k, k.${matches})` : (v) => `string(${v}).${matches}`;
}

/** Tests of values by the path of their subject; a block's own keys are tested separately. */
function valueTests(kind: CustomKind): Readonly<Record<string, Test>> {
  const found: Record<string, Test> = {};
  const walk = (field: Field, at: string): void => {
    const test = asks(field);
    if (test !== undefined) found[at] = test;
    if (field.is === "list") walk(field.of, `${at}[]`);
    if (field.is !== "block") return;
    for (const [key, part] of Object.entries(field.fields)) walk(part, `${at}.${key}`);
  };
  if (kind.fields.spec) walk(kind.fields.spec, "spec");
  return found;
}

const faulty = (tests: Readonly<Record<string, Test>>) =>
  Object.entries(tests).map(([at, test]) => unless(everyAt("variables.self", at, test), at));

const keysOf = (kind: CustomKind) => {
  const blocks = Object.entries(closedBlocks(kind));
  return faulty(
    Object.fromEntries(
      blocks.map(([at, keys]) => [at, (v) => `${v}.all(k, k in ${literals(keys)})`]),
    ),
  );
};
const kind = "request.kind.kind";

export const admission = defineAdmission("custom-field", messages, {
  requests: [...new Set(KINDS.map(({ group }) => group))].map((group) => ({
    groups: [group],
    versions: ["*"],
    resources: KINDS.filter((kind) => kind.group === group).map(({ resource }) => resource),
  })),
  variables: {
    self: "dyn(object)",
    ...byKind("open", KINDS, keysOf),
    ...byKind("wrong", KINDS, (kind) => faulty(valueTests(kind))),
  },
  cases: {
    unclassified: {
      holds: "variables.open.size() == 0",
      values: { field: 'variables.open.join(", ")', kind },
    },
    value: {
      holds: "variables.wrong.size() == 0",
      values: { field: 'variables.wrong.join(", ")', kind, want: '"docs/custom-resources.md"' },
    },
  },
});

/**
 * What of the rule CEL can ask in time: that no block which has denied fields has a key beside those admitted. What a
 * field holds is asked of programs only, and of what operators make of it: pods, Services, claims and copies.
 */
import { defineAdmission, literal, literals } from "../../admission/policy.ts";
import type { CustomKind, Field, Fields } from "../../kubernetes/custom/field.ts";
import { CUSTOM_KINDS } from "../../kubernetes/custom/index.ts";
import { COPYING_KINDS } from "../replica-target/kinds.ts";
import { messages } from "./messages.ts";

/** Clusters are ordered of a management cluster, where no tenant writes. */
const KINDS = CUSTOM_KINDS.filter(
  ({ effect, group }) => !group.includes("cluster.x-k8s.io") && effect !== "cluster",
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

const named = ({ group, kind }: CustomKind) => `k_${kind}_${group}`.replaceAll(/[^A-Za-z]/g, "_");
const isOf = ({ group, kind }: CustomKind) =>
  `request.kind.group == ${literal(group)} && request.kind.kind == ${literal(kind)}`;

/** Holds when the test does for each key `k` of the block at a path, which goes by lists where it is split. */
function everyKey(root: string, [part = "", ...rest]: readonly string[], test: string): string {
  const steps = part.split(".").filter((step) => step !== "");
  const here = `${root}${steps.map((step) => `.?${step}`).join("")}`;
  if (rest.length === 0)
    return `${steps.length > 0 ? `${here}.orValue({})` : here}.all(k, ${test})`;
  const entry = `e${rest.length}`;
  return `${here}.orValue([]).all(${entry}, ${everyKey(entry, rest, test)})`;
}

/** The blocks of one kind that have another key. */
function open(kind: CustomKind): string {
  const blocks = Object.entries(closedBlocks(kind)).map(([at, admitted]) => {
    const closed = everyKey("variables.self", at.split("[]"), `k in ${literals(admitted)}`);
    return `(${closed} ? [] : [${literal(at)}])`;
  });
  return `${isOf(kind)} ? ${blocks.join(" + ") || "[]"} : []`;
}

const variables = Object.fromEntries(KINDS.map((kind) => [named(kind), open(kind)]));
const all = Object.keys(variables)
  .map((name) => `variables.${name}`)
  .join(" + ");

export const customField = defineAdmission("custom-field", messages, {
  requests: [...new Set(KINDS.map(({ group }) => group))].map((group) => ({
    groups: [group],
    versions: ["*"],
    resources: KINDS.filter((kind) => kind.group === group).map(({ resource }) => resource),
  })),
  variables: { self: "dyn(object)", ...variables, open: all },
  cases: {
    unclassified: {
      holds: "variables.open.size() == 0",
      values: { field: 'variables.open.join(", ")', kind: "request.kind.kind" },
    },
  },
});

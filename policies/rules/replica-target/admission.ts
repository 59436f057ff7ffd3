/** The rule in CEL; read it beside `rule.ts`. Its paths come from the same table. */
import { defineAdmission, list, literal } from "../../admission/policy.ts";
import { isAmong, isInCluster } from "../../admission/targets.ts";
import { everyAt } from "../../kubernetes/objects/paths.ts";
import { COPYING_KINDS, type CopyingKind } from "./kinds.ts";
import { messages } from "./messages.ts";

const KINDS = COPYING_KINDS;

/** Same test as `isCompliantTarget`. */
const compliant = (target: string) =>
  `(${isInCluster(target)} || ${isAmong(target, "variables.endpoints")})`;
const leads = (value: string) =>
  `string(${value}).split(",").map(s, s.trim()).all(t, ${compliant("t")})`;

const isOf = ({ group, kind }: CopyingKind) =>
  `request.kind.group == ${literal(group)} && request.kind.kind == ${literal(kind)}`;
type Tests = (kind: CopyingKind) => [field: string, holds: string][];
/**
 * Each kind's fields for which the test fails: one variable per test, because CEL takes more than twice as long for a
 * text twice as long.
 */
const fields = (prefix: string, tests: Tests): Record<string, string> => {
  const named = KINDS.flatMap((kind) =>
    tests(kind).map(([field, holds]) => `${isOf(kind)} && !(${holds}) ? [${literal(field)}] : []`),
  ).map((expression, index) => [`${prefix}${index}`, expression] as const);
  const all = named.map(([name]) => `variables.${name}`).join(" + ");
  return { ...Object.fromEntries(named), [prefix]: all };
};

const self = "variables.self";
const values = (field: string) => ({
  field: `${field}.join(", ")`,
  allowed: 'variables.endpoints.size() == 0 ? "—" : variables.endpoints.join(", ")',
});

export const admission = defineAdmission("replica-target", messages, {
  requests: [...new Set(KINDS.map(({ group }) => group))].map((group) => ({
    groups: [group],
    versions: ["*"],
    resources: KINDS.filter((kind) => kind.group === group).map((kind) => kind.resource),
  })),
  variables: {
    self: "dyn(object)",
    endpoints: `${list("backups")} + ${list("contracts")}`,
    ...fields("foreign", ({ targets }) =>
      targets.map((field) => [field, everyAt(self, field, leads)]),
    ),
    ...fields("hidden", ({ needs = [], hidden = [] }) => [
      ...needs.map(({ block, target }): [string, string] => [
        `${block}.${target}`,
        everyAt(self, block, (value) => `!(${everyAt(value, target, () => "false")})`),
      ]),
      ...hidden.map((path): [string, string] => [path, everyAt(self, path, () => "false")]),
    ]),
  },
  cases: {
    foreign: { holds: "variables.foreign.size() == 0", values: values("variables.foreign") },
    hidden: { holds: "variables.hidden.size() == 0", values: values("variables.hidden") },
  },
});

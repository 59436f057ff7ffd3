/** The rule in CEL; read it beside `rule.ts`. Its paths come from the same table. */
import { byKind, unless } from "../../admission/by-kind.ts";
import { defineAdmission, list, literal } from "../../admission/policy.ts";
import { isAmong, isInCluster } from "../../admission/targets.ts";
import { everyAt, textsAt } from "../../kubernetes/objects/paths.ts";
import { COPYING_KINDS } from "./kinds.ts";
import { messages } from "./messages.ts";

const KINDS = COPYING_KINDS;

/** A name within the cluster, which is compliant: where a field has no target, nothing is copied. */
const NO_TARGET = "absent";

/** Same test as `isCompliantTarget`. */
const compliant = (target: string) =>
  `(${isInCluster(target)} || ${isAmong(target, "variables.endpoints")})`;
const leads = (text: string) => `${text}.split(",").map(s, s.trim()).all(t, ${compliant("t")})`;

const self = "variables.self";
const isAbsent = (root: string, path: string) => everyAt(root, path, () => "false");
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
    // Each target's field, with its values in one text.
    ...byKind("targets", KINDS, ({ targets }) =>
      targets.map((field) => `[[${literal(field)}, ${textsAt(self, field, NO_TARGET)}]]`),
    ),
    foreign: `variables.targets.filter(f, !(${leads("f[1]")})).map(f, f[0])`,
    ...byKind("hidden", KINDS, ({ needs = [], hidden = [] }) => [
      ...needs.map(({ block, target }) => {
        const isThere = everyAt(self, block, (value) => `!(${isAbsent(value, target)})`);
        return unless(isThere, `${block}.${target}`);
      }),
      ...hidden.map((path) => unless(isAbsent(self, path), path)),
    ]),
  },
  cases: {
    foreign: { holds: "variables.foreign.size() == 0", values: values("variables.foreign") },
    hidden: { holds: "variables.hidden.size() == 0", values: values("variables.hidden") },
  },
});

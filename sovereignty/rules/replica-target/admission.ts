/** The rule in CEL; read it beside `rule.ts`. Its paths come from the same table. */
import { defineAdmission, list, literal } from "../../admission/policy.ts";
import { isAmong, isInCluster } from "../../admission/targets.ts";
import { everyAt } from "../../kubernetes/paths.ts";
import { COPYING_KINDS, type CopyingKind } from "./kinds.ts";
import { messages } from "./messages.ts";

const KINDS = COPYING_KINDS.filter(({ unseen }) => !unseen);

/** As isLawfulTarget has it. */
const lawful = (target: string) =>
  `(${isInCluster(target)} || ${isAmong(target, "variables.endpoints")})`;
const leads = (value: string) =>
  `string(${value}).split(",").map(s, s.trim()).all(t, ${lawful("t")})`;

const isOf = ({ group, kind }: CopyingKind) =>
  `request.kind.group == ${literal(group)} && request.kind.kind == ${literal(kind)}`;
/** Each kind's fields for which the test fails. */
const fields = (test: (kind: CopyingKind) => [field: string, holds: string][]) =>
  KINDS.map((kind) => {
    const found = test(kind).map(([field, holds]) => `(${holds} ? [] : [${literal(field)}])`);
    return `${isOf(kind)} ? ${found.length === 0 ? "[]" : found.join(" + ")}`;
  })
    .concat("[]")
    .join(" : ");

const self = "variables.self";
const values = (field: string) => ({
  field: `${field}.join(", ")`,
  allowed: 'variables.endpoints.size() == 0 ? "—" : variables.endpoints.join(", ")',
});

export const replicaTarget = defineAdmission("replica-target", messages, {
  requests: [...new Set(KINDS.map(({ group }) => group))].map((group) => ({
    groups: [group],
    versions: ["*"],
    resources: KINDS.filter((kind) => kind.group === group).map((kind) => kind.resource),
  })),
  variables: {
    self: "dyn(object)",
    endpoints: `${list("backups")} + ${list("contracts")}`,
    foreign: fields(({ targets }) => targets.map((field) => [field, everyAt(self, field, leads)])),
    hidden: fields(({ needs = [], hidden = [] }) => [
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

/** The rule in CEL; read it beside `rule.ts`. */
import { defineAdmission, list, literal, literals } from "../../admission/policy.ts";
import { isAmong, isInCluster, isInPod } from "../../admission/targets.ts";
import { POD_REQUESTS, POD_VARIABLES } from "../../kubernetes/objects/pods.ts";
import { messages } from "./messages.ts";
import { type Led, VARIABLES } from "./variables.ts";

const LISTS = ["logs", "metrics", "traces", "proxy"] as const satisfies Led[];

/** All lists for which the test holds, joined; the test gets the names of the variables that a list covers. */
const registered = (leads: (names: string) => string) =>
  LISTS.map((kind) => {
    const names = Object.keys(VARIABLES).filter((name) => VARIABLES[name]?.includes(kind));
    return `(${leads(literals(names))} ? variables.${kind} : [])`;
  }).join(" + ");

const places = `${registered((names) => `n in ${names}`)} + variables.contracts`;
const compliant = `${isInPod("t")} || ${isInCluster("t")} || [${places}].all(l, ${isAmong("t", "l")})`;
/** For a variable `v` with the name `n`. */
const nonCompliant = `v.name == n && v.?value.orValue("") != "" && ![string(v.value)].all(t, ${compliant})`;

export const admission = defineAdmission("container-telemetry", messages, {
  requests: POD_REQUESTS,
  variables: {
    ...POD_VARIABLES,
    ...Object.fromEntries([...LISTS, "contracts" as const].map((name) => [name, list(name)])),
    // A map lookup is cheap, and containers may have hundreds of variables.
    names: `{${Object.keys(VARIABLES).map((name) => `${literal(name)}: true`)}}`,
    directing:
      "variables.containers.map(c, c.?env.orValue([]).filter(v, v.name in variables.names)).filter(l, l.size() > 0)",
    foreign: `${literals(Object.keys(VARIABLES))}.filter(n, variables.directing.exists(l, l.exists(v, ${nonCompliant})))`,
  },
  cases: {
    foreign: {
      holds: "variables.foreign.size() == 0",
      values: {
        name: 'variables.foreign.join(", ")',
        allowed: `(${registered((names) => `variables.foreign.exists(n, n in ${names})`)}).join(", ")`,
      },
    },
  },
});

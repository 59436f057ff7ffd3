/** Rights in a cluster say what for, do not grow by themselves, and go to somebody: not to whoever asks, nor all to one. */
import { type Fact, type KubernetesObject, UNKNOWN } from "../../facts.ts";
import { at, builtinObjects, items, textAt } from "../../kubernetes/read.ts";
import { defineRule, type Finding } from "../../law.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** A kind that other groups have as well is judged as Kubernetes' own: a right too many is worse than a question too many. */
const ROLES = ["ClusterRole", "Role"];
const BINDINGS = ["ClusterRoleBinding", "RoleBinding"];
/** Verbs by which a right becomes another's, or any. */
const GROWING = ["bind", "escalate", "impersonate"];
const EVERYBODY = /^system:(authenticated|unauthenticated|anonymous|serviceaccounts)$/;

export const wildcardRights = defineRule(
  "wildcard-rights",
  about,
  messages,
  (fact: Fact): Found => [
    ...builtinObjects(fact, ...ROLES).flatMap((role) => [
      ...items(role, "rules").flatMap(given),
      // Whatever anybody labels so would be added to it.
      ...(at(role, "aggregationRule") === undefined ? [] : [{ case: "aggregated" as const }]),
    ]),
    ...builtinObjects(fact, ...BINDINGS).flatMap(bound),
  ],
);

function given(rule: unknown): Found {
  return ["verbs", "resources", "apiGroups", "nonResourceURLs"].flatMap((field): Found => {
    const values = items(rule, field);
    if (values.some((value) => typeof value !== "string")) return [{ case: "unknown" }];
    // A URL may end in a star: `/healthz/*` is one thing, `/*` is all.
    const all = field === "nonResourceURLs" ? /^\/?\*$/ : /\*/;
    const wild = values.map(String).filter((value) => all.test(value));
    const growing = field === "verbs" ? values.map(String).filter((v) => GROWING.includes(v)) : [];
    return [
      ...(wild.length === 0 ? [] : [{ case: "wildcard" as const, values: { field } }]),
      ...growing.map((verb) => ({ case: "growing" as const, values: { verb } })),
    ];
  });
}

/** The name of a role to be made may not be known in a preview; the update asks again with what it has become. */
function bound(binding: KubernetesObject): Found {
  const all = textAt(binding, "roleRef", "name") === "cluster-admin";
  const subjects = items(binding, "subjects").map((subject) => textAt(subject, "name") ?? UNKNOWN);
  return [
    ...(all ? [{ case: "administrator" as const, values: { to: "cluster-admin" } }] : []),
    ...subjects.flatMap((name): Found => {
      if (name === UNKNOWN) return [{ case: "unknown" }];
      if (EVERYBODY.test(name)) return [{ case: "everybody", values: { to: name } }];
      return name === "system:masters" ? [{ case: "administrator", values: { to: name } }] : [];
    }),
  ];
}

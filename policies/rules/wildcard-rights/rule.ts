/**
 * Rights in a cluster name their resources, do not grow by themselves, and go to named subjects: not to everyone, nor
 * all to one.
 */
import type { EvaluationContext } from "../../context.ts";
import { type Fact, type KubernetesObject, UNKNOWN } from "../../facts/fact.ts";
import { groupName, OIDC_PREFIX } from "../../kubernetes/objects/groups.ts";
import { at, builtinObjects, clusterOf, items, textAt } from "../../kubernetes/objects/read.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { OWN } from "../protected-enforcement/protected.ts";
import { aggregates, growth, isGrowingVerb } from "./growing.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/**
 * A kind that other groups have as well is evaluated as Kubernetes' own: one right too many is worse than one false
 * denial.
 */
const ROLES = ["ClusterRole", "Role"];
const BINDINGS = ["ClusterRoleBinding", "RoleBinding"];
const EVERYBODY = /^system:(authenticated|unauthenticated|anonymous|serviceaccounts)$/;

/** Built-in roles of Kubernetes that the estate does not narrow; a binding gives their rights. */
const BUILT_IN = /^(system:.*|admin|edit)$/;
/** Those that read public information, or check an identity. */
const HARMLESS: readonly string[] = [
  "system:auth-delegator",
  "system:basic-user",
  "system:discovery",
  "system:public-info-viewer",
  "system:service-account-issuer-discovery",
];

export const wildcardRights = defineObjectRule(
  {
    name: "wildcard-rights",
    metadata: {
      severity: "high",
      waivable: true,
      references: { secNumCloud: ["9.7"], ccm: ["IAM-05"] },
      packs: [],
    },
    messages,
    selfTests,
    admission: {
      none: "An API server lets no one give rights that they do not have, and bindings go only to the tenant's own subjects (protection, access guard).",
    },
  },
  (fact: Fact, context): Found => [
    ...builtinObjects(fact, ...ROLES).flatMap((role) => [
      ...items(role, "rules").flatMap((rule) => [...given(rule), ...grown(role, rule)]),
      // Any role with such a label would be added to it.
      ...(at(role, "aggregationRule") === undefined ? [] : [{ case: "aggregated" as const }]),
      ...(aggregates(role) ? [{ case: "added" as const }] : []),
    ]),
    ...builtinObjects(fact, ...BINDINGS).flatMap((binding) => bound(binding, fact, context)),
  ],
);

function given(rule: unknown): Found {
  return ["verbs", "resources", "apiGroups", "nonResourceURLs"].flatMap((field): Found => {
    const values = items(rule, field);
    if (values.some((value) => typeof value !== "string")) return [{ case: "unknown" }];
    // A URL may end in a star: `/healthz/*` is one thing, `/*` is all.
    const all = field === "nonResourceURLs" ? /^\/?\*$/ : /\*/;
    const wild = values.map(String).filter((value) => all.test(value));
    const growing = field === "verbs" ? values.map(String).filter(isGrowingVerb) : [];
    return [
      ...(wild.length === 0 ? [] : [{ case: "wildcard" as const, values: { field } }]),
      ...growing.map((verb) => ({ case: "growing" as const, values: { verb } })),
    ];
  });
}

/** protected-enforcement compares the estate's own roles word by word. */
function grown(role: KubernetesObject, rule: unknown): Found {
  const name = textAt(role, "metadata", "name");
  if (role.kind === "ClusterRole" && typeof name === "string" && name.startsWith(OWN)) return [];
  return growth(rule, role.kind === "ClusterRole").map(({ resource, everywhere }) => ({
    case: everywhere ? ("everywhere" as const) : ("powers" as const),
    values: { resource },
  }));
}

/** A preview may not know the name of a role that is not created yet; the update evaluates it again. */
function bound(binding: KubernetesObject, fact: Fact, { site }: EvaluationContext): Found {
  const role = textAt(binding, "roleRef", "name");
  const all = role === "cluster-admin";
  const [, tenant] = clusterOf(fact).split("/");
  const prefix = tenant === undefined ? `${OIDC_PREFIX}${site}-` : groupName({ site, tenant }, "");
  return [
    ...(all ? [{ case: "administrator" as const, values: { to: role } }] : []),
    ...(isBuiltInPower(binding, role) ? [{ case: "power" as const, values: { role } }] : []),
    ...items(binding, "subjects").flatMap((subject): Found => {
      const [kind, name = UNKNOWN] = [textAt(subject, "kind"), textAt(subject, "name")];
      if (name === UNKNOWN || kind === UNKNOWN) return [{ case: "unknown" }];
      if (EVERYBODY.test(name)) return [{ case: "everybody", values: { to: name } }];
      if (name === "system:masters") return [{ case: "administrator", values: { to: name } }];
      if (kind === "ServiceAccount" || (kind === "Group" && name.startsWith(prefix))) return [];
      return [{ case: "stranger", values: { to: name, prefix } }];
    }),
  ];
}

/** The estate's own roles are for one namespace each: ClusterBaseline binds them there. */
function isBuiltInPower(
  binding: KubernetesObject,
  role: ReturnType<typeof textAt>,
): role is string {
  if (typeof role !== "string" || textAt(binding, "roleRef", "kind") === "Role") return false;
  const wide = binding.kind === "ClusterRoleBinding" && role.startsWith(OWN);
  return wide || (BUILT_IN.test(role) && !HARMLESS.includes(role));
}

/**
 * The rule in CEL; read it beside `rule.ts`. An API server only recognises the estate's program by its
 * credentials: objects that the program may send because of their content, its administrators may send here. Labels,
 * and objects with the estate's own label, are protected separately (`admission/protection.ts`).
 */
import { SYSTEM_NAMESPACES } from "../../admission/namespaces.ts";
import {
  ADMINISTRATORS,
  defineAdmission,
  isOfTheCluster,
  literal,
  literals,
  MANAGED,
} from "../../admission/policy.ts";
import { messages } from "./messages.ts";
import {
  ADMISSION_GROUP,
  ADMISSION_KINDS,
  AGGREGATED,
  BUILT_IN,
  OWN,
  OWN_KINDS,
  READING,
  REWRITABLE,
  SERVICE_OF,
} from "./protected.ts";

/** Empty for objects in no namespace, and for those that only get their name now. */
const SPACE = 'request.?namespace.orValue("")';
const NAME = 'request.?name.orValue("")';
const system = literals(Object.keys(SYSTEM_NAMESPACES));
const kind = "request.kind.kind";
const gone = 'request.operation == "DELETE"';
const spared = (matched: string) =>
  `${matched}.?namespaceSelector.?matchExpressions.orValue([]).filter(e, e.key == "kubernetes.io/metadata.name" && e.operator == "NotIn")`;
/** For a webhook or a policy's matches, with rules under a separate name: whether each rule is harmless. */
const harmless = (matched: string, rules: string) =>
  `${matched}.?${rules}.orValue([]).all(r, r.?apiGroups.orValue([]).size() > 0 && r.?apiGroups.orValue([]).all(g, g.contains(".") && !g.endsWith(".k8s.io")) || variables.system.all(n, ${spared(matched)}.exists(e, n in e.values)) && r.?resources.orValue(["*"]).all(x, x in variables.rewritable))`;
/**
 * Under the estate's label before or after the change: that is protected as a whole, and only one policy reports it.
 */
const managed = `request.?subResource.orValue("") == "" && [dyn(object), dyn(oldObject)].exists(o, o != null && ${Object.entries(
  MANAGED,
)
  .map(([key, value]) => `o.?metadata.?labels[?${literal(key)}].orValue("") == ${literal(value)}`)
  .join(" && ")})`;
const values = { name: NAME };

export const admission = defineAdmission("protected-enforcement", messages, {
  requests: [
    {
      groups: ["*"],
      versions: ["*"],
      resources: ["*/*"],
      operations: ["CREATE", "UPDATE", "DELETE"],
    },
  ],
  matchCondition: `!(${literal(ADMINISTRATORS)} in request.userInfo.groups) && !${isOfTheCluster()} && !(${managed})`,
  variables: {
    self: `${gone} ? dyn({}) : dyn(object)`,
    group: "request.kind.group",
    enforcing: 'variables.group in ["admissionregistration.k8s.io", "rbac.authorization.k8s.io"]',
    system,
    rewritable: literals(REWRITABLE),
    named: `${kind} == "Namespace" && ${NAME} in variables.system`,
    // The API server's own Service: any server behind it would get the requests in its place.
    server: `${SPACE} == "default" && ${kind} in ["Service", "Endpoints", "EndpointSlice"] && (${NAME} == "kubernetes" || variables.self.?metadata.?labels[?${literal(SERVICE_OF)}].orValue("") == "kubernetes")`,
    own: `variables.enforcing && ${kind} in ${literals(OWN_KINDS)} && ${NAME}.startsWith(${literal(OWN)})`,
    role: `variables.enforcing && ${kind}.startsWith("ClusterRole") && ${NAME}.matches(${literal(BUILT_IN.source)})`,
    hooks: `variables.enforcing && ${kind} == "MutatingWebhookConfiguration" ? variables.self.?webhooks.orValue([]) : []`,
    matched: `variables.enforcing && ${kind} == "MutatingAdmissionPolicy" && !(${gone}) ? [variables.self.?spec.?matchConstraints.orValue(dyn({}))] : []`,
    // A role without rules has none, or null.
    rights: `variables.group == "rbac.authorization.k8s.io" && ${kind} == "ClusterRole" && !(${gone}) ? [variables.self.?rules.orValue([])].filter(l, l != null) : []`,
    served: `variables.group == "apiregistration.k8s.io" && ${kind} == "APIService" && !(${gone})`,
  },
  cases: {
    own: { holds: "!variables.own && !variables.role", values },
    system: {
      holds: `!(${SPACE} in variables.system) && !variables.named && !variables.server`,
      values,
    },
    node: {
      holds: `!(variables.group == "" && ${kind} == "Node" && request.operation == "CREATE")`,
      values,
    },
    converted: {
      holds: `${kind} != "CustomResourceDefinition" || variables.self.?spec.?conversion.?strategy.orValue("None") == "None"`,
      values,
    },
    rights: {
      holds: `!variables.rights.exists(l, l.exists(r, r.?apiGroups.orValue([]).exists(g, g in ${literals(["*", ADMISSION_GROUP])}) && r.?resources.orValue([]).exists(x, x.split("/")[0] in ${literals(["*", ...ADMISSION_KINDS])}) && r.?verbs.orValue([]).exists(v, !(v in ${literals(READING)}))))`,
      values,
    },
    rewriting: {
      holds: `variables.hooks.all(w, ${harmless("w", "rules")}) && variables.matched.all(w, w.?resourceRules.orValue([]).size() > 0 && ${harmless("w", "resourceRules")})`,
      values,
    },
    redirected: {
      holds: `!variables.served || variables.self.?spec.?group.orValue("") in ${literals(AGGREGATED)}`,
      values,
    },
  },
  parametrised: false,
});

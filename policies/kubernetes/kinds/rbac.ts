/** Rights in a cluster (rule wildcard-rights), and certificates that identify clients. */
import { count, type Entry, evaluated, inert, object, oneOf } from "../../properties/entry.ts";
import { byServer, type KindTables, kind, name, word } from "./entries.ts";

const V1 = ["v1"];

/** rbac.v1.PolicyRule */
const rules: Entry = object(
  {
    apiGroups: evaluated("opens"),
    nonResourceURLs: evaluated("opens"),
    resourceNames: inert("which objects of the same cluster, of those that the rule is about"),
    resources: evaluated("opens"),
    verbs: evaluated("opens"),
  },
  { is: "opens" },
);

/** rbac.v1.RoleRef, Subject */
const roleRef: Entry = object(
  {
    apiGroup: oneOf("rbac.authorization.k8s.io"),
    kind: oneOf("ClusterRole", "Role"),
    name: evaluated("opens"),
  },
  { is: "opens" },
);
const subjects: Entry = object(
  {
    apiGroup: oneOf("", "rbac.authorization.k8s.io"),
    kind: oneOf("Group", "ServiceAccount", "User"),
    name: evaluated("owner"),
    namespace: name("a namespace of the same cluster"),
  },
  { is: "owner" },
);

export const rbac: KindTables = {
  "certificates.k8s.io:CertificateSigningRequest": kind(V1, {
    spec: object({
      expirationSeconds: count,
      extra: byServer,
      groups: byServer,
      request: inert("signed only after a user of the cluster approved it"),
      signerName: inert("signed only after a user of the cluster approved it"),
      uid: byServer,
      usages: word(/^[a-z ]+\w*$/, "usages of keys", "des usages de clés"),
      username: byServer,
    }),
  }),
  "certificates.k8s.io:ClusterTrustBundle": kind(["v1alpha1", "v1beta1"], {
    spec: object({
      signerName: inert("whose roots of trust; leads nowhere"),
      trustBundle: inert("certificates that pods may read; leads nowhere"),
    }),
  }),
  "rbac.authorization.k8s.io:ClusterRole": kind(V1, {
    aggregationRule: evaluated("opens", { why: "rule wildcard-rights denies it" }),
    rules,
  }),
  "rbac.authorization.k8s.io:ClusterRoleBinding": kind(V1, { roleRef, subjects }),
  "rbac.authorization.k8s.io:Role": kind(V1, { rules }),
  "rbac.authorization.k8s.io:RoleBinding": kind(V1, { roleRef, subjects }),
};

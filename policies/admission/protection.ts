/** The policies that protect the baseline from everyone in the cluster except its creator. */
import { KUBERNETES_PREFIX } from "../labels/labels.ts";
import {
  ADMINISTRATORS,
  defineAdmission,
  isOfTheCluster,
  literal,
  literals,
  MANAGED,
} from "./policy.ts";
import { baselineMessages, labelMessages } from "./protection-messages.ts";

/** Controllers that complete an administrator's action; they only follow the deletion of an owner or namespace. */
const CONTROLLERS = [
  // Empties a namespace that is being deleted.
  "system:serviceaccount:kube-system:namespace-controller",
  // Deletes objects whose owner is gone.
  "system:serviceaccount:kube-system:generic-garbage-collector",
  // Fills ClusterRoles that aggregate others.
  "system:serviceaccount:kube-system:clusterrole-aggregation-controller",
];

const byOthers = `!(${literal(ADMINISTRATORS)} in request.userInfo.groups) && !(request.userInfo.username in ${literals(CONTROLLERS)})`;
const user = "request.userInfo.username";

export const protectedBaseline = defineAdmission("protected-baseline", baselineMessages, {
  // Before or after the change: removing the label is a change, too.
  objects: MANAGED,
  requests: [
    {
      groups: ["*"],
      versions: ["*"],
      // Subresources carry their object's labels, and some may change them: a namespace's status.
      resources: ["*/*"],
      operations: ["CREATE", "UPDATE", "DELETE"],
    },
  ],
  matchCondition: `${byOthers} && !(request.?subResource.orValue("") != "" && ${isOfTheCluster()})`,
  cases: { changed: { holds: "false", values: { user } } },
  parametrised: false,
});

const GUARDED = ["pod-security.kubernetes.io/", KUBERNETES_PREFIX];
const guarded = (labels: string) =>
  `${labels}.filter(k, ${GUARDED.map((prefix) => `k.startsWith(${literal(prefix)})`).join(" || ")})`;

export const protectedLabels = defineAdmission("protected-labels", labelMessages, {
  requests: [{ groups: [""], resources: ["namespaces", "namespaces/*"], operations: ["UPDATE"] }],
  matchCondition: byOthers,
  variables: {
    before: "oldObject.metadata.?labels.orValue({})",
    after: "object.metadata.?labels.orValue({})",
    changed: `${guarded("variables.before")}.filter(k, !(k in variables.after) || variables.after[k] != variables.before[k]) + ${guarded("variables.after")}.filter(k, !(k in variables.before))`,
  },
  cases: {
    changed: {
      holds: "variables.changed.size() == 0",
      values: { user, labels: 'variables.changed.join(", ")' },
    },
  },
  parametrised: false,
});

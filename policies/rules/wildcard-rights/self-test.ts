/** Cases that must be denied under every sound registry. */
import { objectOf, type SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  objectOf("rbac.authorization.k8s.io/v1", "ClusterRole", {
    rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }],
  }),
];

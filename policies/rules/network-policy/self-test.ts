/** Cases that must be denied under every sound registry. */
import { KUBERNETES_PREFIX } from "../../labels/labels.ts";
import { NOWHERE, objectOf, type SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  objectOf("networking.k8s.io/v1", "NetworkPolicy", {
    metadata: { name: "self-test", labels: { [`${KUBERNETES_PREFIX}class`]: NOWHERE } },
    spec: { podSelector: {}, egress: [{}] },
  }),
];

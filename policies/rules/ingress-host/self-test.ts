/** Cases that must be denied under every sound registry. */
import { NOWHERE, objectOf, type SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  objectOf("networking.k8s.io/v1", "Ingress", {
    spec: { rules: [{ host: NOWHERE }] },
  }),
];

/** Cases that must be denied under every sound registry. */
import { NOWHERE, objectOf, type SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  objectOf("gateway.networking.k8s.io/v1", "HTTPRoute", {
    spec: { rules: [{ backendRefs: [{ group: NOWHERE, kind: "Backend", name: "self-test" }] }] },
  }),
];

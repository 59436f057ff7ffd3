/** Cases that must be denied under every sound registry. */
import { NOWHERE, namespaceAt, type SelfTest, sentBy, wholeStack } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  {
    name: "a namespace of an unregistered class that opens itself",
    stack: (place) =>
      wholeStack(
        sentBy(place, {
          apiVersion: "v1",
          kind: "Namespace",
          metadata: namespaceAt({ ...place, dataClass: NOWHERE }),
        }),
        sentBy(place, {
          apiVersion: "networking.k8s.io/v1",
          kind: "NetworkPolicy",
          metadata: { namespace: "self-test" },
          spec: { podSelector: {}, ingress: [{}] },
        }),
      ),
  },
];

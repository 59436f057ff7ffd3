/** Cases that must be denied under every sound registry. */
import { NOWHERE, namespaceAt, type SelfTest, sentBy, wholeStack } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  {
    name: "a copy of a namespace to nowhere",
    stack: (place) =>
      wholeStack(
        sentBy(place, { apiVersion: "v1", kind: "Namespace", metadata: namespaceAt(place) }),
        sentBy(place, {
          apiVersion: "velero.io/v1",
          kind: "BackupStorageLocation",
          metadata: { namespace: "self-test" },
          spec: { config: { s3Url: `https://${NOWHERE}` } },
        }),
      ),
  },
];

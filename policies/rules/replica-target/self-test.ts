/** Cases that must be denied under every sound registry. */
import { NOWHERE, objectOf, type SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  objectOf("velero.io/v1", "BackupStorageLocation", {
    spec: { config: { s3Url: `https://${NOWHERE}` } },
  }),
];

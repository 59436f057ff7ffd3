/** Cases that must be denied under every sound registry. */
import { NOWHERE, objectOf, type SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  objectOf("v1", "Service", {
    metadata: { name: "self-test", annotations: { [`${NOWHERE}/self-test`]: "self-test" } },
  }),
];

/** Must be denied whatever a sound registry says. */
import { type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("no certificate is checked", {
    dangers: [{ kind: "unverified", at: "insecure" }],
  }),
];

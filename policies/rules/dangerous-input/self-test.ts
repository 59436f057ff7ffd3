/** Cases that must be denied under every sound registry. */
import { type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("no certificate is checked", {
    dangers: [{ kind: "unverified", at: "insecure" }],
  }),
];

/** Must be denied whatever a sound registry says. */
import { type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("an old hash", {
    tunnel: { phase: "ike", settings: { authAlgorithm: "sha1" }, lifetimes: [] },
  }),
];

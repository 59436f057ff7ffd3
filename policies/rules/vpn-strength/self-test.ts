/** Cases that must be denied under every sound registry. */
import { type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("an old hash", {
    tunnel: { phase: "ike", settings: { authAlgorithm: "sha1" }, lifetimes: [] },
  }),
];

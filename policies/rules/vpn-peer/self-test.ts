/** Cases that must be denied under every sound registry. */
import { type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("a tunnel to an unknown router", {
    tunnelEnds: [{ field: "peerAddress", target: "203.0.113.7" }],
  }),
];

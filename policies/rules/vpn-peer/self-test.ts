/** Must be denied whatever a sound registry says. */
import { type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("a tunnel to nobody's router", {
    tunnelEnds: [{ field: "peerAddress", target: "203.0.113.7" }],
  }),
];

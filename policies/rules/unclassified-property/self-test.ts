/** Must be denied whatever a sound registry says. */
import { type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("a property that nobody classified", {
    unclassified: [{ kind: "unclassified", at: "self-test" }],
  }),
];

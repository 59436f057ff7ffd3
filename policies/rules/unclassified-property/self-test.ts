/** Cases that must be denied under every sound registry. */
import { type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("a property that is not classified", {
    unclassified: [{ kind: "unclassified", at: "self-test" }],
  }),
];

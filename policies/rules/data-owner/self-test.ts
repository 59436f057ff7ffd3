/** Must be denied whatever a sound registry says. */
import { type SelfTest, volumeAt, wholeStack } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  {
    name: "a part of nothing",
    stack: (place) => wholeStack({ ...volumeAt(place), labelledByParent: true, partOf: [] }),
  },
];

/** Cases that must be denied under every sound registry. */
import { type SelfTest, volumeAt, wholeStack } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  {
    name: "a part of nothing",
    stack: (place) => wholeStack({ ...volumeAt(place), labelledByParent: true, partOf: [] }),
  },
];

/** Cases that must be denied under every sound registry. */
import { type SelfTest, volumeAt, wholeStack } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  {
    name: "a segment without any group",
    stack: (place) => wholeStack({ ...volumeAt(place), network: "segment", tenant: "self-test" }),
  },
];

/** Must be denied whatever a sound registry says. */
import { type SelfTest, volumeAt, wholeStack } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  {
    name: "a segment without any group",
    stack: (place) => wholeStack({ ...volumeAt(place), network: "segment", tenant: "self-test" }),
  },
];

/** Cases that must be denied under every sound registry. */
import { UNKNOWN } from "../../facts/fact.ts";
import { NOWHERE, type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("a type that is not known", {
    dataClass: NOWHERE,
    volumes: [{ at: "volumeType", type: UNKNOWN }],
  }),
];

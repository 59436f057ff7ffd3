/** Cases that must be denied under every sound registry. */
import { NOWHERE, type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("an undeclared zone", {
    offeredNames: [{ offer: "zones", at: "availabilityZone", name: NOWHERE }],
  }),
];

/** Cases that must be denied under every sound registry. */
import { NOWHERE, type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("abroad for ever", {
    hosting: { country: NOWHERE, deadline: "2000-01-01", status: "planned" },
  }),
];

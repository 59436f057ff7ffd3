/** Cases that must be denied under every sound registry. */
import { type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("administered from everywhere", {
    waysIn: [{ field: "remoteIpPrefix", source: "0.0.0.0/0" }],
  }),
];

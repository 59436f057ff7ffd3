/** Cases that must be denied under every sound registry. */
import { type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("open to everybody", {
    dataClass: undefined,
    openings: [{ way: "ingress", remote: "0.0.0.0/0" }],
  }),
];

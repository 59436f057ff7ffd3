/** Cases that must be denied under every sound registry. */
import { NOWHERE, podWith, type SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  podWith({ containers: [{ name: "c", image: `${NOWHERE}/c` }] }),
];

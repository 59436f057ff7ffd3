/** Must be denied whatever a sound registry says. */
import { podWith, type SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  podWith({ volumes: [{ name: "v", hostPath: { path: "/" } }] }),
];

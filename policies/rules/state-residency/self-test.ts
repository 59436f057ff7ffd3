/** Cases that must be denied under every sound registry. */
import type { SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  { name: "Pulumi Cloud", state: { secretsProvider: "service" } },
];

/** Must be denied whatever a sound registry says. */
import type { SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  { name: "Pulumi Cloud", state: { secretsProvider: "service" } },
];

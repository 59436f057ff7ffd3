/** Cases that must be denied under every sound registry. */
import { NOWHERE, objectOf, type SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  objectOf("postgresql.cnpg.io/v1", "Cluster", { spec: { selfTest: NOWHERE } }),
];

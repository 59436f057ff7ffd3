/** Cases that must be denied under every sound registry. */
import { objectOf, type SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  objectOf("v1", "Service", { spec: { type: "LoadBalancer" } }),
];

/** Must be denied whatever a sound registry says. */
import { objectOf, type SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [objectOf("v1", "Namespace", {})];

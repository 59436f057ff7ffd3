/** Cases that must be denied under every sound registry. */
import { UNKNOWN } from "../../facts/fact.ts";
import { NOWHERE, type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("an unregistered region", { region: NOWHERE }),
  volumeWith("a region that is not known", { region: UNKNOWN }),
];

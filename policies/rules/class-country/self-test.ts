/** Cases that must be denied under every sound registry. */
import { UNKNOWN } from "../../facts/fact.ts";
import { NOWHERE, type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("an unregistered class", { dataClass: NOWHERE }),
  volumeWith("a class that is not known", { dataClass: UNKNOWN }),
  volumeWith("an unregistered owner", { owner: NOWHERE }),
];

/** Cases that must be denied under every sound registry. */
import { NOWHERE, type SelfTest, volumeAt, wholeStack } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  {
    name: "joined to something of another tenant",
    stack: (place) =>
      wholeStack(
        { ...volumeAt(place), tenant: "self-test", joins: [{ at: "instanceId", to: [NOWHERE] }] },
        { ...volumeAt(place), subject: NOWHERE, tenant: NOWHERE },
      ),
  },
];

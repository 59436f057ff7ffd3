/** Cases that must be denied under every sound registry. */
import { type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("a service of nobody", { type: "openstack:selftest/selfTest:SelfTest" }),
];

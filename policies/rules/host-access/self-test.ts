/** Cases that must be denied under every sound registry. */
import { podWith, type SelfTest } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [podWith({ hostNetwork: true, containers: [] })];

/** Cases that must be denied under every sound registry. */
import { NOWHERE, type SelfTest, volumeWith } from "../../self-test-cases.ts";

export const selfTests: readonly SelfTest[] = [
  volumeWith("a foreign cloud", { connection: { authUrl: `https://${NOWHERE}/v3` } }),
  volumeWith("a connection that is not declared", { connection: { implicit: true } }),
];

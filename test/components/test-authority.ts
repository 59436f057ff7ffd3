/** A certificate authority for one test, by openssl; its key is deleted when it is closed. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

export interface TestAuthority {
  /** Its own certificate, PEM. */
  readonly certificate: string;
  /** A certificate for the author of a request, both PEM. */
  sign(request: string): Promise<string>;
  close(): Promise<void>;
}

/** Creates an authority. */
export async function newTestAuthority(): Promise<TestAuthority> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-authority-"));
  const [key, own] = [join(folder, "ca.key"), join(folder, "ca.crt")];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  await execa("openssl", [
    "req",
    "-x509",
    ...curve,
    "-subj",
    "/CN=ca",
    "-keyout",
    key,
    "-out",
    own,
  ]);
  return {
    certificate: await readFile(own, "utf8"),
    async sign(request) {
      const by = ["-CA", own, "-CAkey", key, "-days", "1"];
      const { stdout } = await execa("openssl", ["x509", "-req", ...by], { input: request });
      return stdout;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

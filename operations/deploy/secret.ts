/** Secrets that this machine creates: random letters in a file that only its owner can read. */
import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { textOf } from "../../estate/edit/files.ts";

const BYTES = 32;

/**
 * The secret in a file. An existing one stays; a new one is written completely or not at all, and simultaneous callers
 * get the same: sites share files, and a run may be killed.
 */
export async function secretIn(file: string): Promise<string> {
  const known = (await textOf(file))?.trim();
  if (known !== undefined) {
    await chmod(file, 0o600);
    return known;
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  await writeFile(fresh, `${randomBytes(BYTES).toString("base64url")}\n`, {
    mode: 0o600,
    flush: true,
  });
  await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(fresh);
  return (await readFile(file, "utf8")).trim();
}

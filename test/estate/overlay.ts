/** The reference estate in a folder of its own, with some files laid over it. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { ExecutionContext } from "ava";

/** The reference: a project's folder, with the estate that all tests are about. */
export const REFERENCE = join(import.meta.dirname, "../reference");
/** The reference estate's data. */
export const STACKS = join(REFERENCE, "stacks");

/** Copies the reference estate's data, lays the overlay's files over it, and forgets both after the test. */
export async function estateFolder(t: ExecutionContext, overlay?: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "aes-estate-"));
  t.teardown(() => rm(root, { recursive: true, force: true }));
  await cp(STACKS, root, { recursive: true });
  if (overlay !== undefined) {
    const filter = (from: string) => basename(from) !== "expected.yaml";
    await cp(overlay, root, { recursive: true, force: true, filter });
  }
  return root;
}

/** A cache folder whose toolchain has a state keeper, the fake one, and nothing else. */
import { mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { toolchainPaths } from "../../toolchain/paths.ts";

/** Fills an empty folder, for `AES_ESTATE_CACHE`. */
export async function makeKeeperToolchain(cache: string): Promise<void> {
  const program = join(
    toolchainPaths({ AES_ESTATE_CACHE: cache }).rehearsal,
    "pulumi-state-keeper",
  );
  await mkdir(dirname(program), { recursive: true });
  await symlink(join(import.meta.dirname, "fake-keeper.ts"), program);
}

/** Compiling takes half of a start: compiled code is kept in the user's own cache, where no other user can write. */
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { loadLater } from "./later.ts";

/** The folder of the compile cache. */
export function compiledFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "aes-estate/compiled");
}

/**
 * Caches modules loaded from now on, or takes what an earlier process cached, and defers modules that can wait; caches
 * nothing where that is impossible.
 */
export function keepCompiled(): void {
  enableCompileCache(compiledFolder());
  loadLater();
}

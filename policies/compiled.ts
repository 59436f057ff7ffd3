/** Compiling is half of a start: what is compiled is kept in the user's own cache, where nobody else can write. */
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

/** Keeps what is loaded from now on, or takes what an earlier process kept; does nothing where nothing can be kept. */
export function keepCompiled(): void {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  enableCompileCache(join(caches, "aes-estate/compiled"));
}

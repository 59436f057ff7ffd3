/** Compiling is half of a start: what is compiled is kept in the user's own cache, where nobody else can write. */
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { loadLater } from "./later.ts";

/** Where it is kept. */
export function compiledFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "aes-estate/compiled");
}

/** Keeps what is loaded from now on, or takes what an earlier process kept, and loads later what can wait; keeps nothing where nothing can be kept. */
export function keepCompiled(): void {
  enableCompileCache(compiledFolder());
  loadLater();
}

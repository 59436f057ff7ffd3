#!/usr/bin/env -S node --import='data:text/javascript,parseInt(process.version.slice(1))<24&&(console.error("aes-estate:%20Node.js%2024%20or%20later%20is%20needed"),process.exit(1))'
/**
 * The pack, started by the CLI itself (`--policy-pack policies/pack.ts`) or by a language host (`--policy-pack policies`).
 * Compiling is half of its start, so what is compiled is kept in the user's own cache; it is written at once, because the
 * engine kills its packs when it is done. Loaded by `require`, which a language host can wait for.
 */
import { createRequire, enableCompileCache, flushCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

const caches = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
enableCompileCache(join(caches, "aes-estate/compiled"));
createRequire(import.meta.url)("./serve.ts");
flushCompileCache();

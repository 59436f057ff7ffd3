#!/usr/bin/env -S node --import='data:text/javascript,parseInt(process.version.slice(1))<24&&(console.error("aes-estate:%20Node.js%2024%20or%20later%20is%20needed"),process.exit(1))'
/**
 * The pack, started by the CLI itself (`--policy-pack policies/pack.ts`) or by a language host
 * (`--policy-pack policies`). Compiled code is written to the cache at once, because the engine kills its packs when it
 * is done. Loaded by `require`, which a language host can wait for.
 */
import { createRequire, flushCompileCache } from "node:module";
import { programFile } from "./enforce/project.ts";
import { keepCompiled } from "./startup/compiled.ts";

keepCompiled();
createRequire(import.meta.url)(programFile("policies/enforce/pack/serve"));
flushCompileCache();

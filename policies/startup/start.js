/**
 * `node --import`ed before a program, by Pulumi.yaml: what a start compiles is kept (compiled.ts), and what it need not
 * load waits. Plain JavaScript, because to strip types Node.js would load what strips them; later.ts comes without them
 * from what was kept.
 */
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

enableCompileCache(join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "aes-estate/compiled"));

const { loadLater } = await import("./later.ts");
loadLater();

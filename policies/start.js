/**
 * `node --import`ed before a program, by Pulumi.yaml: what a start compiles is kept (compiled.ts), and what it need not
 * load waits. Plain JavaScript, because to strip types Node.js would first load what strips them.
 */
import Module, { createRequire, enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join, sep } from "node:path";

enableCompileCache(join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "aes-estate/compiled"));

// Pulumi's library loads TypeScript's compiler and all of npm to serialise closures, which is half of its start. They
// are loaded when a closure first asks; anybody else who loads them gets them as they are.
const LATER = ["typescript", "@npmcli/arborist"];
const PULUMI = ["node_modules", "@pulumi", "pulumi", ""].join(sep);

const load = Module._load;
if (typeof load === "function") {
  Module._load = function (request, parent, ...rest) {
    const now = () => Reflect.apply(load, this, [request, parent, ...rest]);
    const from = parent?.filename;
    if (!LATER.includes(request) || !from?.includes(PULUMI)) return now();
    createRequire(from).resolve(request); // one that is not installed is missed at once
    return later(now);
  };
}

/** Stands for a module's exports until one of them is asked for. */
function later(now) {
  let loaded;
  return new Proxy(Object.create(null), {
    get(_, key) {
      if (key === "__esModule") return true; // TypeScript's helpers then take it as it is
      loaded ??= now();
      return loaded[key];
    },
  });
}

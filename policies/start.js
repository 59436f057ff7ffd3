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

const done = new WeakSet(); // exports without stacks

const load = Module._load;
if (typeof load === "function") {
  Module._load = function (request, parent, ...rest) {
    const now = () => Reflect.apply(load, this, [request, parent, ...rest]);
    const from = parent?.filename;
    if (!from?.includes(PULUMI)) return now();
    if (request.endsWith("/debuggable")) return withoutStacks(now());
    if (!LATER.includes(request)) return now();
    createRequire(from).resolve(request); // one that is not installed is missed at once
    return later(now);
  };
}

/** The library keeps the stack of each promise, a hundred a resource, for a report of leaks that nobody asked for. */
function withoutStacks(exports) {
  const { debuggablePromise } = exports;
  const wanted = process.env.PULUMI_DEBUG_PROMISE_LEAKS;
  if (wanted || typeof debuggablePromise !== "function" || done.has(exports)) return exports;
  done.add(exports);
  exports.debuggablePromise = (...given) => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      return debuggablePromise(...given);
    } finally {
      Error.stackTraceLimit = limit;
    }
  };
  return exports;
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

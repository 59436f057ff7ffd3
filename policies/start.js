/**
 * `node --import`ed before a program, by Pulumi.yaml: what a start compiles is kept (compiled.ts), and what it need not
 * load waits. Plain JavaScript, because to strip types Node.js would first load what strips them.
 */
import Module, { createRequire, enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join, sep } from "node:path";

enableCompileCache(join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "aes-estate/compiled"));

// Pulumi's library loads TypeScript's compiler and all of npm to serialise closures, and what drives Pulumi from a
// program: two thirds of its start. They are loaded for the first who asks; anybody else's loads are as ever.
const LATER = ["typescript", "@npmcli/arborist", "./automation"];
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

/** Stands for a module's exports until something of them is asked for. */
function later(now) {
  let loaded;
  const real = () => {
    loaded ??= now();
    return loaded;
  };
  return new Proxy(Object.create(null), {
    // TypeScript's helpers take what says so as it is.
    get: (_, key) => (key === "__esModule" ? true : real()[key]),
    has: (_, key) => key in real(),
    ownKeys: () => Reflect.ownKeys(real()),
    getOwnPropertyDescriptor(_, key) {
      const found = Reflect.getOwnPropertyDescriptor(real(), key);
      return found && { ...found, configurable: true };
    },
  });
}

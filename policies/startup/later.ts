/**
 * Pulumi's library loads TypeScript's compiler and all of npm to serialise closures, and the Automation API: two thirds
 * of its start. This defers them until they are first used; all other modules load as usual.
 */
import Module, { createRequire } from "node:module";
import { sep } from "node:path";

type Exports = Record<PropertyKey, unknown>;
type Load = (request: string, parent?: { filename?: string | null }, main?: boolean) => Exports;

const LATER = ["typescript", "@npmcli/arborist", "./automation"];
const PULUMI = ["node_modules", "@pulumi", "pulumi", ""].join(sep);
const RUNTIME = ["", "runtime", ""].join(sep);

const loader = Module as unknown as { _load?: Load };
let begun = false;

/** Defers, where possible, modules that are loaded from now on. */
export function loadLater(): void {
  const load = loader._load;
  if (begun || typeof load !== "function") return;
  begun = true;
  loader._load = function (this: unknown, request, parent, main) {
    const now = () => Reflect.apply(load, this, [request, parent, main]) as Exports;
    const from = parent?.filename;
    if (!from?.includes(PULUMI)) return now();
    if (request.endsWith("/debuggable")) return withoutStacks(now());
    if (request.endsWith("/log") && from.includes(RUNTIME)) return withFewerMessages(now());
    if (request.endsWith("/resource")) return withoutPositions(now());
    if (!LATER.includes(request)) return now();
    createRequire(from).resolve(request); // a module that is not installed fails at once
    return later(now);
  };
}

const done = new WeakSet<Exports>();

/** The library keeps the stack of each promise, a hundred per resource, for a report of leaks that is not used here. */
function withoutStacks(exports: Exports): Exports {
  const { debuggablePromise } = exports;
  const wanted = process.env.PULUMI_DEBUG_PROMISE_LEAKS;
  if (wanted || typeof debuggablePromise !== "function" || done.has(exports)) return exports;
  done.add(exports);
  exports.debuggablePromise = (...given: unknown[]) => {
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

/**
 * The library sends the stack of each resource's constructor to the engine, which records it and shows it nowhere: paths
 * of the operator's machine, other ones at each operator's, in every state.
 */
function withoutPositions(exports: Exports): Exports {
  const { Resource } = exports as { Resource?: { stackTrace?: unknown } };
  if (wantsAll() || typeof Resource?.stackTrace !== "function") return exports;
  Resource.stackTrace = () => [];
  return exports;
}

/** Whether a person looks for a fault in the library or a program. */
function wantsAll(): boolean {
  const { PULUMI_DEBUG_PROMISE_LEAKS: leaks, PULUMI_OPTION_DEBUG: all } = process.env;
  return Boolean(leaks || all);
}

/**
 * The library's runtime sends three debug messages per resource to the engine, one after the other, at every log level,
 * and keeps those that are not sent yet. The first of the three names what a program registers, which `estate` shows as
 * progress: those of a moment are sent as one. A program's own messages are sent as before.
 */
function withFewerMessages(exports: Exports): Exports {
  if (wantsAll()) return exports;
  let lines: string[] = [];
  const send = () => {
    (exports.debug as (text: string) => void)(lines.join("\n"));
    lines = [];
  };
  const collect = (line: string) => {
    if (line.startsWith("Registering resource: ") && lines.push(line) === 1) setImmediate(send);
    return Promise.resolve();
  };
  // The modules load each other: when one gets these exports, they may still be incomplete.
  return Object.create(exports, { debug: { value: collect, enumerable: true } }) as Exports;
}

/** Stands for a module's exports until one of them is used. */
function later(now: () => Exports): Exports {
  let loaded: Exports | undefined;
  const real = () => {
    loaded ??= now();
    return loaded;
  };
  return new Proxy(Object.create(null) as Exports, {
    // TypeScript's helpers take a module with this mark unchanged.
    get: (_, key) => (key === "__esModule" ? true : real()[key]),
    has: (_, key) => key in real(),
    ownKeys: () => Reflect.ownKeys(real()),
    getOwnPropertyDescriptor(_, key) {
      const found = Reflect.getOwnPropertyDescriptor(real(), key);
      return found && { ...found, configurable: true };
    },
  });
}

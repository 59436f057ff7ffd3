/**
 * Pulumi's library loads TypeScript's compiler and all of npm to serialise closures, which is half of its start. With
 * this they are loaded when a closure first asks; anybody else who loads them gets them as they are.
 */
import Module, { createRequire } from "node:module";
import { sep } from "node:path";

type Load = (request: string, parent?: { filename?: string | null }, main?: boolean) => unknown;

const LATER = ["typescript", "@npmcli/arborist"];
const PULUMI = ["node_modules", "@pulumi", "pulumi", ""].join(sep);

/** What Pulumi's library needs only for closures is loaded from now on when it is first used. */
export function loadClosuresLater(): void {
  const loader = Module as unknown as { _load?: Load };
  const load = loader._load;
  if (typeof load !== "function") return; // a Node.js without it loads all at once
  loader._load = function (this: unknown, request, parent, main) {
    const now = () => Reflect.apply(load, this, [request, parent, main]) as object;
    const from = parent?.filename;
    if (!LATER.includes(request) || !from?.includes(PULUMI)) return now();
    createRequire(from).resolve(request); // one that is not installed is missed at once
    return later(now);
  };
}

/** Stands for a module's exports until one of them is asked for. */
function later(load: () => object): object {
  let loaded: object | undefined;
  const own = Object.create(null) as object;
  return new Proxy(own, {
    get(_, key) {
      if (key === "__esModule") return true; // TypeScript's helpers then take it as it is
      loaded ??= load();
      return Reflect.get(loaded, key);
    },
  });
}

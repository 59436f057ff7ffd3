/** The interface that a Pulumi npm package offers to programs, read from its generated code. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The names of a type's or function's inputs and outputs. */
export interface Offer {
  readonly inputs: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
}

/** A package's resource types and functions by their tokens. */
export interface Sdk {
  readonly resources: ReadonlyMap<string, Offer>;
  readonly functions: ReadonlyMap<string, Offer>;
}

/** Reads the SDK of a provider. */
export function readSdk(name: string): Sdk {
  const folder = dirname(fileURLToPath(import.meta.resolve(`@pulumi/${name}/package.json`)));
  const resources = new Map<string, Offer>();
  const functions = new Map<string, Offer>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".js") || file.includes("node_modules")) continue;
    const source = readFileSync(join(folder, file), "utf8");
    const type = /__pulumiType = '([^']+:[^']+)'/.exec(source)?.[1];
    if (type) {
      resources.set(type, {
        inputs: names(source, /resourceInputs\["(\w+)"\] = (?!undefined|state)/g),
        outputs: names(source, /resourceInputs\["(\w+)"\] = undefined/g),
      });
    }
    const call = /runtime\.invoke\("([^"]+)", \{([^}]*)\}/.exec(source);
    if (call?.[1]) {
      functions.set(call[1], { inputs: names(call[2] ?? "", /"(\w+)":/g), outputs: new Set() });
    }
  }
  return { resources, functions };
}

function names(source: string, pattern: RegExp): Set<string> {
  return new Set(Array.from(source.matchAll(pattern), (match) => match[1] ?? ""));
}

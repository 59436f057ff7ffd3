/**
 * A YAML text as nodes, cached: looking up positions, editing a value, and checking an estate before and after a
 * change all read the same texts.
 */
import { isScalar, type Pair, type YAMLMap } from "yaml";
import { oncePer } from "../../policies/values/once.ts";
import {
  keyFaults,
  type Nodes,
  nodesOf,
  type PlainFault,
} from "../../policies/values/plain-yaml.ts";

/** The parse result of a text. It is shared: do not change the nodes. */
export interface Parsed extends Nodes {
  /** Keys and values that other YAML readers would interpret differently, and keys that are there twice. */
  keyFaults(): readonly PlainFault[];
  /** The entry of a map under a key. */
  entry(map: YAMLMap, key: string): Pair | undefined;
}

/** Cached texts; few, because nodes take far more memory than their text. */
const KEPT = 64;
const kept = new Map<string, Parsed>();

/** The nodes of a text. */
export function parsed(text: string): Parsed {
  const found = kept.get(text) ?? read(text);
  kept.delete(text); // move it to the end: the most recently used
  kept.set(text, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return found;
}

function read(text: string): Parsed {
  const nodes = nodesOf(text);
  const entries = oncePer(({ items }: YAMLMap) => new Map([...items].reverse().map(byKey)));
  let faults: PlainFault[] | undefined;
  return {
    ...nodes,
    keyFaults() {
      faults ??= keyFaults(nodes.document, nodes.line);
      return faults;
    },
    entry: (map, key) => entries(map).get(key),
  };
}

function byKey(pair: Pair): [key: string, pair: Pair] {
  return [isScalar(pair.key) ? String(pair.key.value) : String(pair.key), pair];
}

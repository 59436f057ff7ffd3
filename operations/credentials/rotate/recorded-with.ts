/** A state, exported with its secrets in clear, in which other credentials stand for the old ones. Pure. */
import type { StackState } from "../../state/stack-state.ts";

/** A new application credential, as Keystone returns it. */
export interface Fresh {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
}

export interface Exchange {
  readonly old: { readonly id: string; readonly secret: string };
  readonly fresh: Fresh;
  /** When the new one was made, UTC. */
  readonly created: string;
}

/** Everything that holds the old id or the old secret, outputs of components too, holds the new one. */
export function recordedWith(state: StackState, { old, fresh, created }: Exchange): StackState {
  const texts = new Map([
    [old.id, fresh.id],
    [old.secret, fresh.secret],
  ]);
  const { resources = [], ...others } = withTexts(state, texts);
  const named = resources.map((resource) => {
    if (resource.id !== fresh.id) return resource;
    // Name and description of inputs are those of the program when it was created: the program ignores them.
    const { name } = fresh;
    return {
      ...resource,
      created,
      inputs: { ...resource.inputs, name },
      outputs: { ...resource.outputs, name },
    };
  });
  return { ...others, resources: named };
}

/** Each text that is a key of `texts` is replaced, also inside a secret; a text that only contains one is not. */
export function withTexts(state: StackState, texts: ReadonlyMap<string, string>): StackState {
  const changed = (value: unknown): unknown => {
    if (typeof value === "string") return texts.get(value) ?? value;
    if (Array.isArray(value)) return value.map(changed);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        key === PLAIN ? inClear(each) : changed(each),
      ]),
    );
  };
  const inClear = (text: unknown): unknown => {
    if (typeof text !== "string") return changed(text);
    const now = JSON.stringify(changed(JSON.parse(text)));
    // The engine writes JSON in its own way: a secret that is not replaced keeps its text.
    return now === JSON.stringify(JSON.parse(text)) ? text : now;
  };
  return { ...state, resources: (state.resources ?? []).map((one) => changed(one) as typeof one) };
}

/** The engine's key for the JSON of a secret that was exported in clear. */
const PLAIN = "plaintext";

/** A state, exported with its secrets in clear, in which another application credential stands for the old one. Pure. */
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
    [JSON.stringify(old.secret), JSON.stringify(fresh.secret)],
  ]);
  const changed = (value: unknown): unknown => {
    if (typeof value === "string") return texts.get(value) ?? value;
    if (Array.isArray(value)) return value.map(changed);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, changed(each)]));
  };
  const resources = (state.resources ?? []).map((resource) => {
    const now = changed(resource) as typeof resource;
    if (resource.id !== old.id) return now;
    // Name and description of inputs are those of the program when it was created: the program ignores them.
    const named = { name: fresh.name };
    return {
      ...now,
      created,
      inputs: { ...now.inputs, ...named },
      outputs: { ...now.outputs, ...named },
    };
  });
  return { ...state, resources };
}

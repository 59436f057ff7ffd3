/** Completes an imported state with the inputs that no API returns. Pure. */
import type { StackState, StateResource } from "../state/stack-state.ts";
import type { Entry } from "./desk.ts";
import type { Inputs } from "./natural-keys/key.ts";

/** The engine's mark of a secret. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Each imported resource with its declared inputs among its inputs and outputs; all others as they are. */
export function completed(state: StackState, entries: ReadonlyMap<string, Entry>): StackState {
  const resources = (state.resources ?? []).map((resource): StateResource => {
    const entry = entries.get(resource.urn);
    if (entry?.finding.is !== "found") return resource;
    const values = inState(entry);
    return {
      ...resource,
      inputs: { ...resource.inputs, ...values },
      outputs: { ...resource.outputs, ...values },
    };
  });
  return { ...state, resources };
}

function inState({ writeOnly, secrets }: Entry): Inputs {
  const hidden = new Set(secrets);
  const entries = Object.entries(writeOnly).map(([name, value]) => {
    const secret = { [SIGNATURE]: SECRET, plaintext: JSON.stringify(value) };
    return [name, hidden.has(name) ? secret : value];
  });
  return Object.fromEntries(entries);
}

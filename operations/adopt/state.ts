/** Completes an imported state with what an import leaves out, so that the next update finds nothing to do. Pure. */
import { plain, SECRET, SIGNATURE } from "../../policies/enforce/recorded/values.ts";
import { own } from "../../policies/values/own.ts";
import type { StackState, StateResource } from "../state/stack-state.ts";
import type { Entry } from "./desk.ts";
import type { Inputs } from "./natural-keys/key.ts";

/** The provider's own description of the outputs: it ends at one that this does not describe, and can do without it. */
const RAW_STATE = "__pulumi_raw_state_delta";

/** Each imported resource with its unread inputs among its inputs and outputs; all others as they are. */
export function completed(state: StackState, entries: ReadonlyMap<string, Entry>): StackState {
  const resources = (state.resources ?? []).map((resource): StateResource => {
    const entry = entries.get(resource.urn);
    if (entry?.finding.is !== "found") return resource;
    if (resource.type.startsWith("kubernetes:")) return applied(resource, entry);
    const values = { ...tagsOf(resource, entry), ...inState(entry) };
    if (Object.keys(values).length === 0) return resource;
    const { [RAW_STATE]: _, ...outputs } = resource.outputs ?? {};
    return {
      ...resource,
      inputs: { ...resource.inputs, ...values },
      outputs: { ...outputs, ...values },
    };
  });
  return { ...state, resources };
}

function inState({ writeOnly, secrets }: Entry): Inputs {
  return marked(writeOnly, secrets);
}

/** Values of which some are secrets, as a state has them. */
function marked(values: Inputs, secrets: readonly string[]): Inputs {
  const hidden = new Set(secrets);
  const entries = Object.entries(values).map(([name, value]) => {
    const secret = { [SIGNATURE]: SECRET, plaintext: JSON.stringify(value) };
    return [name, hidden.has(name) ? secret : value];
  });
  return Object.fromEntries(entries);
}

/** The provider reads tags only where it knows of some: those that are declared and there. */
function tagsOf({ outputs }: StateResource, { declared }: Entry): Inputs {
  const [tags, there] = [declared.tags, outputs?.allTags];
  if (!Array.isArray(tags) || !Array.isArray(there)) return {};
  return { tags: tags.filter((tag) => there.includes(tag)) };
}

/**
 * An object of a cluster under the name by which the estate has applied it: an import begins a second one, and the
 * server rejects what it applies as a conflict with the first. An import also takes what the server added for declared;
 * where the object has everything that is declared, that alone is.
 */
function applied(resource: StateResource, { declared, secrets }: Entry): StateResource {
  const { outputs = {} } = resource;
  const manager = managerOf(outputs);
  const ours = manager === undefined ? outputs : { ...outputs, __fieldManager: manager };
  if (!has(plain(outputs), declared)) return { ...resource, outputs: ours };
  const inputs = marked(declared, secrets);
  return { ...resource, inputs, outputs: { ...ours, __inputs: inputs } };
}

interface Managed {
  readonly manager?: string;
  readonly operation?: string;
}

function managerOf({ metadata }: Inputs): string | undefined {
  const { managedFields = [] } = (metadata ?? {}) as { managedFields?: readonly Managed[] };
  return managedFields.find(
    ({ manager, operation }) => operation === "Apply" && manager?.startsWith("pulumi-kubernetes-"),
  )?.manager;
}

/** Whether a value has everything of another one, and as much in its lists. A server leaves out what is empty. */
function has(value: unknown, wanted: unknown): boolean {
  if (value === undefined && isEmpty(wanted)) return true;
  if (Array.isArray(wanted)) {
    const same = Array.isArray(value) && value.length === wanted.length;
    return same && wanted.every((one, at) => has(value[at], one));
  }
  if (typeof wanted !== "object" || wanted === null) return value === wanted;
  if (typeof value !== "object" || value === null) return false;
  const map = value as Inputs;
  return Object.entries(wanted).every(([key, one]) => one === undefined || has(own(map, key), one));
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** What differs between a recorded state and a cloud. Pure. */
import type { Item } from "../cloud/client.ts";
import { projectOf } from "../cloud/inventory.ts";
import type { StateResource } from "../state/stack-state.ts";
import type { Kind } from "./kinds/kind.ts";
import type { Operators } from "./operators.ts";
import { type Inventory, itemsOf } from "./read.ts";
import { type RecordedCloud, recordedAs, recordedProperties } from "./recorded.ts";
import { type Attribute, differing } from "./values.ts";

/** How a thing differs; `tenant` and `operator` are not drift. */
export const IS = ["changed", "unmanaged", "gone", "tenant", "operator"] as const;
export type Is = (typeof IS)[number];

/** One thing that differs from the recorded state. */
export interface Difference {
  readonly is: Is;
  readonly kind: Kind;
  /** The thing in the cloud; absent if it is gone. */
  readonly item?: Item;
  /** As the state records it; absent if it records no such thing. */
  readonly resource?: StateResource;
  readonly attributes: readonly Attribute[];
  /** Id of its project; empty for a thing of the whole cloud. */
  readonly project: string;
}

/** Every difference, kind by kind; kinds that were not read have none. */
export function differences(
  recorded: RecordedCloud,
  inventory: Inventory,
  operators: Operators,
): Difference[] {
  return [...inventory.items].flatMap(([kind, items]) => {
    const known = recordedAs(kind, recorded);
    const { key = idOf } = kind;
    const there = new Set(items.map(key));
    const gone = [...known]
      .filter(([id, resource]) => !there.has(id) && !wasMissed(resource, kind, inventory))
      .map(([, resource]): Difference => {
        return { is: "gone", kind, resource, attributes: [], project: "" };
      });
    const found = items.flatMap((item) => {
      const resource = known.get(key(item));
      return resource === undefined
        ? unrecorded(kind, item, { recorded, inventory, operators })
        : changed(kind, item, resource);
    });
    return [...found, ...gone];
  });
}

function changed(kind: Kind, item: Item, resource: StateResource): Difference[] {
  const attributes = differing(recordedProperties(resource), kind.properties?.(item) ?? {});
  if (attributes.length === 0) return [];
  return [{ is: "changed", kind, item, resource, attributes, project: whereIs(kind, item) }];
}

interface Known {
  readonly recorded: RecordedCloud;
  readonly inventory: Inventory;
  readonly operators: Operators;
}

function unrecorded(kind: Kind, item: Item, known: Known): Difference[] {
  const items = (name: string) => itemsOf(known.inventory, name);
  if (kind.isOwn?.(item, { items })) return [];
  const project = whereIs(kind, item);
  const is = whose(kind, item, project, known);
  return [{ is, kind, item, attributes: [], project }];
}

function whose(
  kind: Kind,
  item: Item,
  project: string,
  { recorded, inventory, operators }: Known,
): Is {
  if (operators.has(kind, item)) return "operator";
  const items = (name: string) => itemsOf(inventory, name);
  const inTenants =
    recorded.projects.has(project) || (project === "" && kind.project !== undefined);
  return inTenants && kind.tenants?.(item, { items }) ? "tenant" : "unmanaged";
}

function whereIs(kind: Kind, item: Item): string {
  return (kind.project ?? projectOf)(item);
}

/** A thing in a project whose account could not be opened is not gone. */
function wasMissed({ type }: StateResource, kind: Kind, { gaps }: Inventory): boolean {
  return type === kind.type && gaps.some((gap) => gap.kind === kind);
}

const idOf = ({ id }: Item) => id;

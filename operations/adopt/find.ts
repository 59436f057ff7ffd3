/** Finds declared resources in a cloud by their natural keys. It lists, and changes nothing. */
import type { Cloud, Item } from "../cloud/client.ts";
import { COMPONENTS, EXCEPTIONS, NATURAL_KEYS } from "./natural-keys/index.ts";
import type { Always, Declared, Inside, Listed, Listing } from "./natural-keys/key.ts";

/** What was found of one resource. */
export type Finding =
  | { readonly is: "found"; readonly id: string }
  | { readonly is: "missing" }
  /** Several could be it. */
  | { readonly is: "ambiguous"; readonly ids: readonly string[] }
  /** Only a login that does not work yet shows it. */
  | { readonly is: "later" }
  /** The engine makes it in the state, from the program alone. */
  | { readonly is: "made" }
  /** No natural key. */
  | { readonly is: "unknown" };

/** Whether one path exists at the tenant's object store, or in the cluster. */
export type Ask = (declared: Declared, path: string) => Promise<boolean>;

/** Logins that only work once the run has renewed them; absent before. */
export interface Logins {
  readonly tenant: Ask;
  readonly cluster: Ask;
}

export class Finder {
  private readonly cloud: Pick<Cloud, "list">;
  private readonly lists = new Map<string, Promise<Item[]>>();

  /** Each list of the cloud is read once. */
  constructor(cloud: Pick<Cloud, "list">) {
    this.cloud = cloud;
  }

  /** Finds one resource. A service's failure is thrown: nothing counts as missing because it was not read. */
  async find(declared: Declared, logins?: Logins): Promise<Finding> {
    const { type } = declared;
    if (type.startsWith(COMPONENTS) || Object.hasOwn(EXCEPTIONS, type)) return { is: "made" };
    const key = Object.hasOwn(NATURAL_KEYS, type) ? NATURAL_KEYS[type] : undefined;
    if (key === undefined) return { is: "unknown" };
    if (key.by !== "list" && key.by !== "owner") return this.inside(key, declared, logins);
    // What it stands on is missing: it cannot be there.
    if (key.needs.some((name) => declared.inputs[name] === undefined)) return { is: "missing" };
    const { needsOfConnection = [] } = key;
    if (needsOfConnection.some((name) => declared.connection[name] === undefined))
      return { is: "missing" };
    return key.by === "owner" ? always(key, declared) : this.listed(key, declared);
  }

  private async inside(key: Inside, declared: Declared, logins?: Logins): Promise<Finding> {
    if (logins === undefined) return { is: "later" };
    const known = key.needs.every((name) => declared.inputs[name] !== undefined);
    const there = known && (await logins[key.by](declared, key.path(declared)));
    return there ? { is: "found", id: key.id(declared) } : { is: "missing" };
  }

  private async listed(key: Listed, declared: Declared): Promise<Finding> {
    const { id = (item: Item) => item.id, within } = key;
    const found = (await this.list(key.list(declared))).filter((item) => key.is(item, declared));
    if (within === undefined || found.length > 1)
      return only(found.map((item) => id(item, declared)));
    const [owner] = found;
    if (owner === undefined) return { is: "missing" };
    const inner = await this.list(within.list(owner));
    return only(inner.filter((item) => within.is(item, declared)).map((item) => item.id));
  }

  private list({ service, path, key }: Listing): Promise<Item[]> {
    const known = this.lists.get(`${service} ${path}`);
    if (known !== undefined) return known;
    const read = this.cloud.list(service, path, key);
    this.lists.set(`${service} ${path}`, read);
    return read;
  }
}

function always(key: Always, declared: Declared): Finding {
  return { is: "found", id: key.id(declared) };
}

function only(ids: readonly string[]): Finding {
  const [id] = ids;
  if (id === undefined) return { is: "missing" };
  return ids.length === 1 ? { is: "found", id } : { is: "ambiguous", ids };
}

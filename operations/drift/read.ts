/** Reads everything that the kinds list, as the administrator of a cloud. Read-only. */
import type { Item } from "../cloud/client.ts";
import { KINDS } from "./kinds/index.ts";
import type { Kind, ReadableCloud } from "./kinds/kind.ts";

/** A kind, or a part of one, that was not read. */
export interface Gap {
  readonly kind: Kind;
  /** `absent`: the catalogue has no such service. `failed`: a request was denied or not answered. */
  readonly why: "absent" | "closed" | "failed";
  /** Part of the kind; absent if nothing of it was read. */
  readonly part?: string;
  readonly reason: string;
}

/** What a cloud has, as far as it could be read. */
export interface Inventory {
  readonly items: ReadonlyMap<Kind, readonly Item[]>;
  readonly gaps: readonly Gap[];
}

export interface ReadOptions {
  readonly site: string;
  /** Ids of the projects that the state records. */
  readonly projects: ReadonlySet<string>;
  readonly account: (project: string) => Promise<ReadableCloud | undefined>;
  /** @default all */
  readonly kinds?: readonly Kind[];
}

/** Reads kind after kind: a busy control plane serves tenants too. A kind whose listing fails is a gap. */
export async function readInventory(
  cloud: ReadableCloud,
  { site, projects, account, kinds = KINDS }: ReadOptions,
): Promise<Inventory> {
  const items = new Map<Kind, readonly Item[]>();
  const gaps: Gap[] = [];
  const inventory = { items, gaps };
  const known = (name: string) => {
    // What is in things that could not be listed was not listed either: it is not gone.
    const gap = gaps.find(({ kind, part }) => kind.kind === name && part === undefined);
    if (gap) throw new Unread(gap);
    return itemsOf(inventory, name);
  };
  for (const kind of kinds) {
    if (!cloud.offers(kind.service)) {
      gaps.push({ kind, why: "absent", reason: kind.service });
      continue;
    }
    const missed = (part: string, reason: string) =>
      gaps.push({ kind, why: "failed", part, reason });
    const closed = (part: string) => gaps.push({ kind, why: "closed", part, reason: "" });
    const own = () => known("project").filter(({ id }) => projects.has(id));
    try {
      const reading = { cloud, site, items: known, projects: own, account, missed, closed };
      items.set(kind, await kind.list(reading));
    } catch (error) {
      const why = error instanceof Unread ? error.gap.why : "failed";
      gaps.push({ kind, why, reason: firstLine(error) });
    }
  }
  return inventory;
}

/** A listing needs another one, which failed. */
class Unread extends Error {
  readonly gap: Gap;

  constructor(gap: Gap) {
    super(gap.reason);
    this.gap = gap;
  }
}

/** The items of a kind by its name. */
export function itemsOf({ items }: Inventory, name: string): readonly Item[] {
  return [...items].find(([{ kind }]) => kind === name)?.[1] ?? [];
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0] ?? "";
}

/**
 * Whether something in the cloud is what a run tried to create, or someone else's of the same name: what people made by
 * hand is never removed.
 */
import type { Cloud, Item } from "../cloud/client.ts";
import type { Attempt } from "../engine/attempts.ts";
import type { Search } from "./unrecorded-resources.ts";

/** Services and the engine's log give whole seconds. */
const SLACK_MS = 2_000;
const CONFLICT = 409;

/** Whether an item was made by an attempt. `ahead` is how far the cloud's clock is ahead of this machine's, ms. */
export function isOwn(
  item: Item,
  { resource, begun, status }: Attempt,
  ahead: number,
  search?: Search,
): boolean {
  if (search?.same) return true;
  const made = timeOf(item.created_at);
  if (made !== undefined) {
    return begun === undefined || made >= begun * 1000 + ahead - SLACK_MS;
  }
  // Without a time: a name that was taken was taken by someone else, and ours has everything that the run wanted.
  return status !== CONFLICT && hasContent(item, resource.inputs ?? {});
}

/** How far the cloud's clock is ahead of this machine's, ms; 0 if it does not say. */
export async function clockOf(cloud: Cloud): Promise<number> {
  const before = Date.now();
  const answer = await cloud.raw("GET", "identity", "");
  await answer.arrayBuffer();
  const now = Date.parse(answer.headers.get("date") ?? "");
  return Number.isNaN(now) ? 0 : now - (before + Date.now()) / 2;
}

/** Milliseconds since 1970; services leave out the zone, which is UTC. */
function timeOf(text: unknown): number | undefined {
  if (typeof text !== "string" || text === "") return undefined;
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text.replace(" ", "T")}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? undefined : time;
}

/** Whether an item shows each simple value of the inputs; what the cloud does not show cannot be compared. */
function hasContent(item: Item, inputs: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(inputs).every(([key, wanted]) => {
    const shown = item[key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
    if (isTexts(wanted) && isTexts(shown)) return sorted(wanted) === sorted(shown);
    if (typeof wanted === "object" || typeof wanted !== typeof shown) return true;
    // Times are shown in another form; a secret is masked.
    return key.endsWith("At") || wanted === "[secret]" || wanted === shown;
  });
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

const sorted = (texts: readonly string[]) => JSON.stringify(texts.toSorted());

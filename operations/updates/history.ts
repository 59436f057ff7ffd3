/** Reads the updates of a stack from Pulumi's own history in the store. */
import { historyOf } from "../state/paths.ts";
import { decompressed } from "../state/record.ts";
import type { Store } from "../state/store.ts";
import { type Update, updateIn } from "./update.ts";

const RECORD = /\.history\.json(\.gz|\.zst)?$/;

/**
 * The updates, latest first: in the order in which the store got the records, because the machines' clocks, which name
 * them, may differ. Each is read when it is needed. Damaged records are left out.
 */
export async function* recordedUpdates(
  site: string,
  store: Pick<Store, "list" | "get">,
): AsyncGenerator<Update> {
  const records = (await store.list(historyOf(site)))
    .filter(({ name }) => RECORD.test(name))
    .sort(
      (one, other) =>
        other.last_modified.localeCompare(one.last_modified) || other.name.localeCompare(one.name),
    );
  for (const { name, last_modified } of records) {
    const content = await store.get(name);
    const update = content && updateIn(decompressed(content).toString("utf8"), last_modified);
    if (update !== undefined) yield update;
  }
}

/**
 * The updates from files whose effect may still be there, latest first: back to the last complete one that succeeded. A
 * failed or targeted update leaves a part of what was before it. Nothing is left of what was before a `destroy`.
 */
export async function appliedUpdates(updates: AsyncIterable<Update>): Promise<Update[]> {
  const applied: Update[] = [];
  for await (const update of updates) {
    const whole = update.succeeded && !update.targeted;
    if (update.kind === "destroy" && whole) break;
    if (update.kind !== "update" || !update.changed) continue;
    applied.push(update);
    if (whole) break;
  }
  return applied;
}

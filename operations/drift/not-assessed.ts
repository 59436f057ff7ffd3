/** Everything that a comparison could not assess, and whether that leaves it without a result. Pure. */
import { type Language, render } from "../../output/message.ts";
import { KINDS } from "./kinds/index.ts";
import { NOT_ASSESSED } from "./messages.ts";
import type { Report } from "./model.ts";
import type { Gap, Inventory } from "./read.ts";
import type { RecordedCloud } from "./recorded.ts";

/** Resources of a state that are nothing in a cloud. */
const NOWHERE = /^(pulumi:|aes-estate:|random:)/;
const KUBERNETES = /^kubernetes:/;

/** In one language; incomplete where something that should be there was not read. */
export function gapsOf(
  recorded: RecordedCloud,
  inventory: Inventory,
  site: string,
  language: Language,
): { notAssessed: Report["notAssessed"]; incomplete: boolean } {
  const say = (key: keyof typeof NOT_ASSESSED, values = {}) => {
    return { key, what: render(NOT_ASSESSED[key], values, language) };
  };
  const gap = ({ kind, why, part, reason }: Gap) => {
    const title = kind.title;
    const values = { title, service: kind.service, reason, part: part ?? "" };
    const text = why === "failed" && part !== undefined ? "part" : why;
    return { ...say(text, values), kind: kind.kind };
  };
  const types = new Set(KINDS.map(({ type }) => type));
  const others = recorded.resources.filter(
    ({ type }) => !types.has(type) && !NOWHERE.test(type) && !KUBERNETES.test(type),
  );
  const objects = recorded.resources.filter(({ type }) => KUBERNETES.test(type)).length;
  const names = [...new Set(others.map(({ type }) => type))].join(", ");
  const unruled = KINDS.filter(({ type, kind }) => type === undefined && kind !== "endpoint");
  const kinds = unruled.map(({ title }) => title[language]).join(", ");
  return {
    notAssessed: [
      ...inventory.gaps.filter(({ why }) => why !== "closed").map(gap),
      ...closedOf(inventory.gaps).map(gap),
      ...(others.length > 0 ? [say("types", { count: others.length, types: names })] : []),
      ...(objects > 0 ? [say("clusters", { count: objects })] : []),
      say("unruled", { kinds }),
      say("foreign"),
      say("secrets"),
      say("files", { site }),
    ],
    incomplete: others.length > 0 || inventory.gaps.some((one) => leavesOpen(one, recorded)),
  };
}

/** What no account of the estate may read, once for each kind: as many projects say the same. */
function closedOf(gaps: readonly Gap[]): Gap[] {
  const closed = gaps.filter(({ why }) => why === "closed");
  return [...Map.groupBy(closed, ({ kind }) => kind.kind).values()].flatMap((all) => {
    const parts = all.flatMap(({ part }) => part ?? []).toSorted();
    const [first] = all;
    return first === undefined ? [] : [{ ...first, part: parts.join(", ") }];
  });
}

/**
 * A service that the catalogue lacks has nothing, unless the state records something of it. What no account of the
 * estate may read is named in each report, and is no failure: another result would never come.
 */
function leavesOpen({ kind, why }: Gap, { resources }: RecordedCloud): boolean {
  if (why === "closed") return false;
  return why === "failed" || resources.some(({ type }) => type === kind.type);
}

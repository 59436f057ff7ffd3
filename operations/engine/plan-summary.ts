/** The changes of a run by tenant: one line if nothing changes, and never more lines than a person reads. */
import { type Language, render } from "../../output/message.ts";
import { tenantOf } from "../state/tenant-of.ts";
import { type Change, changesOf, isOurs, KINDS, type Kind, OPERATIONS } from "./changes.ts";
import type { EngineEvent, Output, Step } from "./events.ts";
import { TEXTS } from "./messages.ts";
import { formatResource } from "./part.ts";
import { tenantsOf } from "./tenant.ts";

/** How many things of one kind are named per tenant. */
const NAMED = 8;
/** How many warnings are shown. */
const WARNINGS = 5;
/** How many properties are named per thing. */
const PROPERTIES = 6;

/** Names of differences in a refresh. */
const REFRESHED: Partial<Record<Kind, "differs" | "vanished">> = {
  updates: "differs",
  deletes: "vanished",
};

/** Message for the number of each kind, per kind of run. */
type Counts = Readonly<Record<Kind, keyof typeof TEXTS>>;
const PLANNED: Counts = {
  creates: "createsCount",
  updates: "updatesCount",
  replaces: "replacesCount",
  deletes: "deletesCount",
};
const COUNTED: Readonly<Record<Look | "done", Counts>> = {
  plan: PLANNED,
  refresh: { ...PLANNED, updates: "updatesSeen", deletes: "deletesSeen" },
  done: {
    creates: "createsDone",
    updates: "updatesDone",
    replaces: "replacesDone",
    deletes: "deletesDone",
  },
};

/** What a run does: it plans, or it records the cloud's values. */
export type Look = "plan" | "refresh";

/** The changes of a run as lines, tenant by tenant; the site's own first. */
export function formatPlan(
  events: readonly EngineEvent[],
  site: string,
  language: Language,
  look: Look = "plan",
): string {
  const text = (key: keyof typeof TEXTS, values = {}) => render(TEXTS[key], values, language);
  const changes = changesOf(events);
  const summary = events.findLast((event) => event.is === "summary");
  const outputs = events.findLast((event) => event.is === "outputs")?.outputs ?? [];
  const lines: string[] = warningsOf(events, language);
  if (changes.length === 0) {
    const same = summary?.counts.same ?? 0;
    lines.push(text(look === "refresh" ? "refreshed" : "nothing", { site, same }));
  }
  const tenants = tenantsOf(events, site);
  const owners = [undefined, ...[...tenants].sort()];
  for (const owner of owners) {
    const own = changes.filter(({ step }) => tenantOf(step.name, site, tenants) === owner);
    if (own.length === 0) continue;
    lines.push(owner ?? text("site", { site }));
    for (const kind of KINDS) lines.push(...linesOf(own, kind, language, look));
  }
  if (outputs.length > 0) lines.push(text("outputs", { outputs: listOf(outputs) }));
  if (changes.length > 0 && summary) lines.push(formatCounts(summary.counts, language, look));
  const packs = summary?.packs ?? [];
  if (changes.length > 0 && packs.length > 0)
    lines.push(text("packs", { packs: packs.join(", ") }));
  return lines.join("\n");
}

/** `Resources: 3 to create, 921 unchanged`; after an update, the number of resources created and so on. */
export function formatCounts(
  counts: Readonly<Record<string, number>>,
  language: Language,
  look: Look | "done" = "plan",
): string {
  return render(TEXTS.counts, { counts: listCounts(counts, language, look) }, language);
}

/** `3 to create, 921 unchanged`. */
export function listCounts(
  counts: Readonly<Record<string, number>>,
  language: Language,
  look: Look | "done",
): string {
  const sums = new Map<Kind | "same", number>();
  for (const [op, count] of Object.entries(counts)) {
    const kind = op === "same" ? op : OPERATIONS[op];
    if (kind !== undefined) sums.set(kind, (sums.get(kind) ?? 0) + count);
  }
  const parts = (["creates", "updates", "replaces", "deletes", "same"] as const).flatMap((kind) => {
    const count = sums.get(kind) ?? 0;
    if (count === 0) return [];
    return [
      render(TEXTS[kind === "same" ? "sameCount" : COUNTED[look][kind]], { count }, language),
    ];
  });
  return parts.join(", ") || "0";
}

/** The completed changes, in one line, below the program's warnings. */
export function formatDone(events: readonly EngineEvent[], language: Language): string {
  const counts = events.findLast((event) => event.is === "summary")?.counts ?? {};
  return [...warningsOf(events, language), formatCounts(counts, language, "done")].join("\n");
}

/** The program's warnings, each once. */
function warningsOf(events: readonly EngineEvent[], language: Language): string[] {
  const warnings = events.flatMap((event) =>
    event.is === "message" && event.severity === "warning" ? [event.text] : [],
  );
  const texts = [...new Set(warnings)];
  const shown = texts.slice(0, WARNINGS).map((text) => render(TEXTS.warning, { text }, language));
  const count = texts.length - shown.length;
  return count > 0 ? [...shown, render(TEXTS.moreWarnings, { count }, language)] : shown;
}

function linesOf(changes: readonly Change[], kind: Kind, language: Language, look: Look): string[] {
  const text = (look === "refresh" && REFRESHED[kind]) || kind;
  const own = changes
    .filter((change) => change.kind === kind)
    // Our components come first: a segment before a rule.
    .sort((a, b) => Number(isOurs(b)) - Number(isOurs(a)) || (a.step.name < b.step.name ? -1 : 1));
  const lines = own.slice(0, NAMED).map(({ step, parts }) => {
    const what = formatResource(step);
    const properties = propertiesOf(kind, step);
    const shown =
      properties.length > 0
        ? render(TEXTS.properties, { properties: clip(properties, PROPERTIES) }, language)
        : "";
    const counted = parts > 0 ? render(TEXTS.whole, { count: parts + 1 }, language) : "";
    return `${render(TEXTS[text], { what }, language)}${shown}${counted}`;
  });
  const rest = own.slice(NAMED).reduce((sum, { parts }) => sum + 1 + parts, 0);
  return rest > 0 ? [...lines, render(TEXTS[`${kind}More`], { count: rest }, language)] : lines;
}

/** The properties that change, or that force a replacement. */
function propertiesOf(kind: Kind, { changes, forces }: Step): readonly string[] {
  if (kind === "replaces") return forces.length > 0 ? forces : changes;
  return kind === "updates" ? changes : [];
}

function listOf(outputs: readonly Output[]): string {
  return outputs
    .map(({ name, value }) => (value === undefined ? name : `${name}: ${JSON.stringify(value)}`))
    .join(", ");
}

function clip(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(", ")} +${rest}` : names.join(", ");
}

/** What was found, what the state lacks, and what happens to secrets. Pure. */
import { nameOf } from "../../policies/resources/urn.ts";
import { OPERATIONS } from "../engine/changes.ts";
import type { EngineEvent } from "../engine/events.ts";
import type { Entry } from "./desk.ts";
import { COMPONENTS, NATURAL_KEYS, SECRETS } from "./natural-keys/index.ts";

/** A resource of the program: its name there, and its type. */
export interface Named {
  readonly name: string;
  readonly type: string;
}

export interface Report {
  readonly site: string;
  readonly found: readonly (Named & { readonly id: string })[];
  /** Not in the cloud: the next `up` creates them. */
  readonly missing: readonly Named[];
  /** Several could be it, or one could be several of the program's; `ids` may be recorded by none. */
  readonly ambiguous: readonly (Named & { readonly ids: readonly string[] })[];
  /** Looked for only after the secrets of their connections were renewed. */
  readonly later: readonly Named[];
  /** Types that have no natural key. */
  readonly unknown: readonly Named[];
  /** Resources that the state had already. */
  readonly recorded: number;
  readonly secrets: readonly (Named & { readonly how: "renewed" | "kept" | "issued" })[];
  /** Inputs that no API returns: recorded as the program declares them. */
  readonly unread: readonly (Named & { readonly inputs: readonly string[] })[];
}

/** What the next `up` would do to an adopted resource. */
export interface Difference extends Named {
  readonly kind: "creates" | "updates" | "replaces" | "deletes";
  readonly properties: readonly string[];
}

export function reportOf(site: string, entries: Iterable<Entry>): Report {
  const all = [...entries];
  const twice = twins(all);
  const of = <T extends Entry["finding"]["is"]>(is: T) =>
    all.flatMap((entry) => {
      const { finding } = entry;
      return finding.is === is && !twice.has(entry)
        ? [{ ...named(entry), finding: finding as Extract<Entry["finding"], { is: T }> }]
        : [];
    });
  const plain = (is: Entry["finding"]["is"]) => of(is).map(({ name, type }) => ({ name, type }));
  const adopted = all.filter(({ finding }) => finding.is === "found" || finding.is === "later");
  return {
    site,
    found: of("found").map(({ finding: { id }, ...rest }) => ({ ...rest, id })),
    missing: plain("missing"),
    ambiguous: [
      ...of("ambiguous").map(({ finding: { ids }, ...rest }) => ({ ...rest, ids })),
      ...[...twice].map(([entry, id]) => ({ ...named(entry), ids: [id] })),
    ],
    later: plain("later"),
    unknown: plain("unknown"),
    recorded: plain("recorded").length,
    secrets: adopted.flatMap((entry) => {
      const how = Object.hasOwn(SECRETS, entry.type) ? SECRETS[entry.type] : undefined;
      return how === undefined ? [] : [{ ...named(entry), how }];
    }),
    unread: adopted.flatMap((entry) => {
      const inputs = Object.keys(entry.writeOnly);
      return inputs.length === 0 ? [] : [{ ...named(entry), inputs }];
    }),
  };
}

/** The steps of a preview of the adopted state; what is missing will be created, and is no difference. */
export function differencesOf(
  events: readonly EngineEvent[],
  missing: ReadonlySet<string>,
): Difference[] {
  const steps = new Map<string, Difference>();
  for (const event of events) {
    if (event.is !== "begun") continue;
    const { urn, op, type, name, changes } = event.step;
    const kind = OPERATIONS[op];
    if (kind === undefined || missing.has(urn)) continue;
    if (type.startsWith(COMPONENTS)) continue; // a record of the program, and nothing in the cloud
    const known = steps.get(urn);
    const properties = [...new Set([...(known?.properties ?? []), ...changes])];
    steps.set(urn, { name, type, kind, properties });
  }
  return [...steps.values()];
}

function named({ urn, type }: Entry): Named {
  return { name: nameOf(urn), type };
}

/** Things of the cloud that two resources of the program would be; names inside a tenant or cluster are its own. */
function twins(entries: readonly Entry[]): Map<Entry, string> {
  const byId = Map.groupBy(
    entries.filter(({ finding, type }) => {
      const key = NATURAL_KEYS[type];
      return finding.is === "found" && key !== undefined && key.by === "list";
    }),
    ({ finding, type }) => `${type} ${finding.is === "found" ? finding.id : ""}`,
  );
  return new Map(
    [...byId.values()]
      .filter((same) => same.length > 1)
      .flat()
      .map((entry) => [entry, entry.finding.is === "found" ? entry.finding.id : ""]),
  );
}

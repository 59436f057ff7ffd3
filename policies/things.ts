/**
 * What the estate made and a tenant's program uses: whose a thing is, by its id, as the estate's own stack says in its
 * output `things`. The engine reads that output from the state itself, so what counts is never what the program says of an id.
 */
import { z } from "zod";
import type { Join } from "../sovereignty/facets/whole.ts";
import type { Fact } from "../sovereignty/facts.ts";
import { PARENTS, withRelations } from "./facets/whole.ts";

/** Whose one thing of the estate is. */
const thing = z.object({
  type: z.string().min(1),
  site: z.string().min(1),
  tenant: z.string().min(1),
  owner: z.string().min(1),
  class: z.string().min(1),
});
export type Thing = z.output<typeof thing>;

/** Things by the ids that the cloud gave them. */
export type Things = ReadonlyMap<string, Thing>;

/** The engine's own provider, which alone reads the outputs of stacks. */
const ENGINE = "pulumi:providers:pulumi";
const REFERENCE = "pulumi:pulumi:StackReference";

/** A resource of a stack, as far as it may be a reference to another stack. */
export interface Reference {
  readonly type: string;
  /** Type of its provider; absent where it has none, as a component in disguise. */
  readonly provider: string | undefined;
  /** What the engine read; asked for only when it was the engine. */
  outputs(key: "name" | "outputs"): unknown;
}

/** The things that references to the stack of the estate show. Where two sources contradict each other, neither counts. */
export function thingsOf(references: readonly Reference[], given: Things = new Map()): Things {
  const all = new Map(given);
  for (const { type, provider, outputs } of references) {
    if (type !== REFERENCE || provider !== ENGINE) continue;
    const [, site] = ESTATE.exec(String(outputs("name"))) ?? [];
    const held = asMap(outputs("outputs"));
    for (const [id, one] of site === undefined ? [] : readThings(held.things)) {
      const known = all.get(id);
      if (one.site !== site) continue;
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(one)) all.delete(id);
      else all.set(id, one);
    }
  }
  return all;
}

/** The stack of a site's estate; its project is the one of this repository. */
const ESTATE = /^organization\/aes-estate\/([a-z0-9-]+)$/;

/** The value of an output `things`; an entry that is not in its shape is none. */
export function readThings(value: unknown): Things {
  return new Map(
    Object.entries(asMap(value)).flatMap(([id, entry]) => {
      const { success, data } = thing.safeParse(entry);
      return success && id !== "" ? [[id, data] as const] : [];
    }),
  );
}

/**
 * A fact with what it is a part of and joined to (`withRelations`), where an id of the estate's leads to the fact that
 * `usedOf` makes of it. A reference to a stack is never itself what an id leads to.
 */
export function withThings(
  fact: Fact,
  dependencies: Readonly<Record<string, readonly string[] | null>>,
  things: Things,
): Fact {
  const isKnown = ({ id }: Join) => id !== undefined && things.has(id);
  const known = (fact.joins ?? []).filter(isKnown);
  const rest = fact.joins?.filter((join) => !isKnown(join));
  const own = Object.entries(dependencies).map(([input, urns]) => {
    return [input, (urns ?? []).filter((urn) => !isReference(urn))] as const;
  });
  const related = withRelations({ ...fact, ...(rest && { joins: rest }) }, Object.fromEntries(own));
  const parents = Object.hasOwn(PARENTS, fact.type) ? (PARENTS[fact.type] ?? []) : [];
  const joins = known.map(({ at, id = "" }): Join => ({ at, to: [subjectOf(id)] }));
  const partOf = joins.filter(({ at }) => parents.includes(at)).flatMap(({ to }) => to);
  const all = [...joins, ...inProject(fact, things)];
  if (all.length === 0) return related;
  return {
    ...related,
    joins: [...(related.joins ?? []), ...all],
    ...(related.partOf && { partOf: [...related.partOf, ...partOf] }),
  };
}

/** What is made in a project of the estate's is of its tenant; its class may be higher, which is another rule's question. */
function inProject({ project, dataClass }: Fact, things: Things): Join[] {
  if (project === undefined || typeof dataClass !== "string" || !things.has(project.id)) return [];
  return [{ at: project.at, to: [subjectOf(project.id, dataClass)] }];
}

/** The things at one site: another's are of another cloud. */
export function atSite(things: Things | undefined, here: string): Things {
  return new Map([...(things ?? [])].filter(([, { site }]) => site === here));
}

/** The facts of the things that others lead to. */
export function usedOf(facts: readonly Fact[], things: Things): Fact[] {
  const used = new Set(facts.flatMap(({ joins = [] }) => joins.flatMap(({ to }) => to)));
  const said = facts.flatMap(({ dataClass }) => (typeof dataClass === "string" ? [dataClass] : []));
  const classes = [undefined, ...new Set(said)];
  return [...things].flatMap(([id, { type, tenant, owner, class: own, site }]) =>
    classes.flatMap((as): Fact[] => {
      const subject = subjectOf(id, as);
      const whose = { dataClass: as ?? own, owner, tenant, labelledSite: site };
      return used.has(subject) ? [{ subject, type, effects: [], partial: true, ...whose }] : [];
    }),
  );
}

/** No URN: those begin otherwise. Where the class of a thing does not matter, it is taken as one. */
function subjectOf(id: string, as?: string): string {
  return `estate:${JSON.stringify([id, as])}`;
}

function isReference(urn: string): boolean {
  const [type = ""] = (urn.split("::")[2] ?? "").split("$").reverse();
  return type === REFERENCE;
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

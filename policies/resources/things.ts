/**
 * Resources that the estate created and a tenant's program uses: the owner of each by its id, from the output `things`
 * of the estate's own stack. It is read from the state that the registry names, so a program's own statement about an
 * id never counts.
 */
import { isOfEstate } from "../facts/estate-program.ts";
import type { Fact } from "../facts/fact.ts";
import type { Join } from "../facts/relations.ts";
import { parentInputs, withRelations } from "../properties/relations.ts";
import { namesById, type Targets } from "../properties/targets.ts";
import type { Things } from "./thing.ts";

const PROJECT = "openstack:identity/project:Project";
const NONE: Things = new Map();

/**
 * A fact with the resources it is a part of and joined to (`withRelations`), where an id of the estate's leads to the
 * fact that `usedOf` creates for it.
 */
export function withThings(
  fact: Fact,
  dependencies: Readonly<Record<string, readonly string[] | null>>,
  available: Things,
  targets: Targets,
): Fact {
  const things = makesThem(fact, available) ? NONE : available;
  const isKnown = (join: Join) => isOf(join, things);
  const known = (fact.joins ?? []).filter(isKnown);
  const rest = fact.joins?.filter((join) => !isKnown(join));
  const placed = {
    ...fact,
    ...inKnownProject(fact, things, targets),
    ...(rest && { joins: rest }),
  };
  const related = opened(withRelations(placed, dependencies, targets), things);
  const parents = parentInputs(fact.type) ?? [];
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

/** Whether the estate's own program sends the fact: its own resources contain more than the list of things. */
function makesThem({ subject }: Fact, things: Things): boolean {
  for (const { site } of things.values()) return isOfEstate({ subject }, { site });
  return false;
}

/** Whether it names one of these resources by its id, of a type allowed there: a name could belong to any project. */
export function isOf({ at, as = at, id }: Omit<Join, "to">, things: Things): boolean {
  const thing = id === undefined ? undefined : things.get(id);
  return thing !== undefined && namesById(as, thing.type);
}

/** A rule is in the estate's group when its group id is the estate's, even if the id is a literal text. */
function opened(fact: Fact, things: Things): Fact {
  const { opensIn } = fact;
  if (opensIn?.id === undefined || !isOf(opensIn, things)) return fact;
  return { ...fact, opensIn: { ...opensIn, to: [subjectOf(opensIn.id)] } };
}

/**
 * A resource in a project of the estate's belongs to that tenant; another rule evaluates whether its class may be
 * higher.
 */
function inProject({ project, dataClass }: Fact, things: Things): Join[] {
  if (project === undefined || typeof dataClass !== "string" || !things.has(project.id)) return [];
  return [{ at: project.at, to: [subjectOf(project.id, dataClass)] }];
}

/**
 * The same for resources without their own class, and for connections: the rest of the stack is compared with the
 * project's owner.
 */
function inKnownProject(
  { project, dataClass }: Fact,
  things: Things,
  targets: Targets,
): Pick<Fact, "project"> {
  if (project === undefined) return {};
  const from = targets.of(project.at, project.id);
  const known = project.at === "tenantName" ? idOf(project.id, things) : project.id;
  // For a resource with its own class it is a join: `inProject`.
  if (known === undefined || !things.has(known) || typeof dataClass === "string") {
    return { project: { ...project, from } };
  }
  return { project: { ...project, to: [subjectOf(known)], from } };
}

/** The estate's project with a name in its own form (TenantProject); Keystone ignores case. */
function idOf(name: string, things: Things): string | undefined {
  const named = name.trim().toLowerCase();
  for (const [id, { type, site, tenant }] of things) {
    if (type === PROJECT && `${site}-${tenant}` === named) return id;
  }
  return undefined;
}

/** The resources at one site: those of another site are in another cloud. */
export function atSite(things: Things | undefined, here: string): Things {
  return new Map([...(things ?? [])].filter(([, { site }]) => site === here));
}

/** The facts of the resources that others lead to. */
export function usedOf(facts: readonly Fact[], things: Things): Fact[] {
  if (things.size === 0) return [];
  const used = new Set(
    facts.flatMap(({ joins = [], opensIn, project }) =>
      [...joins, opensIn, project].flatMap((join) => join?.to ?? []),
    ),
  );
  const declared = facts.flatMap(({ dataClass }) =>
    typeof dataClass === "string" ? [dataClass] : [],
  );
  const classes = [undefined, ...new Set(declared)];
  return [...things].flatMap(([id, { type, tenant, owner, class: own, site }]) =>
    classes.flatMap((as): Fact[] => {
      const subject = subjectOf(id, as);
      const whose = { dataClass: as ?? own, owner, tenant, labelledSite: site };
      return used.has(subject)
        ? [{ subject, type, effects: [], partial: true, used: true, ...whose }]
        : [];
    }),
  );
}

/**
 * Never equal to a URN, which begins otherwise. Where the class of the resource does not matter, `as` is the class to
 * assume.
 */
function subjectOf(id: string, as?: string): string {
  return `estate:${JSON.stringify([id, as])}`;
}

/** Resources without a class that are created in a project of the estate, or through a connection to one. */
import type { Fact } from "../../facts/fact.ts";
import { endsOf, type Things } from "../../facts/parts.ts";
import { holdsData } from "./crossings.ts";

/** The estate's project, and the tenant of the resources around it. */
export interface Trespass {
  readonly field: string;
  readonly project: Fact;
  /** Absent where nothing in the stack names a tenant. */
  readonly mine: string | undefined;
}

const PROJECT = "openstack:identity/project:Project";

/** The tenants of the resources that a stack creates and labels. */
export function tenantsOf(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap(({ tenant, partial }) =>
    typeof tenant === "string" && !partial ? [tenant] : [],
  );
}

/** A project of a tenant that has nothing else in the stack; a stack that creates the project may also use it. */
export function trespassOf(
  { effects, project, partial, partOf }: Fact,
  tenants: readonly string[],
  things: Things,
): Trespass | undefined {
  const known = things.get(project?.to?.[0] ?? "");
  if (project === undefined || known === undefined || partial) return undefined;
  const makes = (urn: string) => things.get(urn)?.type === PROJECT && !things.get(urn)?.partial;
  if (project.from?.some(makes)) return undefined;
  // A connection through which a stack creates nothing that holds data leads no data anywhere.
  if (effects?.length === 0 && ![...things.values()].some(isKept)) return undefined;
  const parents = tenantsOf(endsOf(partOf, things));
  const own = parents.length > 0 ? parents : tenants;
  if (own.some((tenant) => tenant === known.tenant)) return undefined;
  return { field: project.at, project: known, mine: own[0] };
}

/** Whether the stack creates it on a cloud, for data. */
function isKept(thing: Fact): boolean {
  return thing.connection !== undefined && !thing.partial && holdsData(thing);
}

/**
 * Whether it is created in a project that is written as text and is unknown: neither the stack nor the estate creates
 * it. A connection's project does not count: the cloud admits callers only to projects in which they have a role.
 */
export function isHomeless({ connection, joins = [], partial, project, type }: Fact): boolean {
  // Cannot be evaluated where the enforcement point does not see the rest of the stack.
  if (project?.from === undefined || partial || connection === undefined) return false;
  if (type.startsWith("pulumi:providers:")) return false;
  const same = joins.filter(({ at }) => at === project.at);
  return [project, ...same].every(({ to = [] }) => to.length === 0) && project.from.length === 0;
}

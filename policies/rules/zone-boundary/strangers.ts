/** What says no labels itself and is tied to a thing of the estate's: that is a thing of a tenant whom the rest of the stack serves. */
import type { Fact } from "../../facts/fact.ts";
import { endsOf, type Things } from "../../facts/parts.ts";

/** A thing of another tenant, and the input that leads to it. */
export interface Stranger {
  readonly field: string;
  readonly thing: Fact;
  /** Absent where nothing in the stack says whose it is. */
  readonly mine: string | undefined;
}

/** The tenants whom a stack serves: of what it makes, and of the projects it is connected to. */
export function inhabitants(facts: readonly Fact[], things: Things): readonly string[] {
  return facts.flatMap(({ project, tenant, type, used }) => {
    const connected = type.startsWith("pulumi:providers:") ? (project?.to ?? []) : [];
    const theirs = connected.map((urn) => things.get(urn)?.tenant);
    return [used ? undefined : tenant, ...theirs].filter((one) => typeof one === "string");
  });
}

/** The estate's things of other tenants that a fact is tied to; `inhabitants` where somebody knows them. */
export function strangersOf(
  { dataClass, joins = [], opensIn, partial, tenant }: Fact,
  inhabitants: readonly string[] | undefined,
  things: Things,
): Stranger[] {
  if (partial) return [];
  // What says whose it is is compared with each thing itself.
  const ties = dataClass === undefined ? joins : [];
  const own = typeof tenant === "string" ? [tenant] : inhabitants;
  if (own === undefined) return [];
  return [...ties, ...(opensIn ? [opensIn] : [])].flatMap(({ at, to }) =>
    endsOf(to, things)
      .filter((end) => end.used && typeof end.tenant === "string" && !own.includes(end.tenant))
      .map((thing) => ({ field: at, thing, mine: own[0] })),
  );
}

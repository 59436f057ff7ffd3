/** Lists that a policy has for each kind of custom resource, as variables of a size that CEL compiles in time. */
import { literal } from "./cel.ts";

interface Kind {
  readonly group: string;
  readonly kind: string;
}

/** How many lists are in one variable: CEL takes more than twice as long for a text twice as long. */
const TOGETHER = 5;

/**
 * The variable `name`, with the entries of all lists for the request's kind, and those that it consists of. `lists`
 * are expressions; CEL evaluates only those of the request's kind.
 */
export function byKind<K extends Kind>(
  name: string,
  kinds: readonly K[],
  lists: (kind: K) => readonly string[],
): Record<string, string> {
  const parts = kinds.flatMap((kind) => {
    const isOf = `request.kind.group == ${literal(kind.group)} && request.kind.kind == ${literal(kind.kind)}`;
    return inParts(lists(kind)).map((few) => `${isOf} ? ${few.join(" + ")} : []`);
  });
  const named = parts.map((expression, index) => [`${name}${index}`, expression] as const);
  const all = named.map(([part]) => `variables.${part}`).join(" + ");
  return { ...Object.fromEntries(named), [name]: all };
}

function inParts<T>(all: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, index) =>
    all.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
}

/** The field in a list if the expression is false, otherwise an empty list. */
export function unless(holds: string, field: string): string {
  return `(${holds} ? [] : [${literal(field)}])`;
}

/** One path language for custom resources, evaluated here and also written as CEL, so that both walk the same way. */
import { UNKNOWN } from "../../facts/fact.ts";
import { at, items } from "./read.ts";

interface Step {
  readonly field: string;
  /** Set where it selects each entry of a list or a map. */
  readonly each?: "list" | "map";
}

/** The values at the end of a path like `spec.repos[].s3` or `spec.storages{}.s3`; empty where the path ends early. */
export function valuesAt(value: unknown, path: string): unknown[] {
  let here: unknown[] = [value];
  for (const { field, each } of stepsOf(path)) {
    here = here
      .flatMap((part) => {
        if (each === "list") return items(part, field);
        if (each === "map") return entries(at(part, field));
        return [at(part, field)];
      })
      .filter((part) => part !== undefined && part !== null);
  }
  return here;
}

/** CEL that is true when it holds for every value at the end of the path; `holds` gets the value's name. */
export function everyAt(root: string, path: string, holds: (value: string) => string): string {
  return every(root, stepsOf(path), 0, holds);
}

function every(
  root: string,
  steps: readonly Step[],
  depth: number,
  holds: (value: string) => string,
): string {
  if (steps.length === 0) return holds(root);
  const name = `v${depth}`;
  const { part, each, rest } = upToEach(root, steps);
  const further = every(name, rest, depth + 1, holds);
  if (each === undefined) return `${part}.optMap(${name}, ${further}).orValue(true)`;
  if (each === "list") return `${part}.orValue([]).all(${name}, ${further})`;
  return `${part}.orValue({}).all(k${depth}, [${part}.value()[k${depth}]].all(${name}, ${further}))`;
}

/**
 * CEL for the values at the end of the path as one text, with commas. `none` stands for a path that ends early, and
 * once for each list or map on the way: the text always has a part.
 */
export function textsAt(root: string, path: string, none: string): string {
  return texts(root, stepsOf(path), JSON.stringify(none), 0);
}

function texts(root: string, steps: readonly Step[], none: string, depth: number): string {
  if (steps.length === 0) return `string(${root})`;
  const name = `v${depth}`;
  const { part, each, rest } = upToEach(root, steps);
  const further = texts(name, rest, none, depth + 1);
  if (each === undefined) return `${part}.optMap(${name}, ${further}).orValue(${none})`;
  const all =
    each === "list"
      ? `${part}.orValue([]).map(${name}, ${further})`
      : `${part}.orValue({}).map(k${depth}, [${part}.value()[k${depth}]].map(${name}, ${further})[0])`;
  return `([${none}] + ${all}).join(",")`;
}

/** CEL for the optional value up to the first list or map, or to the end of the path, and the steps after it. */
function upToEach(root: string, steps: readonly Step[]) {
  const at = steps.findIndex((step) => step.each !== undefined);
  const length = at === -1 ? steps.length : at + 1;
  const part = `${root}${steps
    .slice(0, length)
    .map(({ field }) => `.?${field}`)
    .join("")}`;
  return { part, each: steps[length - 1]?.each, rest: steps.slice(length) };
}

function stepsOf(path: string): Step[] {
  return path.split(".").map((step) => {
    if (step.endsWith("[]")) return { field: step.slice(0, -2), each: "list" };
    if (step.endsWith("{}")) return { field: step.slice(0, -2), each: "map" };
    return { field: step };
  });
}

function entries(map: unknown): unknown[] {
  if (map === undefined) return [];
  return map === UNKNOWN || typeof map !== "object" ? [UNKNOWN] : Object.values(map as object);
}

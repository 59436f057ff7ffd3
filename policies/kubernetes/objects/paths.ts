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
  [step, ...rest]: readonly Step[],
  depth: number,
  holds: (value: string) => string,
): string {
  if (step === undefined) return holds(root);
  const name = `v${depth}`;
  const part = `${root}[?"${step.field}"]`;
  const further = (value: string) => every(value, rest, depth + 1, holds);
  if (step.each === "list") return `${part}.orValue([]).all(${name}, ${further(name)})`;
  if (step.each === "map") {
    return `${part}.orValue({}).all(k${depth}, [${part}.value()[k${depth}]].all(${name}, ${further(name)}))`;
  }
  return `(!${part}.hasValue() || [${part}.value()].all(${name}, ${further(name)}))`;
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

/** The shape of one file: the model's verdict in our words, never in the schema library's. */
import type { z } from "zod";
import { describe } from "./describe.ts";
import { type Issue, issue } from "./issue.ts";
import { keysAt } from "./keys.ts";
import { phrase } from "./messages/index.ts";
import { formatPath, type Path, type Source } from "./source.ts";
import { wanted } from "./wanted.ts";

type ShapeFault = z.core.$ZodIssue;

/**
 * Checks a file against its schema, all faults at once. Unknown keys are reported and then left out,
 * so that the later checks still see the rest.
 */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  source: Source,
): { source?: Source<z.output<Schema>>; issues: Issue[] } {
  const parsed = schema.safeParse(source.data);
  if (parsed.success) return { source: { ...source, data: parsed.data }, issues: [] };
  const faults = parsed.error.issues;
  const issues = strictest(faults).flatMap((fault) => toIssues(schema, source, fault));
  const rest = schema.safeParse(withoutUnknownKeys(source.data, faults));
  return rest.success ? { source: { ...source, data: rest.data }, issues } : { issues };
}

/** Without a limit where a narrower one is passed as well: "0 or more" says nothing beside "1 or more". */
function strictest(faults: readonly ShapeFault[]): ShapeFault[] {
  const distance = (fault: ShapeFault) => {
    if (fault.code === "too_small") return Number(fault.minimum);
    return fault.code === "too_big" ? -Number(fault.maximum) : 0;
  };
  return faults.filter(
    (fault) =>
      !faults.some(
        (other) =>
          other.code === fault.code &&
          formatPath(other.path) === formatPath(fault.path) &&
          distance(other) > distance(fault),
      ),
  );
}

function toIssues(schema: z.core.$ZodType, source: Source, fault: ShapeFault): Issue[] {
  if (fault.code === "unrecognized_keys") {
    return fault.keys.map((key) => {
      const allowed = keysAt(schema, fault.path, key).join(", ") || "—";
      return issue(source.at([...fault.path, key]), "unknownKey", { key, allowed });
    });
  }
  const value = fault.code === "invalid_key" ? fault.path.at(-1) : valueAt(source.data, fault.path);
  const got = describe(value, fault.code);
  const [want, values] = wanted(fault);
  const message = phrase(got.message, want);
  return [{ ...source.at(fault.path), message, values: { ...got.values, ...values } }];
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => {
    const own = typeof value === "object" && value !== null && Object.hasOwn(value, part);
    return own ? (value as Record<PropertyKey, unknown>)[part] : undefined;
  }, data);
}

function withoutUnknownKeys(data: unknown, faults: readonly ShapeFault[]): unknown {
  const copy = structuredClone(data);
  for (const fault of faults) {
    if (fault.code !== "unrecognized_keys") continue;
    const parent = valueAt(copy, fault.path) as Record<string, unknown>;
    for (const key of fault.keys) delete parent[key];
  }
  return copy;
}

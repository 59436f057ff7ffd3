/** The shape of one file: the model's result in our words, never in the schema library's. */
import type { z } from "zod";
import { choice } from "../../output/nearest.ts";
import { type Issue, issue, positionOf } from "../issue.ts";
import { type IssueText, phrase } from "../issue-text.ts";
import { YAML } from "../messages/yaml.ts";
import { describe } from "./describe.ts";
import { keysAt } from "./keys.ts";
import {
  isName,
  LOOKED_UP,
  type Misspelt,
  positions,
  respelt,
  valueAt,
  withNames,
} from "./repair.ts";
import { formatPath, type Source } from "./source.ts";
import { wanted } from "./wanted.ts";

type ShapeFault = z.core.$ZodIssue;

/**
 * Checks a file against its schema and reports all faults at once. Unknown keys are reported, then corrected or left
 * out; names of a wrong form are reported, then looked up: so the later checks still see the rest.
 */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  source: Source,
): { source?: Source<z.output<Schema>>; issues: Issue[] } {
  const parsed = schema.safeParse(source.data);
  if (parsed.success) return { source: { ...source, data: parsed.data }, issues: [] };
  const { data, misspelt, faults } = respelt(schema, source.data);
  const meant: Source = { ...source, data, at: positions(source, misspelt) };
  const issues = [
    ...misspelt.map((one, index) => unknownKey(schema, source, one, index < LOOKED_UP)),
    ...strictest(faults).map((fault) => toIssue(schema, meant, fault)),
  ];
  const rest = faults.length === 0 ? schema.parse(data) : withNames(schema, data, faults);
  return rest === undefined ? { issues } : { source: { ...meant, data: rest }, issues };
}

/** Drops a limit if a narrower one is violated as well: "0 or more" adds nothing to "1 or more". */
function strictest(faults: readonly ShapeFault[]): ShapeFault[] {
  const distance = (fault: ShapeFault) => {
    if (fault.code === "too_small") return Number(fault.minimum);
    return fault.code === "too_big" ? -Number(fault.maximum) : 0;
  };
  const same = Map.groupBy(faults, ({ code, path }) => `${code} ${formatPath(path)}`);
  return [...same.values()].flatMap((all) => {
    const narrowest = Math.max(...all.map(distance));
    return all.filter((fault) => distance(fault) === narrowest);
  });
}

/** Parts of a tenant that the cloud cannot rename. */
const NEVER_RENAMED: Readonly<Record<string, IssueText>> = {
  clusters: YAML.clusterRenamed,
  containers: YAML.containerRenamed,
};

function unknownKey(
  schema: z.core.$ZodType,
  source: Source,
  { path, key }: Misspelt,
  isLookedUp: boolean,
): Issue {
  const [part, name, ...more] = path.map(String);
  if (key === "renamedFrom" && part && more.length === 0 && Object.hasOwn(NEVER_RENAMED, part)) {
    const kind = NEVER_RENAMED[part] as IssueText;
    return issue(source.at([...path, key]), kind, { key: name ?? "" });
  }
  const allowed = choice(keysAt(schema, path, key), isLookedUp ? key : undefined);
  return issue(source.at([...path, key]), YAML.unknownKey, { key, allowed });
}

function toIssue(schema: z.core.$ZodType, source: Source, fault: ShapeFault): Issue {
  const value = fault.code === "invalid_key" ? fault.path.at(-1) : valueAt(source.data, fault.path);
  const got = describe(value, fault.code);
  const [want, values] = wanted(fault, schema, value);
  const message = phrase(got.message, want);
  const found = {
    ...positionOf(source.at(fault.path)),
    message,
    values: { ...got.values, ...values },
  };
  return isName(fault, source.data) ? { ...found, yields: true } : found;
}

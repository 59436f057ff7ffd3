/** The properties of a resource against its row: what the row does not mention, or not so, is an issue. */
import type { PropertyIssue } from "../facts/properties.ts";
import type { Properties } from "../resources/readers/reader.ts";
import { oncePer } from "../values/once.ts";
import { compile, compileFields } from "./compile.ts";
import type { Entry } from "./entry.ts";
import type { Row } from "./row.ts";
import { fieldOf, fieldsOf, type Notes, type Walk, walkOf } from "./walk.ts";

/** What the engine and the SDKs add to inputs for themselves; the providers never see it, or their own rows name it. */
const NOTES: Notes = {
  top: new Set(["__defaults", "__internal", "__provider"]),
  below: new Set(["__defaults"]),
};

const fieldsOfRow = oncePer(({ properties }: Row) => compileFields(properties));

/** Every property that is given and not admitted, and every name that is asked for. */
export function walked(row: Row, properties: Properties): Pick<Walk, "issues" | "names"> {
  const walk = walkOf(NOTES, true);
  fieldsOf(walk, fieldsOfRow(row), properties, true);
  return walk;
}

/** Every property that is given and not admitted. */
export function issuesOf(row: Row, properties: Properties): readonly PropertyIssue[] {
  return walked(row, properties).issues ?? NONE;
}

/** What is not admitted of one value. */
export function issuesOfValue(entry: Entry, value: unknown): readonly PropertyIssue[] {
  const walk = walkOf(NOTES, true);
  fieldOf(walk, compile(entry), value);
  return walk.issues ?? NONE;
}

const NONE: readonly PropertyIssue[] = [];

/**
 * Compares the properties of a resource with its row: a property that the row lacks, or that differs from it, is an
 * issue.
 */
import type { PropertyIssue } from "../facts/properties.ts";
import type { Properties } from "../resources/readers/reader.ts";
import { oncePer } from "../values/once.ts";
import { compile, compileFields } from "./compile.ts";
import type { Entry } from "./entry.ts";
import type { Row } from "./row.ts";
import { fieldOf, fieldsOf, type Notes, type Walk, walkOf } from "./walk.ts";

/**
 * Keys that the engine and the SDKs add to inputs for themselves; providers never receive them, or their own rows name
 * them.
 */
const NOTES: Notes = {
  top: new Set(["__defaults", "__internal", "__provider"]),
  below: new Set(["__defaults"]),
};

const fieldsOfRow = oncePer(({ properties }: Row) => compileFields(properties));

/** Every given property that is not admitted, and every name that is requested. */
export function walked(row: Row, properties: Properties): Pick<Walk, "issues" | "names"> {
  const walk = walkOf(NOTES, true);
  fieldsOf(walk, fieldsOfRow(row), properties, true);
  return walk;
}

/** Every given property that is not admitted. */
export function issuesOf(row: Row, properties: Properties): readonly PropertyIssue[] {
  return walked(row, properties).issues ?? NONE;
}

/** The issues of one value. */
export function issuesOfValue(entry: Entry, value: unknown): readonly PropertyIssue[] {
  const walk = walkOf(NOTES, true);
  fieldOf(walk, compile(entry), value);
  return walk.issues ?? NONE;
}

const NONE: readonly PropertyIssue[] = [];

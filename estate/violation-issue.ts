/** A policy violation as an issue of the file that declares the resource. */
import type { Violation } from "../policies/violations.ts";
import { type Issue, type Position, positionOf } from "./issue.ts";

/** Converts a policy violation to an issue of the estate. */
export function toIssue(at: Position, { rule, what, why, remediation, values }: Violation): Issue {
  const message = {
    fr: `[${rule}] ${what.fr}. ${why.fr}`,
    en: `[${rule}] ${what.en}. ${why.en}`,
  };
  return { ...positionOf(at), message, values, remediation };
}

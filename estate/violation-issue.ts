/** What a policy denied, as an issue of the file that declares it. */
import type { Violation } from "../policies/violations.ts";
import type { Issue, Position } from "./issue.ts";

/** What the law found, as an issue of the estate. */
export function toIssue(at: Position, { rule, what, why, mend, values }: Violation): Issue {
  const message = {
    fr: `[${rule}] ${what.fr}. ${why.fr}`,
    en: `[${rule}] ${what.en}. ${why.en}`,
  };
  return { ...at, message, values, mend };
}

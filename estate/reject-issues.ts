/** An estate with issues is not changed. */
import type { Language, Message, MessageValues } from "../output/message.ts";
import { UserError } from "../output/user-error.ts";
import type { Read } from "./estate.ts";
import { formatIssue } from "./issue.ts";

/** Prints every issue and throws, if there is any. */
export function rejectIssues(
  { issues }: Pick<Read, "issues">,
  cwd: string,
  language: Language,
  text: Message,
  values: MessageValues = {},
): void {
  if (issues.length === 0) return;
  for (const issue of issues) console.error(formatIssue(issue, language, cwd));
  throw new UserError(text, { ...values, count: issues.length });
}

/** What is wrong in a file of the estate, where it is, and how it is shown to a person. */
import { relative } from "node:path";
import {
  type Language,
  type Message,
  type MessageValues,
  render,
  visible,
} from "../../sovereignty/text.ts";
import { ISSUES, type IssueKind, phrase } from "./messages/index.ts";

/** A place in a file: what an editor jumps to. */
export interface Position {
  /** Absolute path. */
  readonly file: string;
  /** First line is 1. */
  readonly line: number;
  /** Path inside the document, e.g. `segments.front.ipv4`; `.` for the whole. */
  readonly path: string;
}

export interface Issue extends Position {
  /** `got X, want Y`, in every language. */
  readonly message: Message;
  readonly values: MessageValues;
  /** How to mend it; filled from the same values. */
  readonly mend?: Message;
  /** Another issue at the same place says it better. @default false */
  readonly yields?: boolean;
}

/** An issue of one kind at one place. */
export function issue(at: Position, kind: IssueKind, values: MessageValues = {}): Issue {
  const { got, want, mend } = ISSUES[kind];
  return { ...at, message: phrase(got, want), values, ...(mend && { mend }) };
}

/** One issue as `file:line: path: got X, want Y`, and below it how to mend it. */
export function formatIssue(issue: Issue, language: Language, cwd: string): string {
  const head = visible(`${relative(cwd, issue.file)}:${issue.line}: ${issue.path}`);
  const lines = [`${head}: ${render(issue.message, issue.values, language)}`];
  if (issue.mend) lines.push(`    ${render(issue.mend, issue.values, language)}`);
  return lines.join("\n");
}

/** Issues by file, line and path, each once: the order in which a person mends them. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  const identity = (issue: Issue) =>
    [
      issue.file,
      String(issue.line).padStart(8, "0"),
      issue.path,
      formatIssue(issue, "en", "/"),
    ].join("\0");
  const place = ({ file, path }: Issue) => `${file}\0${path}`;
  const said = new Set(issues.filter(({ yields }) => !yields).map(place));
  const heard = issues.filter((issue) => !issue.yields || !said.has(place(issue)));
  const unique = new Map(heard.map((issue) => [identity(issue), issue]));
  return [...unique.keys()].sort().flatMap((id) => unique.get(id) ?? []);
}

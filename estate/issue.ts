/** What is wrong in a file of the estate, where it is, and how it is shown to a person. */
import { relative } from "node:path";
import {
  type Language,
  type Message,
  type MessageValues,
  render,
  visible,
} from "../output/message.ts";
import { andMore } from "../output/nearest.ts";
import { type IssueText, phrase } from "./issue-text.ts";

/** A place in a file: what an editor jumps to. */
export interface Position {
  /** Absolute path. */
  readonly file: string;
  /** First line is 1. */
  readonly line: number;
  /** Path inside the document, e.g. `segments.front.ipv4`; `.` for the whole. */
  readonly path: string;
}

/** Something of the estate, and where it is written. */
export interface Placed {
  readonly name: string | Message;
  /** Whose it is. */
  readonly of?: string | Message;
  readonly at: Position;
}

/** A sum of quotas at a site that is beyond its limit, which stands where the issue is. */
export interface Sum {
  /** Site whose limit it is. */
  readonly site: string;
  readonly field: string;
  readonly total: number;
  readonly limit: number;
  /** What the limit is called, e.g. `shares.bamako.ML`. */
  readonly of: string | Message;
  /** Those whose quotas are added, by their files. */
  readonly parts: ReadonlyMap<string, Part>;
}

/** What one tenant has in a sum. */
export interface Part {
  readonly name: string;
  readonly amount: number;
  /** What it could give back: beyond what it declares itself. */
  readonly spare: number;
  readonly at: Position;
}

export interface Issue extends Position {
  /** `got X, want Y`, in every language. */
  readonly message: Message;
  readonly values: MessageValues;
  /** More values of the messages: other places that take part in it, told by file and line. */
  readonly places?: Readonly<Record<string, readonly Placed[]>>;
  /** A sum of quotas beyond a limit, which may be told together with others. */
  readonly sum?: Sum;
  /** How to mend it; filled from the same values. */
  readonly mend?: Message;
  /** Another issue at the same place says it better. @default false */
  readonly yields?: boolean;
}

/** An issue of one kind at one place. */
export function issue(
  at: Position,
  { got, want, mend }: IssueText,
  values: MessageValues = {},
  places?: NonNullable<Issue["places"]>,
): Issue {
  const said = { message: phrase(got, want), values, ...(places && { places }) };
  return { ...at, ...said, ...(mend && { mend }) };
}

/** What an issue says in one language; files are named as seen from a folder. */
export function issueTexts(
  { message, mend, values, places = {} }: Issue,
  language: Language,
  cwd: string,
): { message: string; mend?: string } {
  const shown = Object.entries(places).map(([name, all]) => {
    const few = all.slice(0, NAMED).map(({ name, of, at }) => {
      const whose = of === undefined ? "" : `${inWords(of, language)}, `;
      return `${inWords(name, language)} (${whose}${seen(at, cwd)})`;
    });
    const rest = andMore(all.length - few.length)[language];
    return [name, `${few.join(", ")}${rest}` || "—"] as const;
  });
  const all = { ...values, ...Object.fromEntries(shown) };
  return {
    message: render(message, all, language),
    ...(mend && { mend: render(mend, all, language) }),
  };
}

/** How many of the other places are named. */
const NAMED = 8;

function inWords(text: string | Message, language: Language): string {
  return typeof text === "string" ? text : text[language];
}

function seen({ file, line }: Position, cwd: string): string {
  return `${relative(cwd, file)}:${line}`;
}

/** One issue as `file:line: path: got X, want Y`, and below it how to mend it. */
export function formatIssue(issue: Issue, language: Language, cwd: string): string {
  const head = visible(`${seen(issue, cwd)}: ${issue.path}`);
  const { message, mend } = issueTexts(issue, language, cwd);
  return [`${head}: ${message}`, ...(mend === undefined ? [] : [`    ${mend}`])].join("\n");
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

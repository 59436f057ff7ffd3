/** An error in a file of the estate, its position, and how it is shown to a person. */
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

/**
 * A position in a file, for editors to jump to. Some find their line only on first use, and a copy by spread would
 * lose it: that is why this is a class, of which TypeScript rejects such a copy. Use `positionOf`.
 */
export declare abstract class Position {
  /** Absolute path. */
  abstract get file(): string;
  /** First line is 1. */
  abstract get line(): number;
  /** Path inside the document, e.g. `segments.front.ipv4`; `.` for the whole document. */
  abstract get path(): string;
}

/** A position with all its values. */
export interface Positioned {
  readonly file: string;
  readonly line: number;
  readonly path: string;
}

/** A copy of a position, with its line. */
export function positionOf({ file, line, path }: Position): Positioned {
  return { file, line, path };
}

/** A part of the estate and its position. */
export interface Placed {
  readonly name: string | Message;
  /** Its owner. */
  readonly of?: string | Message;
  readonly at: Position;
}

/** A sum of quotas at a site that exceeds its limit; the limit is at the issue's position. */
export interface Sum {
  /** Site that has the limit. */
  readonly site: string;
  readonly field: string;
  readonly total: number;
  readonly limit: number;
  /** Name of the limit, e.g. `shares.bamako.ML`. */
  readonly of: string | Message;
  /** The tenants whose quotas are added, by their files. */
  readonly parts: ReadonlyMap<string, Part>;
}

/** One tenant's part of a sum. */
export interface Part {
  readonly name: string;
  readonly amount: number;
  /** The part it could give up: beyond its own declared needs. */
  readonly spare: number;
  readonly at: Position;
}

export interface Issue extends Positioned {
  /** `got X, want Y`, in every language. */
  readonly message: Message;
  readonly values: MessageValues;
  /** More message values: other positions involved, printed with file and line. */
  readonly places?: Readonly<Record<string, readonly Placed[]>>;
  /** A sum of quotas that exceeds a limit; may be reported together with others. */
  readonly sum?: Sum;
  /** The fix; uses the same values. */
  readonly remediation?: Message;
  /** Whether another issue at the same position replaces this one. @default false */
  readonly yields?: boolean;
}

/** Creates an issue of one kind at one position. */
export function issue(
  at: Position,
  { got, want, remediation }: IssueText,
  values: MessageValues = {},
  places?: NonNullable<Issue["places"]>,
): Issue {
  const found = { message: phrase(got, want), values, ...(places && { places }) };
  return { ...positionOf(at), ...found, ...(remediation && { remediation }) };
}

/** The texts of an issue in one language; file names are relative to a folder. */
export function issueTexts(
  { message, remediation, values, places = {} }: Issue,
  language: Language,
  cwd: string,
): { message: string; remediation?: string } {
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
    ...(remediation && { remediation: render(remediation, all, language) }),
  };
}

/** Most of the other positions that are named. */
const NAMED = 8;

function inWords(text: string | Message, language: Language): string {
  return typeof text === "string" ? text : text[language];
}

function seen({ file, line }: Position, cwd: string): string {
  return `${relative(cwd, file)}:${line}`;
}

/** One issue as `file:line: path: got X, want Y`, with the fix below it. */
export function formatIssue(issue: Issue, language: Language, cwd: string): string {
  const head = visible(`${seen(issue, cwd)}: ${issue.path}`);
  const { message, remediation } = issueTexts(issue, language, cwd);
  return [`${head}: ${message}`, ...(remediation === undefined ? [] : [`    ${remediation}`])].join(
    "\n",
  );
}

/** Issues by file, line and path, without duplicates: the order in which a person fixes them. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  const identity = (issue: Issue) =>
    [
      issue.file,
      String(issue.line).padStart(8, "0"),
      issue.path,
      formatIssue(issue, "en", "/"),
    ].join("\0");
  const place = ({ file, path }: Issue) => `${file}\0${path}`;
  const reported = new Set(issues.filter(({ yields }) => !yields).map(place));
  const shown = issues.filter((issue) => !issue.yields || !reported.has(place(issue)));
  const unique = new Map(shown.map((issue) => [identity(issue), issue]));
  return [...unique.keys()].sort().flatMap((id) => unique.get(id) ?? []);
}

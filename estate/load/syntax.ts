/**
 * Why a text is not YAML, and at which line: an indentation, a bracket, a quote, a colon. Used only for texts that
 * the parser rejected. Pure.
 */
import type { YAMLError } from "yaml";
import type { MessageValues } from "../../output/message.ts";
import { choice } from "../../output/nearest.ts";
import type { IssueText } from "../issue-text.ts";
import { YAML } from "../messages/yaml.ts";
import { misplaced } from "./indentation.ts";
import { scan } from "./rows.ts";

/** One slip that explains why the file could not be read. */
export interface Slip {
  readonly kind: IssueText;
  readonly line: number;
  readonly values: MessageValues;
}

/** The first slip; later errors are mostly its consequences. */
export function slipIn(
  text: string,
  faults: readonly YAMLError[],
  lineOf: (offset: number) => number,
): Slip {
  const { rows, open } = scan(text);
  const code = faults[0]?.code ?? "?";
  const [fault] = faults;
  const line = fault ? lineOf(fault.pos[0]) : 1;
  if (open !== undefined) {
    const { sign, line, got, at } = open;
    if (sign === '"' || sign === "'") return { kind: YAML.openQuote, line, values: { sign, code } };
    const values = { sign, want: CLOSING[sign] ?? "", line, got: got ?? "", code };
    return got === undefined
      ? { kind: YAML.openBracket, line, values }
      : { kind: YAML.wrongBracket, line: at ?? line, values };
  }
  const codes = new Set(faults.map(({ code }) => code));
  const indent = misplaced(rows);
  if (indent !== undefined) {
    const { line, got, key } = indent;
    return { kind: YAML.indentation, line, values: { got, key, want: choice(indent.want), code } };
  }
  const row = rows.find((one) => one.line === line);
  const values = { code };
  const here = (kind: IssueText): Slip => ({ kind, line, values });
  if (codes.has("BAD_INDENT")) return here(YAML.badIndentation);
  const stray = /^\s*[}\]]/.test(text.slice(fault?.pos[0] ?? 0));
  if (fault?.code === "UNEXPECTED_TOKEN" && stray) return here(YAML.strayBracket);
  if (fault?.code === "BLOCK_IN_FLOW") return here(YAML.noComma);
  if (fault?.code === "BLOCK_AS_IMPLICIT_KEY") return here(YAML.twoColons);
  if (row !== undefined && !row.isKey && codes.has("MULTILINE_IMPLICIT_KEY"))
    return here(YAML.noColon);
  if (row !== undefined && !row.isKey && fault?.code === "MISSING_CHAR") return here(YAML.noColon);
  if (fault?.code === "BAD_SCALAR_START" || fault?.code === "BAD_DQ_ESCAPE")
    return here(YAML.noQuotes);
  return here(YAML.badYaml);
}

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "[": "]" };

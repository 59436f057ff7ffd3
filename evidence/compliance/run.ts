/** One statement, from its options to the printed text and the written documents. */
import { accessSync, constants, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { toJsonText } from "../../output/json.ts";
import { type Language, type Message, renderEach } from "../../output/message.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import { Failure, readGrants } from "../audit/input.ts";
import { gather } from "./gather.ts";
import { REASONS, TEXTS } from "./messages.ts";
import { EXIT_CODES, type Statement } from "./model.ts";
import type { StatementRequest } from "./request.ts";
import { statementOf } from "./statement.ts";
import { toText } from "./text.ts";

export interface Documents {
  readonly json?: boolean;
  readonly html?: string;
  readonly pdf?: string;
  readonly junit?: string;
}

export interface StatementOptions extends Documents {
  /** Files with a recorded state each. */
  readonly states: readonly string[];
  /** Files with a drift report each. */
  readonly drift: readonly string[];
  readonly offline: boolean;
  /** Whether the files are the project's own, to which stored states belong. */
  readonly own: boolean;
  /** Today (UTC). */
  readonly today: string;
}

/** Prints the statement, writes the documents and returns the exit code. */
export async function run(request: StatementRequest, options: StatementOptions): Promise<number> {
  const { language } = request;
  try {
    rejectUnwritable(options);
    const browser = options.pdf === undefined ? undefined : await findBrowser();
    const waivers = readGrants(request.waiversFile, request.alliance, language);
    const alone = reasonToStayAlone(request, options);
    const gathered = await gather(request, { states: options.states, drift: options.drift, alone });
    const statement = statementOf(request, waivers, gathered);
    console.log(options.json ? toJsonText(statement) : toText(statement));
    await writeDocuments(statement, options, browser);
    return EXIT_CODES[statement.result];
  } catch (error) {
    return explain(error, language);
  }
}

/** Why stored states and clouds do not belong to this statement; nothing if they do. */
function reasonToStayAlone(
  { asOf }: StatementRequest,
  { offline, own, today }: StatementOptions,
): Message | undefined {
  if (offline) return REASONS.offline;
  if (!own) return REASONS.otherRoot;
  return asOf === today ? undefined : renderEach(REASONS.otherDay, { asOf });
}

async function findBrowser(): Promise<string> {
  const { findChromium } = await import("./pdf.ts");
  const found = findChromium();
  if (found === undefined) throw new Misuse(TEXTS.noChromium, {});
  return found;
}

async function writeDocuments(
  statement: Statement,
  { html, pdf, junit }: Documents,
  browser: string | undefined,
): Promise<void> {
  if (junit !== undefined) write(junit, (await import("./junit.ts")).toJunit(statement));
  if (html === undefined && pdf === undefined) return;
  const { toHtml } = await import("./html.ts");
  const document = toHtml(statement);
  if (html !== undefined) write(html, document);
  if (pdf === undefined || browser === undefined) return;
  const { toPdf } = await import("./pdf.ts");
  write(pdf, await toPdf(document, browser, statement.asOf));
}

/** Before anything is read: a statement takes its time. */
function rejectUnwritable({ html, pdf, junit }: Documents): void {
  for (const file of [html, pdf, junit]) {
    if (file === undefined) continue;
    writing(file, () => {
      const there = statSync(file, { throwIfNoEntry: false });
      if (there?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
      // The slash: what is no folder cannot have a file in it.
      accessSync(there ? file : `${dirname(resolve(file))}/`, constants.W_OK);
    });
  }
}

function write(file: string, content: string | Uint8Array): void {
  writing(file, () => writeFileSync(file, content));
}

function writing(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Misuse(TEXTS.notWritten, { file, reason: code ?? message });
  }
}

/** Nothing was stated: one message a line, and exit code 2. */
function explain(error: unknown, language: Language): number {
  if (error instanceof Failure) {
    for (const line of error.message.split("\n")) console.error(`estate: ${line}`);
  } else if (error instanceof UserError) console.error(`estate: ${error.in(language)}`);
  else throw error;
  return 2;
}

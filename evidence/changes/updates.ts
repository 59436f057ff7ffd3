/** The updates that Pulumi has recorded of a stack: the output of `pulumi stack history --json`. Pure. */
import { z } from "zod";
import { formatPath } from "../../estate/load/source.ts";
import { type Message, renderEach } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { linesOf, pathKey } from "../../policies/enforce/recorded/index.ts";
import { deepLine, faultLine, lostKey } from "../../policies/enforce/recorded/positions.ts";
import { withoutSecrets } from "../review/values.ts";
import { TEXTS } from "./messages.ts";
import type { Changes, Update } from "./model.ts";
import { dayOf } from "./period.ts";
import { oneLine } from "./words.ts";

const word = z.string().regex(/^[a-z][a-z-]{0,39}$/);
const time = z.iso.datetime({ offset: true });

/** One update. Its configuration and its message may hold secrets, so they are not even read. */
const recorded = z.object({
  version: z.int().min(0),
  kind: word,
  result: word.optional(),
  startTime: time,
  endTime: time.nullish(),
  resourceChanges: z.record(word, z.int().min(0)).nullish(),
  environment: z
    .object({
      "git.head": z
        .string()
        .regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/)
        .optional(),
      "git.dirty": z.enum(["true", "false"]).optional(),
      "git.author": z.string().max(1_000).optional(),
      "git.author.email": z.string().max(1_000).optional(),
    })
    .nullish(),
});
const recordedHistory = z.array(recorded);

export type Recorded = z.output<typeof recorded>;

/** The updates in a text; `file` is its name in messages. @throws UserError with `file:line` */
export function readUpdates(text: string, file: string): Recorded[] {
  const deep = deepLine(text);
  if (deep !== undefined) throw new UserError(TEXTS.strangeUpdates, { file, line: String(deep) });
  const data = parsed(text, file);
  const lost = lostKey(text);
  if (lost) throw new UserError(TEXTS.strangeUpdates, { file, line: String(lost.line) });
  const read = recordedHistory.safeParse(data, { error: z.locales.en().localeError });
  if (read.success) return read.data;
  const french = recordedHistory.safeParse(data, { error: z.locales.fr().localeError });
  const [issue] = read.error.issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === "number" ? part : String(part)));
  const en = issue?.message ?? "?";
  throw new UserError(TEXTS.wrongUpdate, {
    file,
    line: String(lineOf(text, path)),
    path: oneLine(withoutSecrets(formatPath(path))),
    reason: { fr: french.error?.issues[0]?.message ?? en, en },
  });
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The library's message may quote the text, and with it a secret.
    throw new UserError(TEXTS.noJson, { file, line: String(faultLine(text)) });
  }
}

/** The line of a value, or of the nearest one above it that is there. */
function lineOf(text: string, path: readonly (string | number)[]): number {
  const keys = path.map((_, index) => pathKey(path.slice(0, path.length - index)));
  const lines = linesOf(text, new Set(keys));
  return keys.map((key) => lines.get(key)).find((line) => line !== undefined) ?? 1;
}

/** The updates of a period, latest first. */
export function updatesIn(
  all: readonly Recorded[],
  history: ReadonlySet<string>,
  { from, today }: { readonly from: string; readonly today: string },
): Update[] {
  return all
    .filter(({ startTime, endTime }) => {
      const [start, end] = [dayOf(startTime), dayOf(endTime ?? startTime)];
      return start <= today && end >= from;
    })
    .map((one) => updateOf(one, history))
    .sort((a, b) => b.version - a.version || Date.parse(b.start) - Date.parse(a.start));
}

function updateOf(
  { version, kind, result, startTime, endTime, resourceChanges, environment }: Recorded,
  history: ReadonlySet<string>,
): Update {
  const revision = environment?.["git.head"];
  const { "git.author": name, "git.author.email": email } = environment ?? {};
  const author = [name, email && `<${email}>`].filter((part) => part).join(" ");
  return {
    version,
    kind,
    ...(result !== undefined && { result }),
    start: startTime,
    ...(endTime && { end: endTime }),
    changes: { ...resourceChanges },
    ...(revision !== undefined && { revision, inHistory: history.has(revision) }),
    uncommitted: environment?.["git.dirty"] === "true",
    ...(author !== "" && { author: withoutSecrets(author) }),
  };
}

/** What the file of updates does not show. */
export function updateNotes(all: readonly Recorded[], from: string): Message[] {
  const [oldest] = all.toSorted((a, b) => a.version - b.version);
  if (oldest === undefined) return [TEXTS.noUpdates];
  const cut = oldest.version > 1 && dayOf(oldest.startTime) >= from;
  return cut ? [renderEach(TEXTS.cutUpdates, { version: String(oldest.version) })] : [];
}

/** The part of the report. */
export function updatesOf(
  text: string,
  source: string,
  history: ReadonlySet<string>,
  period: { readonly from: string; readonly today: string },
): { readonly updates: NonNullable<Changes["updates"]>["updates"]; readonly notes: Message[] } {
  const all = readUpdates(text, source);
  return { updates: updatesIn(all, history, period), notes: updateNotes(all, period.from) };
}

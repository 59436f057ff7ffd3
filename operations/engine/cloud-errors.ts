/** Reads an error of the engine or of a plugin: the cloud's answer in it, and whether the cause is known. */
import type { ADVICE } from "./messages.ts";

/** The parts of an error that a person needs. */
export interface CloudError {
  /** HTTP status of the cloud's answer. */
  readonly status?: number;
  readonly text: string;
  readonly advice?: keyof typeof ADVICE;
}

/** Errors that only follow from another failure and do not explain it. */
const CONSEQUENCES = [
  /context canceled/i,
  /Channel has been shut down/i,
  /code = (Canceled|Unavailable)/,
  /\b(1 CANCELLED|14 UNAVAILABLE)\b/,
  /resource registration was cancel/i,
  /resource monitor (has )?shut ?down/i,
  /^(preview|update|destroy|refresh) (failed|canceled)$/i,
  /^(one or more|\d+) .*errors? occurred$/i,
  /^failed to (register|read) .*: .*cancel/i,
];

/** Whether an error only reports that something else failed. */
export function isConsequence(text: string): boolean {
  const line = text.trim();
  return CONSEQUENCES.some((pattern) => pattern.test(line));
}

/** Known causes, the more specific first. */
const KNOWN: readonly [keyof typeof ADVICE, (error: CloudError, whole: string) => boolean][] = [
  ["locked", (_, whole) => /currently locked by/.test(whole)],
  ["passphrase", (_, whole) => /incorrect passphrase/i.test(whole)],
  ["again", (_, whole) => /connection to the shared openstack plugin/.test(whole)],
  ["unreachable", (_, whole) => UNREACHABLE.test(whole)],
  ["quota", ({ text }) => /quota|maximum number of|limit exceeded|overlimit/i.test(text)],
  ["siteQuota", ({ text }) => /no valid host|no more IP addresses|not enough/i.test(text)],
  ["inUse", ({ text }) => /in use|has active|still (has|in)|not empty|is being used/i.test(text)],
  ["exists", ({ status, text }) => status === 409 || EXISTS.test(text)],
  ["gone", ({ status, text }) => status === 404 || /resource not found/i.test(text)],
  ["denied", ({ status, text }) => status === 401 || status === 403 || /forbidden/i.test(text)],
  ["broken", ({ status = 0 }) => status >= 500],
  ["slow", (_, whole) => /timeout while waiting|timed out waiting|deadline exceeded/i.test(whole)],
];
const UNREACHABLE =
  /connection refused|ECONNREFUSED|no route to host|network is unreachable|connection reset|no such host|: EOF\b/i;
const EXISTS = /already exists|duplicate|overlaps/i;

/** The message of an error, without its technical wrapping. */
export function readError(whole: string): CloudError {
  const error = answerIn(whole) ?? { text: lockIn(whole) ?? firstLine(whole) };
  const advice = KNOWN.find(([, is]) => is(error, whole))?.[0];
  return advice === undefined ? error : { ...error, advice };
}

/** `…, but got 409 instead: {"NeutronError": {"message": …}}`, the format of every OpenStack client. */
function answerIn(whole: string): CloudError | undefined {
  const [, status, body = ""] =
    /but got (\d{3}) instead(?::\s*([\s\S]*))?/.exec(whole) ??
    /\bHTTP (\d{3})(?::\s*([\s\S]*))?/.exec(whole) ??
    [];
  if (status === undefined) return undefined;
  const text = messageIn(body) ?? (firstLine(body) || firstLine(whole));
  return { status: Number(status), text };
}

/** The holder of the stack's lock, in the format of every file backend. */
function lockIn(whole: string): string | undefined {
  const [, locked] = /(the stack is currently locked by \d+ lock\(s\))/.exec(whole) ?? [];
  const [holder] = /created by .* at \S+/.exec(whole) ?? [];
  return locked && (holder ? `${locked}: ${holder}` : locked);
}

/** The message of a JSON answer, at any depth. */
function messageIn(body: string): string | undefined {
  const [json] = /^\{.*\}/s.exec(body.trim()) ?? [];
  if (json === undefined) return undefined;
  try {
    const found = search(JSON.parse(json));
    return found === undefined ? undefined : firstLine(found);
  } catch {
    return undefined;
  }
}

function search(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const map = value as Record<string, unknown>;
  for (const key of ["message", "faultstring", "detail", "title"]) {
    const text = map[key];
    if (typeof text === "string" && text.trim() !== "") return text;
  }
  return Object.values(map)
    .map(search)
    .find((found) => found !== undefined);
}

/** The first line with content; of several errors in one text, the first. */
export function firstLine(text: string): string {
  const all = text.split("\n");
  const listed = all.filter((line) => /^\s*\* /.test(line));
  const lines = (listed.length > 0 ? listed : all)
    .map((line) => plain(line))
    .filter((line) => line !== "" && !NOISE.test(line));
  return lines[0] ?? "";
}

/** Prefixes that plugins put before the error itself. */
const NOISE =
  /^(\d+ errors? occurred:|sdk-v2\/|sdk\.helper_schema|Running program .* failed with an unhandled exception:|at .*:\d+\)?$)/;

function plain(line: string): string {
  return line
    .trim()
    .replace(/^\* /, "")
    .replace(/^(<ref \*\d+> )?(error: )?/i, "")
    .replace(/^.*rpc error: code = \w+ desc = /, "")
    .trim();
}

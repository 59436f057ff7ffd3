/**
 * Whether a text holds a secret, and of which kind; the secret itself never leaves this file. It does not guess by
 * entropy.
 */

/** The kind of secret in a text; `sealed` is a compressed text, whose content cannot be read here. */
export type SecretKind =
  | "private-key"
  | "kubeconfig"
  | "credential"
  | "token"
  | "password"
  | "sealed";

const SHAPES: readonly [SecretKind, RegExp][] = [
  ["private-key", /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/],
  ["private-key", /PuTTY-User-Key-File-\d|\bAGE-SECRET-KEY-1[0-9A-Z]{20}/],
  ["kubeconfig", /["']?client-key-data["']?\s*:\s*["']?[A-Za-z0-9+/]{4}/],
  ["credential", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["token", /\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{22}|\bglpat-[\w-]{20}|\bpul-[0-9a-f]{40}/],
  ["token", /\bhv[bs]\.[\w-]{20}|\bxox[a-z]-[\w-]{10}/],
  ["token", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
  ["token", /authorization["']?\s*[:=]\s*["']?(?:basic|bearer)\s+[^\s"'$<{]/i],
  ["credential", /"auth"\s*:\s*"[A-Za-z0-9+/=]{8,}"/],
  ["password", /\bmachine\s+\S+\s+login\s+\S+\s+password\s+\S/],
  ["password", /\bchpasswd\b/],
];

/** Endings of a secret's name; `secret` alone may be the name of a Secret, so another word is required. */
const PASSWORD = "password|passwd|passphrase|plain_text_passwd|pwd|[_-]pass";
const TOKEN = "token";
const KEY =
  "(?:access|api|encryption|master|private|secret|signing)[_-]?key|secret[_-]?key[_-]?base";
const SECRET = "(?:app|client|consumer|credential|oauth|shared|signing|webhook)[_-]?secret";
const NAME = `(?:${PASSWORD}|${TOKEN}|${KEY}|${SECRET})`;
const NAMED = new RegExp(`^(?:.*${NAME}|secret|pass)$`, "i");
const ASSIGNED = new RegExp(
  `(?:^|[^\\w-]|--)["']?([\\w.-]*${NAME}|secret|pass)["']?(?:[ \\t]*(?:[:=]|=>)[ \\t]*|[ \\t]+(?=[^-\\s]))("[^"\\n]*"|'[^'\\n]*'|[^\\s,;&"'})\\]]+)`,
  "gim",
);
/** Without an assignment sign, only a command's option (`--token x`) counts. */
const OPTION = /^--?[\w.-]+[ \t]/;

/** A user and a password before a host. */
const IN_URL = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"']*:([^\s/@"']+)@/gi;

/** The user and the password that a command sends. */
const SENT =
  /\bcurl\s(?:[^\n|;]|\\\n){0,400}?(?:(?<=\s)-[a-zA-Z]*u|(?<=\s)--user)[ \t=]*["']?[^\s:"'$]+:([^\s"']+)/g;

/** Names that look like a secret's but whose values are a tool's keyword: of sudo, of a lock screen, of PAM. */
const WORDS: readonly [name: RegExp, value: RegExp][] = [
  [/^nopasswd$/i, /^!?[A-Z_]+$/],
  [/^(?:\w+[_.-])?requires?[_.-]?password$/i, /^(?:always|never|required|optional|ask|prompt)$/i],
  [/^pam_passwd$/i, /^(?:common|system|password)[-_][a-z]+$/],
  // A token in a header has the header's name: `X-CSRF-TOKEN`.
  [/token$/i, /^X(?:-[A-Za-z]+)+$/i],
  // `proxy_pass: http://web`: a password in it is found as part of the URL.
  [/(?:pass|key)$/i, /^[a-z][a-z0-9+.-]*:\/\//i],
];

/** Placeholders for a secret that is filled in elsewhere, and values that contain none. */
const NO_SECRET =
  /^(?:\$[({A-Za-z_].*|\{\{.*|<.*>?|%.*%|\*+|x+|\.\.\.|[|>~][-+]?|null|nil|none|true|false|yes|no|on|off|(?:file|vault|ref|env|secretref):.*|\.{0,2}\/.*)$/i;

/** A part of every text that one of the patterns above matches: a text without any of them needs a single scan. */
const HINT =
  /key|pass|pwd|token|secret|auth|:\/\/|curl|AKIA|ASIA|gh[pousr]_|github_pat|glpat|pul-|hv[bs]\.|xox|eyJ/i;

/** A secret, where it begins, and the name before it. */
interface Found {
  readonly kind: SecretKind;
  readonly index: number;
  readonly name?: string | undefined;
}

/** The kind of secret in a text; `undefined` when it holds no known one. */
export function secretIn(text: string): SecretKind | undefined {
  return found(text)?.kind;
}

/** The kind of secret in a text and its place: `userData:12 (db_password)`, with the line unless it is the first. */
export function secretAt(
  place: string,
  text: string,
): { at: string; kind: SecretKind } | undefined {
  const secret = found(text);
  if (secret === undefined) return undefined;
  const { kind, index, name } = secret;
  const line = text.slice(0, index).split("\n").length;
  const where = line > 1 ? `:${line}` : "";
  return { at: `${place}${where}${name === undefined ? "" : ` (${name})`}`, kind };
}

/** The kind of secret in a text that has a name: an entry of metadata, a variable. */
export function secretNamed(name: string, value: string): SecretKind | undefined {
  return secretIn(value) ?? (isSecretName(name) ? assigned(name, value) : undefined);
}

/** Whether a name denotes a secret. */
export function isSecretName(name: string): boolean {
  return NAMED.test(name);
}

function found(text: string): Found | undefined {
  return plainSecret(text) ?? encodedSecret(text);
}

function plainSecret(text: string): Found | undefined {
  if (!HINT.test(text)) return undefined;
  for (const [kind, pattern] of SHAPES) {
    const match = pattern.exec(text);
    if (match !== null) return { kind, index: match.index };
  }
  for (const pattern of [IN_URL, SENT]) {
    for (const { 1: value = "", index } of text.matchAll(pattern)) {
      if (assigned("password", value)) return { kind: "password", index };
    }
  }
  for (const match of text.matchAll(ASSIGNED)) {
    const [whole, name = "", value = ""] = match;
    const kind = isAssignment(whole, name, value) ? assigned(name, value) : undefined;
    // Characters before the name may belong to the end of the previous line.
    if (kind !== undefined) return { kind, index: match.index + whole.indexOf(name), name };
  }
  return undefined;
}

function isAssignment(whole: string, name: string, value: string): boolean {
  const between = whole.slice(whole.indexOf(name) + name.length, whole.lastIndexOf(value));
  return /[:=]/.test(between) || OPTION.test(whole.trimStart());
}

function assigned(name: string, value: string): SecretKind | undefined {
  const bare = value.trim().replace(/^(["'])(.*)\1$/s, "$2");
  if (bare === "" || NO_SECRET.test(bare)) return undefined;
  if (WORDS.some(([names, values]) => names.test(name) && values.test(bare))) return undefined;
  if (!new RegExp(`(?:${TOKEN})$`, "i").test(name)) return "password";
  // `max_token: 512` is a count.
  return /^\d+$/.test(bare) ? undefined : "token";
}

const RUN = /[A-Za-z0-9+/]{40,}={0,2}/g;

/** `pwd=x`, the shortest secret that is found, in base64. */
const SHORTEST = 8;

/** Base64 is as readable as plain text; compressed content below it is `sealed`. */
function encodedSecret(text: string): Found | undefined {
  if (text.length < SHORTEST) return undefined;
  const whole = text.replaceAll(/\s/g, "");
  const runs = /^[A-Za-z0-9+/]+={0,2}$/.test(whole)
    ? [{ 0: whole, index: 0 }]
    : [...text.matchAll(RUN)];
  const kinds = runs.flatMap(({ 0: run, index }): Found[] => {
    if (run.startsWith("H4sI")) return [{ kind: "sealed", index }];
    const inside = plainSecret(Buffer.from(run, "base64").toString("latin1"));
    return inside === undefined ? [] : [{ kind: inside.kind, index, name: inside.name }];
  });
  return kinds.find(({ kind }) => kind !== "sealed") ?? kinds[0];
}

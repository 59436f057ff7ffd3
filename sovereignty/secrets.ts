/** Whether a text holds a secret, and of which kind; what the secret is never leaves this file. No guess by entropy. */

/** What a text holds; `sealed` is a text that is compressed, so that nobody can tell. */
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
  ["token", /\bgh[pousr]_[A-Za-z0-9]{36}|\bglpat-[\w-]{20}|\bhvs\.[\w-]{24}|\bpul-[0-9a-f]{40}/],
  ["token", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
  ["token", /authorization["']?\s*[:=]\s*["']?(?:basic|bearer)\s+[^\s"'$<{]/i],
  ["credential", /"auth"\s*:\s*"[A-Za-z0-9+/=]{8,}"/],
  ["password", /\bmachine\s+\S+\s+login\s+\S+\s+password\s+\S/],
  ["password", /\bchpasswd\b/],
];

/** What the name of a secret ends in; `secret` alone may be the name of a Secret, so it needs company. */
const PASSWORD = "password|passwd|passphrase|plain_text_passwd";
const TOKEN = "token";
const KEY = "api[_-]?key|secret[_-]?key|access[_-]?key|private[_-]?key|secret[_-]?key[_-]?base";
const SECRET = "(?:app|client|consumer|credential|oauth|shared|signing|webhook)[_-]?secret";
const NAME = `(?:${PASSWORD}|${TOKEN}|${KEY}|${SECRET})`;
const NAMED = new RegExp(`^(?:.*${NAME}|secret)$`, "i");
const ASSIGNED = new RegExp(
  `(?:^|[^\\w-]|--)["']?([\\w.-]*${NAME}|secret)["']?(?:[ \\t]*(?:[:=]|=>)[ \\t]*|[ \\t]+(?=[^-\\s]))("[^"\\n]*"|'[^'\\n]*'|[^\\s,;&"'})\\]]+)`,
  "gim",
);
/** Without a sign of assignment only the option of a command (`--token x`) is one. */
const OPTION = /^--?[\w.-]+[ \t]/;

/** A user and a password before a host. */
const IN_URL = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"']*:([^\s/@"']+)@/gi;

/** What stands where a secret will be put by somebody else, or where none is. */
const NO_SECRET =
  /^(?:\$[({A-Za-z_].*|\{\{.*|<.*>?|%.*%|\*+|x+|\.\.\.|[|>~][-+]?|null|nil|none|true|false|yes|no|on|off|(?:file|vault|ref|env|secretref):.*|\.{0,2}\/.*)$/i;

/** The kind of secret in a text; nothing when it holds none that this file knows. */
export function secretIn(text: string): SecretKind | undefined {
  return plainSecret(text) ?? encodedSecret(text);
}

/** The kind of secret in a text that has a name: an entry of metadata, a variable. */
export function secretNamed(name: string, value: string): SecretKind | undefined {
  return secretIn(value) ?? (isSecretName(name) ? assigned(name, value) : undefined);
}

/** Whether a name says that what it names is a secret. */
export function isSecretName(name: string): boolean {
  return NAMED.test(name);
}

function plainSecret(text: string): SecretKind | undefined {
  const shape = SHAPES.find(([, pattern]) => pattern.test(text));
  if (shape !== undefined) return shape[0];
  for (const [, value = ""] of text.matchAll(IN_URL)) {
    if (assigned("password", value)) return "password";
  }
  for (const [whole, name = "", value = ""] of text.matchAll(ASSIGNED)) {
    const kind = isAssignment(whole, name, value) ? assigned(name, value) : undefined;
    if (kind !== undefined) return kind;
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
  if (!new RegExp(`(?:${TOKEN})$`, "i").test(name)) return "password";
  // `max_token: 512` counts something.
  return /^\d+$/.test(bare) ? undefined : "token";
}

const RUN = /[A-Za-z0-9+/]{40,}={0,2}/g;

/** What is in base64 is as open as plain text; what is compressed under it is sealed. */
function encodedSecret(text: string): SecretKind | undefined {
  const whole = text.replaceAll(/\s/g, "");
  const runs = /^[A-Za-z0-9+/]+={0,2}$/.test(whole) ? [whole] : (text.match(RUN) ?? []);
  const kinds = runs.map((run): SecretKind | undefined => {
    if (run.startsWith("H4sI")) return "sealed";
    return plainSecret(Buffer.from(run, "base64").toString("latin1"));
  });
  return kinds.find((kind) => kind !== undefined && kind !== "sealed") ?? kinds.find(Boolean);
}

/** URLs compared by their parts, and only when every parser would read them alike. */

/**
 * Plain ASCII only: no userinfo, escape, backslash, white space or non-ASCII letter. URL parsers
 * disagree on all of those, so a URL that needs them could mean one host here and another there.
 */
const PLAIN = /^https?:\/\/([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:\d+)?(\/[A-Za-z0-9._~/-]*)?$/i;

/** A service's URL in its canonical parts; `undefined` when it is not in plain form. */
export function readEndpoint(text: string): URL | undefined {
  const host = PLAIN.exec(text)?.[1]?.toLowerCase().replace(/\.$/, "");
  const url = host === undefined ? null : URL.parse(text);
  if (host === undefined || url === null) return undefined;
  if (url.hostname.endsWith(".")) url.hostname = url.hostname.slice(0, -1);
  // A host that parsing rewrites (0x7f.1, 2130706433) or an encoded international name hides its real value.
  const rewritten = !host.startsWith("[") && url.hostname !== host;
  return rewritten || /(^|\.)xn--/.test(host) ? undefined : url;
}

/**
 * The host of an https URL whose spelling is canonical; `undefined` for any other text. An IPv6 address is returned
 * without its brackets.
 */
export function secureHost(text: string): string | undefined {
  const url = readEndpoint(text);
  if (url?.protocol !== "https:" || url.port === "0") return undefined;
  const bare = text.replace(/^(https:\/\/[^/]*[^/:]):443(?=\/|$)/, "$1");
  if (bare !== url.href && bare !== url.origin) return undefined;
  return url.hostname.replace(/^\[(.*)\]$/, "$1");
}

/** Whether a URL leads to this machine. */
export function isLoopback(url: URL): boolean {
  return /^(localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/.test(url.hostname);
}

/** Whether `url` is `registered` or below it: same scheme, host and port, path at a segment boundary. */
export function isUnder(url: URL, registered: URL): boolean {
  return url.origin === registered.origin && pathIsUnder(url.pathname, registered.pathname);
}

/**
 * Whether a state backend or secrets provider is one of those registered. The complete query must equal the registered
 * one: `endpoint` (S3) and `host` (PostgreSQL) decide where the bytes go.
 */
export function isStoreUnder(text: string, registered: string): boolean {
  if (!URL.canParse(text) || !URL.canParse(registered) || !hasPlainPath(text)) return false;
  const [url, allowed] = [new URL(text), new URL(registered)];
  const credentials = url.username !== "" || url.password !== "";
  return (
    url.protocol === allowed.protocol &&
    (allowed.host === "" || url.host.toLowerCase() === allowed.host.toLowerCase()) &&
    pathIsUnder(url.pathname, allowed.pathname) &&
    sortedQuery(url) === sortedQuery(allowed) &&
    url.hash === "" &&
    (!credentials || url.protocol === "postgres:")
  );
}

/**
 * Whether no part of a text after its scheme is empty, `.` or `..`, escaped or not: parsers differ on where those lead.
 * A slash at the end is allowed.
 */
export function hasPlainPath(text: string): boolean {
  const [, rest = ""] = /^[^:]*:\/\/([^?#]*)/.exec(text) ?? [];
  if (/\\|%2e|%2f|%5c/i.test(rest)) return false;
  const parts = rest.replace(/(?<=[^/])\/$/, "").split("/");
  return rest === "" || parts.every((part) => !["", ".", ".."].includes(part));
}

/** Parameters of an S3 backend that cannot lead elsewhere when its endpoint is given. */
export const S3_PARAMETERS = [
  "endpoint",
  "profile",
  "region",
  "s3ForcePathStyle",
  "use_path_style",
];

/**
 * Whether a state backend is a bucket of an object store on this machine. The bucket must be in the path of a request
 * (path style): otherwise its name would be a part of the host name. No parameter may occur twice: parsers differ on
 * which one counts.
 */
export function isLoopbackBucket(text: string): boolean {
  if (!/^s3:\/\/[a-z0-9][a-z0-9-]+[a-z0-9](\/[A-Za-z0-9._/-]*)?\?[^#]*$/.test(text)) return false;
  const query = new URL(text).searchParams;
  const names = [...query.keys()];
  const endpoint = readEndpoint(query.get("endpoint") ?? "");
  const pathStyle = [query.get("use_path_style"), query.get("s3ForcePathStyle")];
  return (
    names.every((name) => S3_PARAMETERS.includes(name)) &&
    new Set(names).size === names.length &&
    pathStyle.filter((style) => style !== null).join() === "true" &&
    endpoint !== undefined &&
    isLoopback(endpoint)
  );
}

function pathIsUnder(path: string, prefix: string): boolean {
  const base = prefix.replace(/\/+$/, "");
  return path === base || path.startsWith(`${base}/`);
}

function sortedQuery(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  query.sort();
  return query.toString();
}

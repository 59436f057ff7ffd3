/** Headers of a response that send nobody anywhere, for routes and for the evaluators of their fields. */

/** The policy of a page's contents, which names hosts: those of the site alone. */
export const CONTENT_POLICY = "content-security-policy";

/** By name, in small letters; `Location`, `Link`, `Report-To`, `Refresh` and others send somebody somewhere. */
export const RESPONSE_HEADERS = [
  "cache-control",
  "content-language",
  CONTENT_POLICY,
  "expires",
  "permissions-policy",
  "cross-origin-embedder-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "pragma",
  "referrer-policy",
  "strict-transport-security",
  "vary",
  "x-content-type-options",
  "x-frame-options",
  "x-request-id",
  "x-robots-tag",
  "x-xss-protection",
];

/** What of any such value asks a browser to tell somebody, or names a host. */
export const TELLS = "//|[Rr][Ee][Pp][Oo][Rr][Tt]|\\\\";

/** A word of a policy of contents that names no host: a directive, a word in quotes, a kind of address without one. */
export const SOURCE = "^([a-z-]+|'[A-Za-z0-9+/=_-]+'|data:|blob:|)$";
/** What stands around a host there. */
export const AROUND = ["https://", "*."] as const;

/** Whether the value of a header sends nobody anywhere; `under` tells the site's hosts. */
export function isHarmless(name: string, value: string, under: (host: string) => boolean): boolean {
  if (name.toLowerCase() !== CONTENT_POLICY) return !new RegExp(TELLS).test(value);
  if (/report/i.test(value)) return false;
  return value.split(/[; ]/).every((word) => {
    const host = AROUND.reduce((text, part) => text.replace(part, ""), word);
    return new RegExp(SOURCE).test(word) || (host !== "" && under(host));
  });
}

/** Response headers that lead clients nowhere, for routes and for the evaluation of their fields. */

/** The content security policy of a page, which names hosts: only the site's are compliant. */
export const CONTENT_POLICY = "content-security-policy";

/** By name, in lower case; `Location`, `Link`, `Report-To`, `Refresh` and others lead clients elsewhere. */
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

/** Parts of such a value that make a browser send a report, or that name a host. */
export const REPORTS = "//|[Rr][Ee][Pp][Oo][Rr][Tt]|\\\\";

/** A word of a content security policy without a host: a directive, a quoted word, a scheme alone. */
export const SOURCE = "^([a-z-]+|'[A-Za-z0-9+/=_-]+'|data:|blob:|)$";
/** Text around a host in such a policy. */
export const AROUND = ["https://", "*."] as const;

/** Whether a header's value leads clients nowhere; `under` returns whether a host is one of the site's. */
export function isHarmless(name: string, value: string, under: (host: string) => boolean): boolean {
  if (name.toLowerCase() !== CONTENT_POLICY) return !new RegExp(REPORTS).test(value);
  if (/report/i.test(value)) return false;
  return value.split(/[; ]/).every((word) => {
    const host = AROUND.reduce((text, part) => text.replace(part, ""), word);
    return new RegExp(SOURCE).test(word) || (host !== "" && under(host));
  });
}

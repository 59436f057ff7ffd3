/**
 * Other hosts that the texts of a domain name: recipients of reports on mail and certificates (DMARC, TLSRPT, CAA),
 * hosts that send its mail (SPF), and anything else they name by a URL.
 */
import { SHORTEST } from "../../../values/addresses.ts";

/** Terms of SPF that name a host or addresses. */
const SPF_TERM = /^[+?~-]?(?:include|a|mx|ptr|exists|redirect|exp)[:=](.+?)(?:\/\/?\d+)*$/i;
/** The domain's own hosts with a prefix length for their addresses, `a/24//64`. */
const SPF_PREFIX = /^\+?(?:a|mx)(?::[^/]*)?(?:\/(\d+))?(?:\/\/(\d+))?$/i;
const SPF_ADDRESSES = /^[+?~-]?ip[46]:(.+)$/i;

/** Macros and labels like `_spf` in front: a name below a domain belongs to the domain. */
const BELOW = /^(?:(?:%\{[^}]*\}|_[a-z0-9_-]*)\.)+(?=.)/i;

/** Tags whose values are lists of URIs, in any form. */
const REPORTS = /(?:^|[;\s])ru[af]\s*=\s*([^;]*)/gi;
const URIS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s;,"<>]*|\bmailto:[^\s;"<>]*/gi;

/** The places that the text of a TXT or SPF record names. */
export function textPlaces(record: string): string[] {
  const text = textOf(record);
  if (/^(v=spf1|spf2\.0\S*)(\s|$)/i.test(text)) return unique(spfPlaces(text));
  const reports = [...text.matchAll(REPORTS)].flatMap(([, list = ""]) => list.split(/[\s,]+/));
  const uris = [...reports, ...(text.match(URIS) ?? [])].flatMap(placesOfUri);
  return unique([...uris, ...identitiesIn(text), ...contentIn(text)]);
}

/**
 * Hosts whose keys and services a domain declares as its own: `did=did:web:tax.example`; where other methods lead is
 * not visible.
 */
function identitiesIn(text: string): string[] {
  return [...text.matchAll(/\bdid:([a-z0-9]+):([^\s;,"#?/]+)/gi)].map(
    ([did, method = "", id = ""]) =>
      method.toLowerCase() === "web" ? decoded(id.split(":")[0] ?? "").replace(/:\d+$/, "") : did,
  );
}

/**
 * Content that a domain shows instead of its own pages: `dnslink=/ipns/tax.example`; a content hash does not show whose
 * it is.
 */
function contentIn(text: string): string[] {
  return [...text.matchAll(/\bdnslink=([^\s;"]+)/gi)].map(([, path = ""]) => {
    const [, name = path] = /^\/ipns\/([^/]+\.[^/]+)/i.exec(path) ?? [];
    return name;
  });
}

/** Report addresses lead elsewhere; the authorities that may sign, and accounts at them, do not. */
export function caaPlaces(record: string): string[] {
  const [, tag = "", value = ""] = /^\s*\d+\s+([a-z0-9]+)\s+(.*)$/is.exec(record) ?? [];
  if (/^contactphone$/i.test(tag)) return [];
  if (/^(issue|issuewild|issuemail|issuevmc)$/i.test(tag)) return unique(accountsIn(textOf(value)));
  if (!/^(iodef|contactemail)$/i.test(tag)) return [record];
  return unique(placesOfUri(textOf(value)));
}

/** Accounts that are not at the authority itself (RFC 8657). */
function accountsIn(text: string): string[] {
  const [authority = "", ...parameters] = text.split(/[;\s]+/).filter(Boolean);
  return parameters.flatMap((parameter) => {
    const [, uri] = /^accounturi=(.*)$/i.exec(parameter) ?? [];
    if (uri === undefined) return [];
    const [, host = ""] = /^https:\/\/([a-z0-9.-]+)(?::\d+)?(?:\/|$)/i.exec(uri) ?? [];
    const same = [host, `.${host}`].some((name) =>
      name.toLowerCase().endsWith(`.${authority.toLowerCase()}`),
    );
    return same && host !== "" ? [] : [uri];
  });
}

/** The character-strings of a record, joined into one text (RFC 7208, section 3.3). */
function textOf(record: string): string {
  const joined = record.trim().replace(/"\s*"/g, "").replace(/^"|"$/g, "");
  return joined.replace(/\\(\d{3}|.)/gs, (_, escaped: string) =>
    escaped.length === 3 ? String.fromCharCode(Number(escaped)) : escaped,
  );
}

function spfPlaces(text: string): string[] {
  return text.split(/\s+/).flatMap((term) => {
    if (letsEverybodySend(term)) return [EVERYBODY];
    const [, addresses] = SPF_ADDRESSES.exec(term) ?? [];
    if (addresses !== undefined) return [addresses];
    const [, host] = SPF_TERM.exec(term) ?? [];
    return host === undefined ? [] : [host.replace(/\.$/, "").replace(BELOW, "")];
  });
}

const EVERYBODY = "0.0.0.0/0";

/** Whether any host in the world may send mail as the domain; a term without a qualifier allows. */
function letsEverybodySend(term: string): boolean {
  if (/^\+?all$/i.test(term)) return true;
  const [, four = "32", six = "128"] = SPF_PREFIX.exec(term) ?? [];
  return Number(four) < SHORTEST[4] || Number(six) < SHORTEST[6];
}

/**
 * The domain of a mail address, without the size that DMARC may add; a text in neither form counts as a place itself.
 */
function placesOfUri(uri: string): string[] {
  if (uri === "") return [];
  const mail = uri.replace(/^mailto:/i, "");
  if (mail === uri && !/^[^/:]+@/.test(uri)) return [uri];
  return decoded(mail)
    .split(",")
    .map((address) => {
      const [, domain] = /^[^@?]+@([^@?!]+)(?:!\d+[kmgt]?)?$/i.exec(address) ?? [];
      return domain?.replace(/\.$/, "") ?? uri;
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function unique(places: readonly string[]): string[] {
  return [...new Set(places)];
}

/**
 * Whom the texts of a domain send others to: reports of mail and of certificates (DMARC, TLSRPT, CAA), hosts that send its
 * mail (SPF), and whatever else they name by a URL.
 */

/** Terms of SPF that name a host or addresses. */
const SPF_TERM = /^[+?~-]?(?:include|a|mx|ptr|exists|redirect|exp)[:=](.+?)(?:\/\/?\d+)*$/i;
const SPF_ADDRESSES = /^[+?~-]?ip[46]:(.+)$/i;

/** Macros and labels like `_spf` in front: what is below a domain is the domain's own. */
const BELOW = /^(?:(?:%\{[^}]*\}|_[a-z0-9_-]*)\.)+(?=.)/i;

/** Tags whose values are lists of URIs, whatever they look like. */
const REPORTS = /(?:^|[;\s])ru[af]\s*=\s*([^;]*)/gi;
const URIS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s;,"<>]*|\bmailto:[^\s;"<>]*/gi;

/** The places that a text of a TXT or SPF record names. */
export function textPlaces(record: string): string[] {
  const text = textOf(record);
  if (/^(v=spf1|spf2\.0\S*)(\s|$)/i.test(text)) return unique(spfPlaces(text));
  const reports = [...text.matchAll(REPORTS)].flatMap(([, list = ""]) => list.split(/[\s,]+/));
  return unique([...reports, ...(text.match(URIS) ?? [])].flatMap(placesOfUri));
}

/** Who may sign leads nowhere; whom an authority tells does. */
export function caaPlaces(record: string): string[] {
  const [, tag = "", value = ""] = /^\s*\d+\s+([a-z0-9]+)\s+(.*)$/is.exec(record) ?? [];
  if (/^(issue|issuewild|issuemail|issuevmc|contactphone)$/i.test(tag)) return [];
  if (!/^(iodef|contactemail)$/i.test(tag)) return [record];
  return unique(placesOfUri(textOf(value)));
}

/** The character-strings of a record as the one text that they make (RFC 7208, section 3.3). */
function textOf(record: string): string {
  const joined = record.trim().replace(/"\s*"/g, "").replace(/^"|"$/g, "");
  return joined.replace(/\\(\d{3}|.)/gs, (_, escaped: string) =>
    escaped.length === 3 ? String.fromCharCode(Number(escaped)) : escaped,
  );
}

function spfPlaces(text: string): string[] {
  return text.split(/\s+/).flatMap((term) => {
    const [, addresses] = SPF_ADDRESSES.exec(term) ?? [];
    if (addresses !== undefined) return [addresses];
    const [, host] = SPF_TERM.exec(term) ?? [];
    return host === undefined ? [] : [host.replace(/\.$/, "").replace(BELOW, "")];
  });
}

/** Of mail its domains, without the size that DMARC may add; what cannot be read as either is a place itself. */
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

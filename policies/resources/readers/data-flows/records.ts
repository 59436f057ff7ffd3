/** The places that a DNS record leads to, by record type. */
import { UNKNOWN, type Unknown } from "../../../facts/unknown.ts";
import { caaPlaces, textPlaces } from "./reports.ts";

/** Types whose last field, after priorities and ports, is the name, with their number of fields. */
const NAMING: Readonly<Record<string, number>> = {
  A: 1,
  AAAA: 1,
  AFSDB: 2,
  CNAME: 1,
  DNAME: 1,
  KX: 2,
  MX: 2,
  NS: 1,
  SRV: 4,
};

/** Types in which the root as a name means that no host accepts mail or serves. */
const NOWHERE = ["MX", "SRV"];

/** Parameters of SVCB and HTTPS that lead to no other place than the addresses in their hints. */
const PARAMETER = /^((alpn|port|mandatory|ech|ipv[46]hint)=\S+|no-default-alpn)$/i;

/** Types that lead nowhere: keys, fingerprints, and names of addresses. */
const NAMELESS = ["DNSKEY", "DS", "OPENPGPKEY", "PTR", "SMIMEA", "SSHFP", "TLSA"];

/** Texts, which may name the recipients of reports; an unknown value is evaluated in the update. */
const TEXTS: Readonly<Record<string, (record: string) => string[]>> = {
  CAA: caaPlaces,
  SPF: textPlaces,
  TXT: textPlaces,
};

/** The destinations of records of one type; records of an unknown type could lead anywhere. */
export function placesOf(
  type: string | Unknown | undefined,
  records: readonly (string | Unknown)[],
): (string | Unknown)[] {
  const known = type === UNKNOWN ? UNKNOWN : (type ?? "").toUpperCase();
  if (known !== UNKNOWN && NAMELESS.includes(known)) return [];
  if (known !== UNKNOWN && Object.hasOwn(TEXTS, known))
    return records.flatMap((record) => (record === UNKNOWN ? [] : (TEXTS[known]?.(record) ?? [])));
  return records.flatMap((record): readonly (string | Unknown)[] =>
    known === UNKNOWN || record === UNKNOWN ? [UNKNOWN] : placesIn(known, record),
  );
}

function placesIn(type: string, record: string): string[] {
  const fields = record.trim().split(/\s+/);
  // Readers of a record with more fields than its type has may differ on what it means.
  if (Object.hasOwn(NAMING, type)) {
    if (fields.length !== NAMING[type]) return [record];
    // The root means that the service does not exist (RFC 2782, RFC 7505).
    return fields.at(-1) === "." && NOWHERE.includes(type) ? [] : [nameIn(fields.at(-1))];
  }
  // The first server: clients send it dynamic updates of their names.
  if (type === "SOA") return [nameIn(fields[0])];
  // These hold the certificate or key itself; the other kinds hold only a URL of one.
  if (type === "CERT" && /^(PKIX|SPKI|PGP|ACPKIX|[1237])$/i.test(fields[0] ?? "")) return [];
  if (type === "URI") return [(fields.at(-1) ?? "").replace(/^"|"$/g, "")];
  if (type === "SVCB" || type === "HTTPS") {
    const [, target = "", ...parameters] = fields;
    // A dot is the name itself, whose addresses are separate records.
    return [...(target === "." ? [] : [nameIn(target)]), ...parameters.flatMap(hintsIn)];
  }
  // A rewrite rule can turn the name into any other.
  if (type === "NAPTR" && fields.at(-2) === '""') {
    const name = fields.at(-1) ?? "";
    return name === "." ? [] : [nameIn(name)];
  }
  return [record];
}

/** A name without the root's dot. */
export function nameIn(field = ""): string {
  return field.replace(/\.$/, "");
}

/** The addresses in a parameter; a path or an alternative port leads to the same name. */
function hintsIn(parameter: string): string[] {
  if (!PARAMETER.test(parameter)) return [parameter];
  const [, hints] = /^ipv[46]hint="?([^"]*)"?$/i.exec(parameter) ?? [];
  return hints?.split(",") ?? [];
}

/** The subject of a zone, to be compared with the site: its name, or the addresses that it has names for. */
export function placeOfZone(name: string): string {
  const plain = nameIn(name);
  return (
    reversed(plain, ".in-addr.arpa", 4, /^\d+$/) ??
    reversed(plain, ".ip6.arpa", 32, /^[0-9a-f]$/i) ??
    plain
  );
}

/** The prefix of a reverse zone; for a part of an octet (`0-26`, `0/26`), the enclosing whole octet. */
function reversed(name: string, end: string, most: number, digit: RegExp): string | undefined {
  if (!name.toLowerCase().endsWith(end)) return undefined;
  const labels = name.slice(0, -end.length).split(".");
  const [first = "", ...rest] = labels;
  const whole = most === 4 && /^\d+[-/]\d+$/.test(first) && rest.length === 3 ? rest : labels;
  if (whole.length > most || !whole.every((label) => digit.test(label))) return undefined;
  const digits = [...whole.toReversed(), ...Array(most - whole.length).fill("0")];
  if (most === 4) return `${digits.join(".")}/${whole.length * 8}`;
  return `${digits.join("").match(/.{4}/g)?.join(":")}/${whole.length * 4}`;
}

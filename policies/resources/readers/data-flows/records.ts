/** The places that a DNS record leads to, by its type. */
import { UNKNOWN, type Unknown } from "../../../facts/unknown.ts";
import { caaPlaces, textPlaces } from "./reports.ts";

/** Types whose last field, after priorities and ports, is the name; and how many fields they have. */
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

/** Types that say by the root itself that nobody takes mail, or serves. */
const NOWHERE = ["MX", "SRV"];

/** Parameters of SVCB and HTTPS that lead to no other place, or to the addresses that they hint at. */
const PARAMETER = /^((alpn|port|mandatory|ech|ipv[46]hint)=\S+|no-default-alpn)$/i;

/** Types that lead nowhere: keys, fingerprints, and names of addresses. */
const NAMELESS = ["DNSKEY", "DS", "OPENPGPKEY", "PTR", "SMIMEA", "SSHFP", "TLSA"];

/** Texts, which may name who gets reports; a value that only the update makes is evaluated there. */
const TEXTS: Readonly<Record<string, (record: string) => string[]>> = {
  CAA: caaPlaces,
  SPF: textPlaces,
  TXT: textPlaces,
};

/** Where the records of one type lead; those of a type that is not known could lead anywhere. */
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
  // A record with more fields than its type has is read by nobody knows whom as nobody knows what.
  if (Object.hasOwn(NAMING, type)) {
    if (fields.length !== NAMING[type]) return [record];
    // A service that is not there (RFC 2782, RFC 7505).
    return fields.at(-1) === "." && NOWHERE.includes(type) ? [] : [nameIn(fields.at(-1))];
  }
  // The first server: clients send it their own changes of names.
  if (type === "SOA") return [nameIn(fields[0])];
  // Certificates and keys themselves; of the other kinds the record holds only a URL of one.
  if (type === "CERT" && /^(PKIX|SPKI|PGP|ACPKIX|[1237])$/i.test(fields[0] ?? "")) return [];
  if (type === "URI") return [(fields.at(-1) ?? "").replace(/^"|"$/g, "")];
  if (type === "SVCB" || type === "HTTPS") {
    const [, target = "", ...parameters] = fields;
    // A dot is the name itself, whose addresses are records of their own.
    return [...(target === "." ? [] : [nameIn(target)]), ...parameters.flatMap(hintsIn)];
  }
  // A rewriting of the name can make any other of it.
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

/** The addresses that a parameter gives; a path or an alternative port leads to the same name. */
function hintsIn(parameter: string): string[] {
  if (!PARAMETER.test(parameter)) return [parameter];
  const [, hints] = /^ipv[46]hint="?([^"]*)"?$/i.exec(parameter) ?? [];
  return hints?.split(",") ?? [];
}

/** What a zone is about, to be compared with the site: its name, or the addresses whose names it has. */
export function placeOfZone(name: string): string {
  const plain = nameIn(name);
  return (
    reversed(plain, ".in-addr.arpa", 4, /^\d+$/) ??
    reversed(plain, ".ip6.arpa", 32, /^[0-9a-f]$/i) ??
    plain
  );
}

/** The prefix of a zone of addresses; of a part of an octet (`0-26`, `0/26`) the whole one above it. */
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

/** The places that a DNS record leads to, by its type. */
import { UNKNOWN, type Unknown } from "../../../sovereignty/unknown.ts";

/** Types whose last field, after priorities and ports, is the name. */
const NAMING = ["A", "AAAA", "CNAME", "DNAME", "MX", "NS", "SRV", "KX", "AFSDB"];

/** Types that lead nowhere: texts, keys, fingerprints, who may sign, and names of addresses. */
const NAMELESS = [
  ...["CAA", "CERT", "DNSKEY", "DS", "OPENPGPKEY", "PTR", "SMIMEA", "SOA", "SPF", "SSHFP"],
  ...["TLSA", "TXT"],
];

/** Where the records of one type lead; those of a type that is not known could lead anywhere. */
export function placesOf(
  type: string | Unknown | undefined,
  records: readonly (string | Unknown)[],
): (string | Unknown)[] {
  const known = type === UNKNOWN ? UNKNOWN : (type ?? "").toUpperCase();
  if (known !== UNKNOWN && NAMELESS.includes(known)) return [];
  return records.flatMap((record): readonly (string | Unknown)[] =>
    known === UNKNOWN || record === UNKNOWN ? [UNKNOWN] : placesIn(known, record),
  );
}

function placesIn(type: string, record: string): string[] {
  const fields = record.trim().split(/\s+/);
  if (NAMING.includes(type)) return [nameIn(fields.at(-1))];
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
function nameIn(field = ""): string {
  return field.replace(/\.$/, "");
}

/** The addresses that a parameter gives; a path or an alternative port leads to the same name. */
function hintsIn(parameter: string): string[] {
  const [, hints] = /^ipv[46]hint="?([^"]*)"?$/i.exec(parameter) ?? [];
  return hints?.split(",") ?? [];
}

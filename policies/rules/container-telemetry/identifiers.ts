/**
 * Names that are written like addresses: of XML's namespaces, of schemas, of claims. A program compares them and asks
 * nobody. Only those whose host publishes standards and takes nothing from others: purl.org leads each name of its own
 * wherever somebody says, so of it Dublin Core alone is here.
 */
const PUBLISHERS = [
  "docs.oasis-open.org/",
  "java.sun.com/xml/",
  "json-schema.org/",
  "purl.org/dc/",
  "schema.org/",
  "schemas.microsoft.com/",
  "schemas.openxmlformats.org/",
  "schemas.xmlsoap.org/",
  "www.opengis.net/",
  "www.w3.org/",
  "xmlns.com/foaf/",
  "xmlns.jcp.org/",
];
const IDENTIFIER = new RegExp(
  `^https?://(${PUBLISHERS.join("|").replaceAll(".", "[.]")})[A-Za-z0-9._/-]{0,200}#?[A-Za-z0-9_-]{0,100}$`,
);

/** Parts of a variable's name by which a program is told whom to ask, wherever in it they are. */
const ASKED =
  /url|endpoint|host|dsn|proxy|addr|server|broker|bootstrap|upstream|target|sink|webhook|callback|collector|exporter|gateway|remote|peer/i;

/** Whether a text is nothing but such names, in a variable that does not say that it holds a place. */
export function isIdentifiers(name: string, text: string): boolean {
  if (ASKED.test(name)) return false;
  const parts = text.split(/[\s,]+/).filter((part) => part !== "");
  return parts.length > 0 && parts.every((part) => IDENTIFIER.test(part));
}

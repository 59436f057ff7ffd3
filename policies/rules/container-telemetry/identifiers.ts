/**
 * Names that are written like addresses: XML namespaces, schemas, claims. A program compares them and sends no request.
 * Only hosts that publish standards and take nothing from others count: purl.org redirects each of its names to any
 * place its owner chooses, so only its Dublin Core is here.
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

/** Parts of a variable's name, at any position in it, that name a server a program sends requests to. */
const SERVER_NAME =
  /url|endpoint|host|dsn|proxy|addr|server|broker|bootstrap|upstream|target|sink|webhook|callback|collector|exporter|gateway|remote|peer/i;

/** Whether a text consists of such names only, in a variable whose name does not show that it holds a place. */
export function isIdentifiers(name: string, text: string): boolean {
  if (SERVER_NAME.test(name)) return false;
  const parts = text.split(/[\s,]+/).filter((part) => part !== "");
  return parts.length > 0 && parts.every((part) => IDENTIFIER.test(part));
}

/** Entries that many types of @pulumi/openstack share. */
import {
  count,
  dangerous,
  type Entry,
  evaluated,
  flag,
  inert,
  isGiven,
  map,
  named,
  oneOf,
  reference,
  refersToMade,
  shaped,
} from "../properties/entry.ts";

/** Overrides the connection's region: rule `location`. */
export const region: Entry = evaluated("place");

/** The project it is created in, for users who may choose it. */
export const project: Entry = evaluated("owner", {
  holds: (value) => typeof value === "string" && /^[\w.-]+$/.test(value),
  want: { fr: "l'identifiant d'un projet", en: "the id of a project" },
});

/** A plain text: no host, no path, no markup. */
const PLAIN = /^[\p{L}\p{N} ._+=,()'@-]{0,255}$/u;
export const plainText: Entry = {
  ...shaped(PLAIN, {
    fr: "un texte simple (lettres, chiffres, espaces, . _ + = , ( ) ' @ -)",
    en: "a plain text (letters, digits, spaces, . _ + = , ( ) ' @ -)",
  }),
  why: "words for people and for searches: no service looks them up as a place",
};

/**
 * Notes that people add: also a path or a time, `health/tax`, `2026-11-27T09:00:00`; two slashes would make an address.
 */
const NOTE = /^(?!.*\/\/)[\p{L}\p{N} ._+=,()'@:/-]{0,255}$/u;
const note: Entry = {
  ...shaped(NOTE, {
    fr: "un texte simple (lettres, chiffres, espaces, . _ + = , ( ) ' @ - : /), sans adresse",
    en: "a plain text (letters, digits, spaces, . _ + = , ( ) ' @ - : /), no address",
  }),
  why: "words for people and for searches: no service looks them up as a place",
};

/** Keys that people use for their own notes, besides the estate's labels. */
export const OWN_KEYS = Object.fromEntries(
  [
    "Name",
    "app",
    "application",
    "backup",
    "component",
    "contact",
    "cost-center",
    "created-by",
    "customer",
    "department",
    "description",
    "env",
    "environment",
    "group",
    "managed-by",
    "ministry",
    "name",
    "owner",
    "part-of",
    "project",
    "purpose",
    "release",
    "repository",
    "role",
    "service",
    "stack",
    "stage",
    "team",
    "ticket",
    "tier",
    "version",
    // Notes on retention and renewal: no service acts on these dates.
    "created",
    "criticality",
    "expires",
    "last-rotated",
    "next-rotation",
    "retention",
    "reviewed",
    "rotation",
    "schedule",
    "usage",
  ].map((key) => [key, note]),
);

/** One of the estate's labels, `aes:class` and the others. */
export const label: Entry = { ...plainText, is: "label" };

/** Metadata with the estate's labels, and people's own notes. */
export const metadata: Entry = map(
  { named: OWN_KEYS, prefixes: { "aes:": label } },
  { is: "label", open: "map" },
);

/** The same as HTTP headers, whose names cannot contain a colon. */
export const headers: Entry = map(
  { named: OWN_KEYS, prefixes: { "aes-": label } },
  { is: "label", open: "map" },
);

/** Tags: the estate's labels, and words. OpenStack acts on none of them. */
export const tags: Entry = {
  is: "label",
  why: "OpenStack acts on no tag; those of the estate are evaluated as labels",
  open: "text",
};

/** A text for people that also carries the labels, `users (aes:class=public, aes:owner=ML)`. */
export const labelledText: Entry = {
  is: "label",
  why: "a text for people; labels in it are evaluated",
  open: "text",
};

/** Sent to the API unchanged, overriding the resource's own inputs. */
export const valueSpecs: Entry = dangerous(
  inert("denied by rule dangerous-input whenever it is set"),
  "raw",
  isGiven,
);

/** A retired input: the provider ignores or rejects it. */
export const endedInput = (entry: Entry, instead: string): Entry =>
  dangerous(entry, "oldInput", isGiven, instead);

/** Switches as providers pass them. */
export const isTrue = (value: unknown) => value === true || value === "true";
export const isNotTrue = (value: unknown) => !isTrue(value);
export const isNotFalse = (value: unknown) => value !== false && value !== "false";

/** One limit of a quota: rule `quota-limits`. */
export const limit: Entry = { ...count, is: "limit" };

/** The administrative state: up or down. */
export const adminStateUp: Entry = flag;

/** An availability zone, `nova`. `zone:host` would choose a host, which is the operator's decision. */
export const zone: Entry = {
  ...shaped(/^[A-Za-z0-9][\w.-]*$/, {
    fr: "le nom d'une zone de disponibilité",
    en: "the name of an availability zone",
  }),
  why: "a part of the region that the site declares: rule undeclared-name",
  is: "place",
  offer: "zones",
};

/** A device name inside a server. */
export const device: Entry = shaped(/^(\/dev\/)?[a-z0-9]{1,16}$|^auto$/, {
  fr: "le nom d'un périphérique",
  en: "the name of a device",
});

export const port: Entry = {
  is: "inert",
  holds: (value) => count.holds?.(value) === true && Number(value) >= 0 && Number(value) <= 65535,
  want: { fr: "un port, de 0 à 65535", en: "a port, 0 to 65535" },
};
/** The same, where rules evaluate who can reach it. */
export const openPort: Entry = { ...port, is: "opens" };
export const ethertype: Entry = oneOf("IPv4", "IPv6");
export const ipVersion: Entry = oneOf(4, 6);

/** A volume type by its name: rules volume-encryption and undeclared-name. */
export const volumeType: Entry = evaluated("storage", { offer: "volumeTypes" });

/** A flavor by its id or its name: a flavor may lead to dedicated hosts. */
export const flavor: Entry = {
  ...reference("a size of server; which hosts it leads to the site's operator knows"),
  is: "place",
  offer: "flavors",
};

/** An id or a name of something in this cloud that is offered to all and holds no data. */
export const offered: Entry = reference("offered by the site to its tenants, holds no data");

/** A key pair by its name: only the caller's own are found. */
export const keyPair: Entry = {
  ...named,
  why: "a key pair of the caller's own user: Nova shows no user another's",
};

/** A project that the same program creates, or its quota, which passes the project's id on when the limits are set. */
export const madeProject: Entry = refersToMade(
  "openstack:identity/project:Project",
  "openstack:networking/quotaV2:QuotaV2",
);

export const SECURITY_GROUP = "openstack:networking/secGroup:SecGroup";

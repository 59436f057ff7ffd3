/** Entries for addresses and host names that several services share. */

import { type Entry, evaluated, flag, shaped } from "../properties/entry.ts";
import { isNetwork } from "../values/addresses.ts";

const every = (value: unknown, holds: (text: string) => boolean) =>
  (Array.isArray(value) ? value : [value]).every((text) => typeof text === "string" && holds(text));

/** An address in a network that is evaluated itself: the network's own row covers where it leads. */
export const address: Entry = {
  is: "inert",
  why: "an address inside a network of the same cloud",
  holds: (value) => every(value, (text) => !text.includes("/") && isNetwork(text)),
  want: { fr: "une adresse IP", en: "an IP address" },
};

/** A range of addresses: it selects addresses and leads nowhere. */
export const cidr: Entry = {
  is: "inert",
  why: "a range of addresses; the inputs that lead to it are evaluated",
  holds: (value) => every(value, (text) => text.includes("/") && isNetwork(text)),
  want: { fr: "un préfixe CIDR", en: "a CIDR prefix" },
};

export const mac: Entry = shaped(/^([0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i, {
  fr: "une adresse MAC",
  en: "a MAC address",
});

/** A host that rule `data-flow` evaluates. */
export const host: Entry = evaluated("host");

/** Evaluated by the rules about exposure. */
export const opening: Entry = evaluated("opens");

/** A switch that the rules about exposure evaluate. */
export const openSwitch: Entry = { ...flag, is: "opens" };

/** An address that the rules about exposure evaluate; it names no resource. */
export const openAddress: Entry = evaluated("opens", {
  why: "an address, whose reach is evaluated: no id is one",
});

/** An external network, through which data leaves. */
export const wayOut: Entry = evaluated("opens", {
  why: "Neutron takes external networks only, the operator's; how far such a way leads is evaluated",
});

/** Another project, or its users. */
export const otherProject: Entry = evaluated("opens", {
  why: "rule tenant-sharing evaluates it: no other project, unless it is waived",
});

/** One label of a host name. */
export const hostLabel: Entry = {
  ...shaped(/^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i, {
    fr: "un nom d'hôte sans domaine",
    en: "a host name without a domain",
  }),
  why: "a name in the domain of its own network, which is evaluated",
};

/** A name that is served; its records, which are evaluated, define where it leads. */
export const domainName: Entry = {
  ...shaped(/^(\*\.)?([a-z0-9_/-]{1,63}\.)*[a-z0-9_/-]{1,63}\.?$/i, {
    fr: "un nom de domaine",
    en: "a domain name",
  }),
  why: "a name that is served; its records define where it leads, and they are evaluated",
};

/** The name of a header or a cookie (RFC 9110's token). */
export const token: Entry = {
  ...shaped(/^[\w!#$%&'*+.^`|~-]{1,255}$/, {
    fr: "un nom d'en-tête ou de témoin",
    en: "the name of a header or a cookie",
  }),
  why: "compared with requests and responses; nothing is sent there",
};

/** Messages of `estate sign`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "contresigne pour un site les termes d'un contrat, par la clé SSH d'un bureau",
    en: "countersigns a contract's terms for a site, by the SSH key of an office",
  },
  site: {
    fr: "le site qui signe, un des deux du contrat",
    en: "the site that signs, one of the contract's two",
  },
  contract: {
    fr: "le contrat, tel qu'il figure sous contracts dans alliance.yaml",
    en: "the contract, as listed under contracts in alliance.yaml",
  },
  key: {
    fr: "clé SSH qui signe, ou sa partie publique si un agent a la clé ; sans elle, les termes sont seulement affichés",
    en: "SSH key that signs, or its public part if an agent has the key; without it the terms are only shown",
  },
  by: {
    fr: "le signataire, tel qu'il figure sous signatories ; par défaut le seul du pays",
    en: "the signatory, as listed under signatories; by default the only one of the country",
  },
  line: { fr: "{label} : {value}", en: "{label}: {value}" },
  statement: {
    fr: "Texte à signer, dans l'espace de noms {namespace} :",
    en: "Text to sign, in the namespace {namespace}:",
  },
  unsound: {
    fr: "{count, plural, one {# problème} other {# problèmes}} dans le registre ou le fichier du site ; rien n'a été signé",
    en: "{count, plural, one {# issue} other {# issues}} in the registry or the site's file; nothing was signed",
  },
  noSite: {
    fr: "reçu le site {got}, attendu l'un des sites {allowed}",
    en: "got the site {got}, want one of the sites {allowed}",
  },
  noFile: {
    fr: "{file} manque : sans lui, {site} ne signe rien",
    en: "{file} is missing: without it {site} signs nothing",
  },
  noContract: {
    fr: "reçu le contrat {got}, attendu l'un des contrats de {site} dans {at} : {allowed}",
    en: "got the contract {got}, want one of the contracts of {site} in {at}: {allowed}",
  },
  notParty: {
    fr: "{at} : le contrat {contract} va de {from} à {to} ; {site} ne le signe pas",
    en: "{at}: the contract {contract} is from {from} to {to}; {site} does not sign it",
  },
  whichSignatory: {
    fr: "attendu --by, un signataire de {country} : {allowed}",
    en: "want --by, a signatory of {country}: {allowed}",
  },
  otherSignatory: {
    fr: "reçu --by {got}, attendu un signataire de {country} ({at}) : {allowed}",
    en: "got --by {got}, want a signatory of {country} ({at}): {allowed}",
  },
  late: {
    fr: "{at} : le contrat a commencé le {start} et aujourd'hui est le {today} ; une signature ne s'antidate pas : reportez start au jour où les deux sites auront signé, puis signez ces termes",
    en: "{at}: the contract began on {start} and today is {today}; a signature is never backdated: move start to a day by which both sites have signed, then sign those terms",
  },
  foreignKey: {
    fr: "{key} : {entry} est une clé de {of}, attendu une clé d'un bureau de {country}, pays de {site} ; rien n'a été écrit",
    en: "{key}: {entry} is a key of {of}, want a key of an office of {country}, the country of {site}; nothing was written",
  },
  otherOffice: {
    fr: "{key} : {entry} ne signe pas au nom de {by}, qui parle pour un autre bureau dans le registre ; rien n'a été écrit",
    en: "{key}: {entry} does not sign in the name of {by}, who speaks for another office in the registry; nothing was written",
  },
  unwritable: {
    fr: "cette signature ne peut pas être écrite dans un fichier du parc ; signez avec une clé plus courte, par exemple Ed25519 ; rien n'a été écrit",
    en: "this signature cannot be written into a file of the estate; sign with a shorter key, such as Ed25519; nothing was written",
  },
  already: {
    fr: "{at} : déjà signé par {by} le {signed}, avec {entry} ; rien n'a été écrit",
    en: "{at}: already signed by {by} on {signed}, with {entry}; nothing was written",
  },
  onlyShown: {
    fr: "rien n'a été signé ; pour signer : estate sign {site} {contract} --key <fichier>",
    en: "nothing was signed; to sign: estate sign {site} {contract} --key <file>",
  },
  written: {
    fr: "signé par {by} avec {entry} ({fingerprint}), écrit dans {file} ; ensuite : estate check, puis la revue de ce fichier",
    en: "signed by {by} with {entry} ({fingerprint}), written to {file}; next: estate check, then the review of this file",
  },
} as const satisfies Record<string, Message>;

/** Names of the terms. */
export const LABELS = {
  contract: { fr: "Contrat", en: "Contract" },
  from: { fr: "De", en: "From" },
  to: { fr: "Vers", en: "To" },
  classes: { fr: "Classes de données", en: "Data classes" },
  owners: { fr: "Propriétaires", en: "Owners" },
  endpoints: { fr: "Destinations des copies", en: "Destinations of the copies" },
  start: { fr: "Premier jour", en: "First day" },
  end: { fr: "Dernier jour", en: "Last day" },
  purposeFr: { fr: "Objet (français)", en: "Purpose (French)" },
  purposeEn: { fr: "Objet (anglais)", en: "Purpose (English)" },
  signatories: { fr: "Signataires", en: "Signatories" },
  terms: { fr: "Empreinte des termes", en: "Digest of the terms" },
} as const satisfies Record<string, Message>;

/** Messages of `estate new-site`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "crée les fichiers d'un nouveau site : adresses libres, inscription, pile, liste de contrôle",
    en: "creates a new site's files: free addresses, registry entry, stack, checklist",
  },
  site: { fr: "la clé du site, p. ex. niamey", en: "the site's key, e.g. niamey" },
  country: {
    fr: "pays du site, un membre de l'alliance, p. ex. NE",
    en: "the site's country, a member of the alliance, e.g. NE",
  },
  titleFr: { fr: "nom du site en français", en: "the site's name in French" },
  titleEn: { fr: "nom du site en anglais", en: "the site's name in English" },
  like: {
    fr: "site ouvert dont l'offre sert de modèle ; sinon le premier",
    en: "open site whose offer is the model; else the first",
  },
  bare: { fr: "sans locataire d'exemple", en: "without an example tenant" },
  dryRun: {
    fr: "montre ce qui serait écrit, n'écrit rien",
    en: "shows what would be written, writes nothing",
  },
  badKey: {
    fr: "reçu le site {got}, attendu 3 à 32 lettres minuscules, chiffres et tirets, une lettre d'abord",
    en: "got the site {got}, want 3 to 32 lower-case letters, digits and hyphens, a letter first",
  },
  notAMember: {
    fr: "reçu le pays {got}, attendu un membre de l'alliance : {allowed} ; un nouveau membre, et ce que chaque classe de données lui permet, s'écrivent dans alliance.yaml par ceux qui l'ont convenu",
    en: "got the country {got}, want a member of the alliance: {allowed}; a new member, and what each class of data allows it, are written into alliance.yaml by those who agreed it",
  },
  otherCountry: {
    fr: "reçu le pays {got}, alors qu'alliance.yaml inscrit {site} au pays {country}",
    en: "got the country {got}, but alliance.yaml registers {site} in the country {country}",
  },
  exists: {
    fr: "{file} existe déjà ; rien n'a été écrit : un site se crée une fois, ensuite on modifie ses fichiers",
    en: "{file} exists already; nothing was written: a site is created once, then its files are edited",
  },
  noModel: {
    fr: "reçu le modèle {got}, attendu un site ouvert : {allowed}",
    en: "got the model {got}, want an open site: {allowed}",
  },
  exhausted: {
    fr: "il ne reste plus de plan {family} libre pour {site} à côté de {plans} ; rien n'a été écrit",
    en: "there is no free {family} plan left for {site} beside {plans}; nothing was written",
  },
  noPorts: {
    fr: "il ne reste plus cent ports de répétition libres pour {site} ; rien n'a été écrit",
    en: "there are no hundred rehearsal ports left for {site}; nothing was written",
  },
  noProject: {
    fr: "reçu {root}, attendu un dossier de piles à côté de Pulumi.yaml",
    en: "got {root}, want a stacks folder beside Pulumi.yaml",
  },
  unsound: {
    fr: "{count, plural, one {# problème} other {# problèmes}} dans les fichiers du parc ; {count, plural, one {corrigez-le} other {corrigez-les}} d'abord, rien n'a été écrit",
    en: "{count, plural, one {# issue} other {# issues}} in the estate's files; {count, plural, one {fix it} other {fix them}} first, nothing was written",
  },
  wouldHaveIssues: {
    fr: "avec le site {site} le parc aurait {count, plural, one {# problème} other {# problèmes}} ; rien n'a été écrit",
    en: "with the site {site} the estate would have {count, plural, one {# issue} other {# issues}}; nothing was written",
  },
  written: {
    fr: "{site} ({country}) : {ipv4}, {ipv6}, ports de répétition {first}-{last}",
    en: "{site} ({country}): {ipv4}, {ipv6}, rehearsal ports {first}-{last}",
  },
  makes: { fr: "  crée     {file}", en: "  creates  {file}" },
  changes: { fr: "  modifie  {file}", en: "  changes  {file}" },
} as const satisfies Record<string, Message>;

/** What `estate failover` says. */
import type { Message } from "../../sovereignty/text.ts";

export const TEXTS = {
  description: {
    fr: "ce que signifierait la perte d'un site : qui part où, ce qui se perd, ce qui ne tient pas, qui reste",
    en: "what the loss of a site would mean: who moves where, what is lost, what does not fit, who stays",
  },
  site: { fr: "le site perdu", en: "the site that is lost" },
  dryRun: {
    fr: "dit ce qui se passerait et ne change rien ; requis, rien d'autre n'existe encore",
    en: "says what would happen and changes nothing; required, there is nothing else yet",
  },
  notBuilt: {
    fr: "estate: reçu failover sans --dry-run, attendu --dry-run : la bascule elle-même n'est pas encore faite (docs/failover.md)",
    en: "estate: got failover without --dry-run, want --dry-run: the failover itself is not built yet (docs/failover.md)",
  },
  title: {
    fr: "Si {site} est perdu : {moves} locataire(s) sur {tenants} relevé(s) ailleurs. Rien n'est changé.",
    en: "If {site} is lost: {moves} of {tenants} tenant(s) carried elsewhere. Nothing is changed.",
  },
  moves: { fr: "Qui part, dans cet ordre", en: "Who moves, in this order" },
  nobody: {
    fr: "Personne : aucun locataire n'a de site de relève.",
    en: "Nobody: no tenant has a standby site.",
  },
  addresses: { fr: "Adresses", en: "Addresses" },
  room: { fr: "Place aux sites de relève", en: "Room at the standby sites" },
  lacking: {
    fr: "{site} : il manque {missing} {field} pour ce qu'il relèverait ; {site}/site.yaml, capacity.{field}, ou moins de locataires critiques.",
    en: "{site}: {missing} {field} are missing for what it would carry; {site}/site.yaml, capacity.{field}, or fewer critical tenants.",
  },
  fits: { fr: "Tout tient.", en: "Everything fits." },
  flows: {
    fr: "Flux qui nomment des adresses perdues, à revoir à la main",
    en: "Flows that name lost addresses, to be changed by hand",
  },
  nowhere: { fr: "rien, jusqu'au retour du site", en: "nothing, until the site is back" },
  stays: {
    fr: "Qui reste, hors service jusqu'au retour du site",
    en: "Who stays, out of service until the site is back",
  },
  law: {
    fr: "la loi : copies permises en {countries} seulement",
    en: "the law: copies allowed in {countries} only",
  },
  notOrdered: {
    fr: "pas de continuity dans son fichier ; possible à {sites}",
    en: "no continuity in its file; could stand by at {sites}",
  },
  unprotected: {
    fr: "Sans relève tant que {site} est perdu : {tenants}.",
    en: "Without a standby while {site} is lost: {tenants}.",
  },
  loss: {
    fr: "« Perte » : minutes d'écritures qui peuvent manquer, telles que le fichier les ordonne (copyEveryMinutes), et ce qu'une copie en cours n'avait pas encore apporté. Pas encore mesurée : ce programme ne copie rien encore.",
    en: "“Loss”: minutes of writing that may be missing, as its file orders them (copyEveryMinutes), and what a copy under way had not yet brought. Not measured yet: this program copies nothing yet.",
  },
  recovery: {
    fr: "Durée du rétablissement : pas encore mesurée (docs/failover.md).",
    en: "Time to recover: not measured yet (docs/failover.md).",
  },
  steps: {
    fr: "Ensuite : standsInFor: [{site}] dans site.yaml de {standbys}, make up de chacun, restaurer les copies, revoir les flux.",
    en: "Then: standsInFor: [{site}] in site.yaml of {standbys}, make up of each, restore the copies, change the flows.",
  },
} as const satisfies Record<string, Message>;

/** Headings of columns. */
export const COLUMNS = {
  rank: { fr: "Rang", en: "Rank" },
  tenant: { fr: "Locataire", en: "Tenant" },
  dataClass: { fr: "Classe", en: "Class" },
  to: { fr: "Vers", en: "To" },
  contract: { fr: "Contrat", en: "Contract" },
  until: { fr: "Jusqu'au", en: "Until" },
  loss: { fr: "Perte (min)", en: "Loss (min)" },
  cores: { fr: "Cœurs", en: "Cores" },
  memory: { fr: "Mémoire (Gio)", en: "Memory (GiB)" },
  volumes: { fr: "Volumes (Gio)", en: "Volumes (GiB)" },
  clusters: { fr: "Clusters", en: "Clusters" },
  segment: { fr: "Segment", en: "Segment" },
  from: { fr: "De", en: "From" },
  site: { fr: "Site", en: "Site" },
  field: { fr: "Champ", en: "Field" },
  capacity: { fr: "Offert", en: "Offered" },
  promised: { fr: "Promis", en: "Promised" },
  needed: { fr: "À relever", en: "To carry" },
  left: { fr: "Reste", en: "Left" },
  file: { fr: "Fichier", en: "File" },
  flow: { fr: "Flux", en: "Flow" },
  becomes: { fr: "Devient", en: "Becomes" },
  why: { fr: "Pourquoi", en: "Why" },
} as const satisfies Record<string, Message>;

/** Consequences of a site's loss, in sentences and headings. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  title: {
    fr: "Si {site} est perdu : {moves, plural, one {# de ses {tenants, plural, one {# propre locataire} other {# propres locataires}} bascule} other {# de ses {tenants, plural, one {# propre locataire} other {# propres locataires}} basculent}} sur un autre site. Rien n'est changé.",
    en: "If {site} is lost: {moves, plural, one {# of its own {tenants, plural, one {# tenant} other {# tenants}} fails} other {# of its own {tenants, plural, one {# tenant} other {# tenants}} fail}} over to another site. Nothing is changed.",
  },
  moves: {
    fr: "Locataires qui basculent, dans cet ordre",
    en: "Tenants that fail over, in this order",
  },
  noMoves: {
    fr: "Aucun : pas un locataire n'a de site de secours.",
    en: "None: no tenant has a standby site.",
  },
  addresses: { fr: "Adresses", en: "Addresses" },
  headroom: { fr: "Marge aux sites de secours", en: "Headroom at the standby sites" },
  lacking: {
    fr: "{site} : il manque {missing, number} {field} pour les locataires qu'il accueillerait ; {site}/site.yaml, capacity.{field}, ou moins de locataires critiques.",
    en: "{site}: {missing, plural, one {# {field} is} other {# {field} are}} missing for the tenants that would fail over to it; {site}/site.yaml, capacity.{field}, or fewer critical tenants.",
  },
  fits: {
    fr: "Tout tient. Les parts garanties qui ne servent pas encore ne sont pas comptées ici, mais par « estate capacity ».",
    en: "Everything fits. Guaranteed parts that are not used yet are not counted here, but by `estate capacity`.",
  },
  flows: {
    fr: "Flux qui nomment des adresses perdues, à revoir à la main",
    en: "Flows that name lost addresses, to be changed by hand",
  },
  nowhere: { fr: "rien, jusqu'au retour du site", en: "nothing, until the site is back" },
  stays: {
    fr: "Locataires sans bascule, hors service jusqu'au retour du site",
    en: "Tenants without a failover, out of service until the site is back",
  },
  policy: {
    fr: "politique : copies permises en {countries} seulement",
    en: "policy: copies allowed in {countries} only",
  },
  notOrdered: {
    fr: "pas de continuity dans son fichier ; site de secours possible : {sites}",
    en: "no continuity in its file; possible standby: {sites}",
  },
  unprotected: {
    fr: "Sans site de secours tant que {site} est perdu : {tenants}.",
    en: "Without a standby while {site} is lost: {tenants}.",
  },
  loss: {
    fr: "« Perte » : minutes d'écritures qui peuvent manquer, telles que le fichier les ordonne (copyEveryMinutes), et ce qu'une copie en cours n'avait pas encore apporté. Copiés : les conteneurs que nomme continuity.containers, rien d'autre.",
    en: "“Loss”: minutes of writing that may be missing, as its file orders them (copyEveryMinutes), and what a copy under way had not yet brought. Copied: the containers that continuity.containers names, nothing else.",
  },
  recovery: {
    fr: "Durée du rétablissement : la dernière bascule de répétition a pris {minutes, number} min ; ce qu'un exercice a mesuré est dans docs/failover.fr.md.",
    en: "Time to recover: the last rehearsed failover took {minutes, number} min; what a drill has measured is in docs/failover.md.",
  },
  unmeasured: {
    fr: "Durée du rétablissement : aucune bascule de ce site n'a encore eu lieu sur cette machine ; ce qu'un exercice a mesuré est dans docs/failover.fr.md.",
    en: "Time to recover: no failover of this site has been done on this machine yet; what a drill has measured is in docs/failover.md.",
  },
  steps: {
    fr: "Ensuite : « estate failover {site} » le fait en répétition ; sur de vrais sites, activeStandbyFor: [{site}] dans site.yaml de {standbys} et pulumi up de chacun. Revoir les flux.",
    en: "Then: `estate failover {site}` does it in a rehearsal; on real sites, activeStandbyFor: [{site}] in site.yaml of {standbys} and pulumi up of each. Change the flows.",
  },
} as const satisfies Record<string, Message>;

/** Column headings. */
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
  needed: { fr: "À accueillir", en: "To take over" },
  left: { fr: "Reste", en: "Left" },
  file: { fr: "Fichier", en: "File" },
  flow: { fr: "Flux", en: "Flow" },
  becomes: { fr: "Devient", en: "Becomes" },
  why: { fr: "Pourquoi", en: "Why" },
} as const satisfies Record<string, Message>;

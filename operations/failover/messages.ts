/** Messages of `estate failover`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "planifie la perte d'un site (où vont les locataires, ce qui se perd, ce qui ne tient pas, ce qui n'est pas touché), puis exécute la bascule et le retour",
    en: "plans for the loss of a site (where tenants go, what is lost, what does not fit, what is unaffected), then runs the failover and the failback",
  },
  site: { fr: "le site perdu", en: "the site that is lost" },
  dryRun: {
    fr: "affiche ce qui se passerait et ne change rien",
    en: "prints what would happen and changes nothing",
  },
  return: {
    fr: "retour, quand le site répond de nouveau : rapporte ce qui a été écrit ailleurs, puis met fin au rôle de secours actif",
    en: "failback, once the site answers again: copies back what was written elsewhere, then ends the active standby",
  },
  misused: {
    fr: "estate: reçu --dry-run et --return, attendu l'un ou l'autre",
    en: "estate: got --dry-run and --return, want one or the other",
  },
  onlyDryRun: {
    fr: "estate: {option} ne va qu'avec --dry-run ; une bascule porte sur le parc de ce projet et n'affiche que du texte",
    en: "estate: {option} goes with --dry-run only; a failover works on this project's estate and prints only text",
  },
} as const satisfies Record<string, Message>;

/** Messages of the steps of a failover and of a failback. */
export const STEPS = {
  begins: { fr: "{number}/{of}  {title}", en: "{number}/{of}  {title}" },
  before: {
    fr: "{number}/{of}  {title} : fait avant ({ended})",
    en: "{number}/{of}  {title}: done before ({ended})",
  },
  out: {
    fr: "Bascule faite, {seconds, number} s après son début. Pour revenir : estate failover <site> --return",
    en: "Failover done, {seconds, number} s after its start. To fail back: estate failover <site> --return",
  },
  return: {
    fr: "Retour fait, {seconds, number} s après son début.",
    en: "Failback done, {seconds, number} s after its start.",
  },
  silent: { fr: "{site} ne répond plus", en: "{site} no longer answers" },
  isSilent: { fr: "pas de réponse de {url}", en: "no answer from {url}" },
  declared: {
    fr: "{site} a pour site de secours actif {standbys}, par écrit",
    en: "{site} has {standbys} as active standby, in writing",
  },
  wrote: {
    fr: "{standby}/site.yaml : activeStandbyFor contient {site} ; à valider dans le dépôt",
    en: "{standby}/site.yaml: activeStandbyFor lists {site}; commit it",
  },
  updated: { fr: "{standby} se met à jour", en: "{standby} is updated" },
  proved: {
    fr: "les ressources des locataires, vérifiées auprès de ses services",
    en: "the tenants' resources, checked with its services",
  },
  hasQuota: {
    fr: "{tenant} : {cores, plural, one {# cœur permis} other {# cœurs permis}}",
    en: "{tenant}: {cores, plural, one {# core} other {# cores}} allowed",
  },
  hasObjects: {
    fr: "{tenant} : conteneur {container}, {count, plural, one {# objet} other {# objets}}, le plus récent de {newest}",
    en: "{tenant}: container {container}, {count, plural, one {# object} other {# objects}}, the newest of {newest}",
  },
  hasCluster: {
    fr: "{tenant} : cluster {cluster} complet",
    en: "{tenant}: cluster {cluster} complete",
  },
  answers: { fr: "{site} répond de nouveau", en: "{site} answers again" },
  doesAnswer: { fr: "réponse de {url}", en: "an answer from {url}" },
  served: { fr: "{site} se met à jour", en: "{site} is updated" },
  levelled: {
    fr: "ce qui a été écrit ailleurs est rapporté",
    en: "what was written elsewhere is copied back",
  },
  lacksParts: {
    fr: "{tenant} : conteneur {container}, {count, plural, one {# grand objet sans ses morceaux, {first} : illisible} other {# grands objets sans leurs morceaux, d'abord {first} : illisibles}} ici (docs/failover.fr.md, « Ce qui est copié »)",
    en: "{tenant}: container {container}, {count, plural, one {# large object without its parts, {first}} other {# large objects without their parts, first {first}}}: cannot be read here (docs/failover.md, “What is copied”)",
  },
  isLevel: {
    fr: "{site} est complet : {count, plural, one {# objet} other {# objets}}",
    en: "{site} is complete: {count, plural, one {# object} other {# objects}}",
  },
  frozen: {
    fr: "{standbys} n'accepte plus d'objets ; écrivez désormais sur le site d'origine",
    en: "{standbys} accepts no more objects; write to the home site from now on",
  },
  withdrawn: {
    fr: "{site} n'a plus {standbys} pour site de secours actif",
    en: "{site} no longer has {standbys} as active standby",
  },
  unwrote: {
    fr: "{standby}/site.yaml : activeStandbyFor ne contient plus {site} ; à valider dans le dépôt",
    en: "{standby}/site.yaml: activeStandbyFor no longer lists {site}; commit it",
  },
  thawed: {
    fr: "les copies vers {standbys} reprennent",
    en: "the copies to {standbys} resume",
  },
} as const satisfies Record<string, Message>;

/** Reasons that stop a failover or a failback. */
export const FAILURES = {
  noStandby: {
    fr: "aucun locataire de {site} n'a de site de secours : rien à basculer",
    en: "no tenant of {site} has a standby site: nothing to fail over",
  },
  answers: {
    fr: "{site} répond ({url}) : arrêtez-le d'abord, sinon deux sites écriraient les mêmes données",
    en: "{site} answers ({url}): stop it first, or two sites would write the same data",
  },
  silent: {
    fr: "{site} ne répond pas ({url}) : remettez son nuage en marche d'abord",
    en: "{site} does not answer ({url}): start its cloud first",
  },
  noProject: {
    fr: "le projet {name} n'existe pas",
    en: "there is no project {name}",
  },
  quota: {
    fr: "{as} à {to} : {got, plural, one {# cœur permis} other {# cœurs permis}}, attendu {want, number}",
    en: "{as} at {to}: {got, plural, one {# core} other {# cores}} allowed, want {want, number}",
  },
  cluster: {
    fr: "{as} à {to} : le cluster {cluster} est {status}, attendu CREATE_COMPLETE",
    en: "{as} at {to}: the cluster {cluster} is {status}, want CREATE_COMPLETE",
  },
  notLevel: {
    fr: "après {minutes, number} min, {count, plural, one {# objet diffère} other {# objets diffèrent}} encore entre les deux sites, d'abord {first} ; relancez pour continuer d'attendre",
    en: "after {minutes, number} min, {count, plural, one {# object still differs} other {# objects still differ}} between the two sites, first {first}; run again to keep waiting",
  },
  lacksParts: {
    fr: "{tenant} : conteneur {container}, {count, plural, one {# grand objet est revenu sans ses morceaux, {first} : rapportez-le à la main ou supprimez-le} other {# grands objets sont revenus sans leurs morceaux, d'abord {first} : rapportez-les à la main ou supprimez-les}}, puis relancez (docs/failover.fr.md, « Ce qui est copié »)",
    en: "{tenant}: container {container}, {count, plural, one {# large object came back without its parts, {first}: copy it by hand or delete it} other {# large objects came back without their parts, first {first}: copy them by hand or delete them}}, then run again (docs/failover.md, “What is copied”)",
  },
  notFailedOver: {
    fr: "aucun site n'est le site de secours actif de {site} : rien à ramener",
    en: "no site is the active standby for {site}: nothing to bring home",
  },
} as const satisfies Record<string, Message>;

/** What `estate failover` says. */
import type { Message } from "../../sovereignty/text.ts";

export const TEXTS = {
  description: {
    fr: "la perte d'un site : qui part où, ce qui se perd, ce qui ne tient pas, qui reste ; puis la bascule, et le retour",
    en: "the loss of a site: who moves where, what is lost, what does not fit, who stays; then the failover, and the return",
  },
  site: { fr: "le site perdu", en: "the site that is lost" },
  dryRun: {
    fr: "dit ce qui se passerait et ne change rien",
    en: "says what would happen and changes nothing",
  },
  return: {
    fr: "le site répond de nouveau : ramène ce qui a été écrit ailleurs, puis retire la relève",
    en: "the site answers again: brings home what was written elsewhere, then withdraws the standby",
  },
  misused: {
    fr: "estate: reçu --dry-run et --return, attendu l'un ou l'autre",
    en: "estate: got --dry-run and --return, want one or the other",
  },
  onlyDryRun: {
    fr: "estate: {option} ne va qu'avec --dry-run ; ce qui change quelque chose parle de ce domaine, en phrases",
    en: "estate: {option} goes with --dry-run only; what changes something speaks of this estate, in sentences",
  },
  title: {
    fr: "Si {site} est perdu : {moves, plural, one {# de ses {tenants, plural, one {# propre locataire} other {# propres locataires}} est relevé} other {# de ses {tenants, plural, one {# propre locataire} other {# propres locataires}} sont relevés}} ailleurs. Rien n'est changé.",
    en: "If {site} is lost: {moves, plural, one {# of its own {tenants, plural, one {# tenant} other {# tenants}} is} other {# of its own {tenants, plural, one {# tenant} other {# tenants}} are}} carried elsewhere. Nothing is changed.",
  },
  moves: { fr: "Qui part, dans cet ordre", en: "Who moves, in this order" },
  nobody: {
    fr: "Personne : aucun locataire n'a de site de relève.",
    en: "Nobody: no tenant has a standby site.",
  },
  addresses: { fr: "Adresses", en: "Addresses" },
  room: { fr: "Place aux sites de relève", en: "Room at the standby sites" },
  lacking: {
    fr: "{site} : il manque {missing, number} {field} pour ce qu'il relèverait ; {site}/site.yaml, capacity.{field}, ou moins de locataires critiques.",
    en: "{site}: {missing, plural, one {# {field} is} other {# {field} are}} missing for what it would carry; {site}/site.yaml, capacity.{field}, or fewer critical tenants.",
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
    fr: "Ensuite : « estate failover {site} » le fait en répétition ; sur de vrais sites, standsInFor: [{site}] dans site.yaml de {standbys} et pulumi up de chacun. Revoir les flux.",
    en: "Then: `estate failover {site}` does it in a rehearsal; on real sites, standsInFor: [{site}] in site.yaml of {standbys} and pulumi up of each. Change the flows.",
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

/** What the steps of a failover and of a return say. */
export const STEPS = {
  begins: { fr: "{number}/{of}  {title}", en: "{number}/{of}  {title}" },
  before: {
    fr: "{number}/{of}  {title} : fait avant ({ended})",
    en: "{number}/{of}  {title}: done before ({ended})",
  },
  out: {
    fr: "Bascule faite, {seconds, number} s après son début. Revenir : estate failover <site> --return",
    en: "Failover done, {seconds, number} s after its start. The way back: estate failover <site> --return",
  },
  return: {
    fr: "Retour fait, {seconds, number} s après son début.",
    en: "Return done, {seconds, number} s after its start.",
  },
  silent: { fr: "{site} ne répond plus", en: "{site} answers no more" },
  isSilent: { fr: "pas de réponse de {url}", en: "no answer from {url}" },
  declared: {
    fr: "{standbys} relève {site}, par écrit",
    en: "{standbys} stands in for {site}, in writing",
  },
  wrote: {
    fr: "{standby}/site.yaml : standsInFor contient {site} ; à valider dans le dépôt",
    en: "{standby}/site.yaml: standsInFor holds {site}; commit it",
  },
  carried: { fr: "{standby} se met à jour", en: "{standby} is updated" },
  proved: {
    fr: "ce que les locataires ont là-bas, demandé à ses services",
    en: "what the tenants have there, asked of its services",
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
    fr: "ce qui a été écrit ailleurs rentre",
    en: "what was written elsewhere comes home",
  },
  lacksParts: {
    fr: "{tenant} : conteneur {container}, {count, plural, one {# grand objet sans ses morceaux, {first} : illisible} other {# grands objets sans leurs morceaux, d'abord {first} : illisibles}} ici (docs/failover.fr.md, « Ce qui est copié »)",
    en: "{tenant}: container {container}, {count, plural, one {# large object without its parts, {first}} other {# large objects without their parts, first {first}}}: cannot be read here (docs/failover.md, “What is copied”)",
  },
  isLevel: {
    fr: "{site} a tout : {count, plural, one {# objet} other {# objets}}",
    en: "{site} has all of it: {count, plural, one {# object} other {# objects}}",
  },
  frozen: {
    fr: "{standbys} ne prend plus d'objets ; écrivez désormais chez vous",
    en: "{standbys} takes no more objects; write at home from now on",
  },
  withdrawn: {
    fr: "{standbys} ne relève plus {site}",
    en: "{standbys} stands in for {site} no more",
  },
  unwrote: {
    fr: "{standby}/site.yaml : standsInFor ne contient plus {site} ; à valider dans le dépôt",
    en: "{standby}/site.yaml: standsInFor holds {site} no more; commit it",
  },
  thawed: {
    fr: "les copies vers {standbys} reprennent",
    en: "the copies to {standbys} go on",
  },
} as const satisfies Record<string, Message>;

/** Why a failover or a return stops. */
export const REFUSALS = {
  nobody: {
    fr: "aucun locataire de {site} n'a de site de relève : rien à basculer",
    en: "no tenant of {site} has a standby site: nothing to carry",
  },
  answers: {
    fr: "{site} répond ({url}) : arrêtez-le d'abord, sinon deux sites écriraient les mêmes données",
    en: "{site} answers ({url}): stop it first, or two sites would write the same data",
  },
  silent: {
    fr: "{site} ne répond pas ({url}) : remettez son nuage en marche d'abord",
    en: "{site} does not answer ({url}): bring its cloud up first",
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
    fr: "après {minutes, number} min, {count, plural, one {# objet diffère} other {# objets diffèrent}} encore entre les deux côtés, d'abord {first} ; relancez pour attendre encore",
    en: "after {minutes, number} min, {count, plural, one {# object still differs} other {# objects still differ}} between both ends, first {first}; run again to wait on",
  },
  lacksParts: {
    fr: "{tenant} : conteneur {container}, {count, plural, one {# grand objet est rentré sans ses morceaux, {first} : rapportez-le à la main ou supprimez-le} other {# grands objets sont rentrés sans leurs morceaux, d'abord {first} : rapportez-les à la main ou supprimez-les}}, puis relancez (docs/failover.fr.md, « Ce qui est copié »)",
    en: "{tenant}: container {container}, {count, plural, one {# large object came home without its parts, {first}: bring it by hand or delete it} other {# large objects came home without their parts, first {first}: bring them by hand or delete them}}, then run again (docs/failover.md, “What is copied”)",
  },
  notCarried: {
    fr: "aucun site ne relève {site} : rien à ramener",
    en: "no site stands in for {site}: nothing to bring home",
  },
} as const satisfies Record<string, Message>;

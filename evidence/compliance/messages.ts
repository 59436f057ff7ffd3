/** Messages of `estate compliance`: its help, its errors, its result and its limits. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "déclaration datée, par pays et par classe : où les données peuvent être, où elles sont, ce qui est encore à l'étranger",
    en: "a dated statement by country and class: where data may be, where it is, what is still abroad",
  },
  state: {
    fr: "état exporté d'un site (pulumi stack export), - pour l'entrée standard ; une option par site",
    en: "exported state of a site (pulumi stack export), - for standard input; one option a site",
  },
  owner: {
    fr: "un seul pays propriétaire ; sinon tous",
    en: "one owner country; else all",
  },
  asOf: {
    fr: "jour de la déclaration, AAAA-MM-JJ (UTC) ; sinon aujourd'hui",
    en: "day of the statement, YYYY-MM-DD (UTC); else today",
  },
  offline: {
    fr: "ne lit ni l'état gardé ni le nuage d'un site",
    en: "reads neither the stored state nor the cloud of a site",
  },
  html: {
    fr: "écrit aussi le document en HTML dans ce fichier",
    en: "also writes the document as HTML to this file",
  },
  pdf: {
    fr: "écrit aussi le document en PDF dans ce fichier, par Chromium",
    en: "also writes the document as PDF to this file, by Chromium",
  },
  junit: {
    fr: "écrit aussi un test par règle et type de ressource (JUnit) dans ce fichier",
    en: "also writes one test for each rule and resource type (JUnit) to this file",
  },
  noOwner: {
    fr: "reçu le pays {got}, attendu un État membre : {want}",
    en: "got the country {got}, want a member state: {want}",
  },
  plan: {
    fr: "{file} : un plan, qui montre ce qui serait fait ; attendu un état (pulumi stack export)",
    en: "{file}: a plan, which shows what would be done; want a state (pulumi stack export)",
  },
  otherSite: {
    fr: "{file} : l'état du site {site} ; attendu l'état d'un site de la déclaration : {sites}",
    en: "{file}: the state of the site {site}; want the state of a site of the statement: {sites}",
  },
  twoStates: {
    fr: "{file} : un autre état du site {site}, après {other} ; attendu un état par site",
    en: "{file}: another state of the site {site}, after {other}; want one state for each site",
  },
  notWritten: {
    fr: "{file} n'a pas pu être écrit : {reason}",
    en: "{file} could not be written: {reason}",
  },
  noChromium: {
    fr: "--pdf : pas de Chromium sur cette machine ; installez le paquet Debian « chromium », ou écrivez --html et imprimez-le depuis un navigateur",
    en: "--pdf: no Chromium on this machine; install Debian's package `chromium`, or write --html and print it from a browser",
  },
  chromiumFailed: {
    fr: "--pdf : {program} n'a pas écrit de PDF : {reason}",
    en: "--pdf: {program} wrote no PDF: {reason}",
  },
} as const satisfies Record<string, Message>;

/** Why a state or a cloud was not read. */
export const REASONS = {
  failed: { fr: "{reason}", en: "{reason}" },
  evidence: {
    fr: "les preuves reposent sur les fichiers, l'état enregistré et un rapport d'écarts (--drift) ; elles ne lisent aucun nuage",
    en: "evidence rests on the files, the recorded state and a drift report (--drift); it reads no cloud",
  },
  offline: { fr: "l'option --offline", en: "the option --offline" },
  otherDay: {
    fr: "ils montrent aujourd'hui, et la déclaration porte sur le {asOf} ; nommez un état de ce jour par --state",
    en: "they show today, and the statement is about {asOf}; name a state of that day with --state",
  },
  otherRoot: {
    fr: "ils appartiennent aux fichiers du projet, et --root en nomme d'autres ; nommez un état par --state",
    en: "they belong to the project's own files, and --root names others; name a state with --state",
  },
  realSite: {
    fr: "sur un vrai site, exportez l'état (pulumi stack export) et nommez-le par --state",
    en: "at a real site, export the state (pulumi stack export) and name it with --state",
  },
  nothingRecorded: {
    fr: "rien n'est enregistré pour {site}",
    en: "nothing is recorded for {site}",
  },
} as const satisfies Record<string, Message>;

/** The result, with what it covers; what is abroad is always added. */
export const RESULT_TEXTS = {
  compliant: {
    fr: "CONFORME : ce qui est déployé, d'après l'état enregistré, à : {sites}.",
    en: "COMPLIANT: what is deployed, as recorded, at {sites}.",
  },
  waived: {
    fr: "{waived, plural, one {# écart est sous dérogation.} other {# écarts sont sous dérogation.}}",
    en: "{waived, plural, one {# violation is waived.} other {# violations are waived.}}",
  },
  nonCompliant: {
    fr: "NON CONFORME : {failed, plural, one {# violation sans dérogation} other {# violations sans dérogation}}, {problems, plural, one {# autre problème} other {# autres problèmes}}, à : {sites}.",
    en: "NON-COMPLIANT: {failed, plural, one {# violation without a waiver} other {# violations without a waiver}}, {problems, plural, one {# other problem} other {# other problems}}, at {sites}.",
  },
  notAssessed: {
    fr: "NON ÉVALUÉ : les fichiers sont conformes ; l'état de ce qui est déployé n'a pas été lu, à : {missing}.",
    en: "NOT ASSESSED: the files are compliant; the state of what is deployed was not read, at {missing}.",
  },
  owners: { fr: "Données de : {owners} seulement.", en: "Data of {owners} only." },
  abroad: {
    fr: "{platforms, plural, one {# plateforme encore à l'étranger} other {# plateformes encore à l'étranger}} ({owners}), jusqu'au {until}.",
    en: "{platforms, plural, one {# platform still abroad} other {# platforms still abroad}} ({owners}), until {until}.",
  },
  late: {
    fr: "{late, plural, one {# l'est après son échéance.} other {# le sont après leur échéance.}}",
    en: "{late, plural, one {# of them after its deadline.} other {# of them after their deadline.}}",
  },
  noneAbroad: {
    fr: "D'après le registre, aucune plateforme n'est plus à l'étranger.",
    en: "According to the register, no platform is abroad any more.",
  },
  abroadUnknown: {
    fr: "Ce qui est encore à l'étranger n'est pas connu : il n'y a pas de registre (stacks/repatriation.yaml).",
    en: "What is still abroad is not known: there is no register (stacks/repatriation.yaml).",
  },
} as const satisfies Record<string, Message>;

/** What drift reports add to the summary; each names the day on which the cloud was read. */
export const DRIFT_TEXTS = {
  permitted: {
    fr: "{count, plural, one {# changement fait à la main, qu'aucune règle ne refuse} other {# changements faits à la main, qu'aucune règle ne refuse}}, à : {sites}.",
    en: "{count, plural, one {# change made by hand that no rule denies} other {# changes made by hand that no rule denies}}, at {sites}.",
  },
  clean: {
    fr: "Aucun changement fait à la main n'a été trouvé, à : {sites}.",
    en: "No change made by hand was found, at {sites}.",
  },
  incomplete: {
    fr: "Les changements faits à la main n'ont été cherchés qu'en partie, à : {sites}.",
    en: "Changes made by hand were looked for only in part, at {sites}.",
  },
  notCompared: {
    fr: "Le nuage lui-même n'a pas été comparé, à : {sites}.",
    en: "The cloud itself was not compared, at {sites}.",
  },
} as const satisfies Record<string, Message>;

/** Problems besides violations. */
export const PROBLEM_TEXTS = {
  late: {
    fr: "{platform} ({owner}) est encore à l'étranger ({country}, {provider}) après son échéance, le {deadline}",
    en: "{platform} ({owner}) is still abroad ({country}, {provider}) after its deadline, {deadline}",
  },
  misplaced: {
    fr: "{classTitle} de {owner} à {site} ({country}), où la classe ne l'admet pas : {tenants}",
    en: "{classTitle} of {owner} at {site} ({country}), where the class does not admit it: {tenants}",
  },
  copyNotAllowed: {
    fr: "{tenant} est copié de {from} à {to}, où la classe n'admet pas de copie : {classTitle} de {owner}",
    en: "{tenant} is copied from {from} to {to}, where the class admits no copy: {classTitle} of {owner}",
  },
  contractNotInForce: {
    fr: "{tenant} est copié de {from} à {to} ; le contrat {contract} n'est pas en vigueur ce jour",
    en: "{tenant} is copied from {from} to {to}; the contract {contract} is not in force that day",
  },
  unlabelled: {
    fr: "le projet {project} du nuage de {site} n'a pas d'étiquettes que le registre connaît : propriétaire {owner}, classe {dataClass}",
    en: "the project {project} of {site}'s cloud has no labels that the registry knows: owner {owner}, class {dataClass}",
  },
} as const satisfies Record<string, Message>;

/** What was not looked at, and why. */
export const NOT_LOOKED_AT = {
  state: {
    fr: "l'état enregistré de {site} : {why}",
    en: "the recorded state of {site}: {why}",
  },
  openJournal: {
    fr: "les derniers changements de {site} : une exécution est en cours ou a été interrompue, et l'état ne les contient pas encore",
    en: "the last changes of {site}: a run is in progress or was interrupted, and the state does not have them yet",
  },
  cloud: { fr: "le nuage de {site} : {why}", en: "the cloud of {site}: {why}" },
  cloudKinds: {
    fr: "instantanés, sauvegardes, images, conteneurs d'objets, partages et secrets du nuage de {site} : ils ne sont pas comptés",
    en: "snapshots, backups, images, containers of objects, shares and secrets of {site}'s cloud: they are not counted",
  },
  otherProjects: {
    fr: "{count, plural, one {# projet du nuage de {site} qui n'est pas du parc} other {# projets du nuage de {site} qui ne sont pas du parc}} : {names}",
    en: "{count, plural, one {# project of {site}'s cloud that is not of the estate} other {# projects of {site}'s cloud that are not of the estate}}: {names}",
  },
  drift: {
    fr: "le nuage de {site} lui-même, et ce qui y a été changé à la main : pas de rapport d'écarts (estate drift {site} --format json, puis --drift) ; seul ce qu'un rafraîchissement a enregistré est évalué",
    en: "{site}'s cloud itself, and what was changed there by hand: no drift report (estate drift {site} --format json, then --drift); only what a refresh has recorded is evaluated",
  },
  driftDay: {
    fr: "les changements faits à la main à {site} le {asOf} : le rapport d'écarts a lu le nuage le {at}",
    en: "changes made by hand at {site} on {asOf}: the drift report read the cloud on {at}",
  },
  driftOlder: {
    fr: "les changements faits à la main à {site} après le {at} : l'état évalué ici est plus récent que le rapport d'écarts ({time})",
    en: "changes made by hand at {site} after {at}: the state evaluated here is newer than the drift report ({time})",
  },
  driftState: {
    fr: "l'état de {site} que le rapport d'écarts a comparé : ce n'est pas celui qui est évalué ici, leurs SHA-256 diffèrent ; une violation que seul l'autre enregistre n'est pas citée",
    en: "the state of {site} that the drift report compared: it is not the one evaluated here, their SHA-256 differ; a violation that only the other one records is not listed",
  },
  driftIncomplete: {
    fr: "une partie du nuage de {site} : le rapport d'écarts est sans résultat, car elle n'a pas pu être lue",
    en: "a part of {site}'s cloud: the drift report has no result, because it could not be read",
  },
  countersignatures: {
    fr: "qui a signé {count, plural, one {# contrat} other {# contrats}} pour {site} : aucun bureau de {country} n'a de clé, l'empreinte seule a été comparée",
    en: "who signed {count, plural, one {# contract} other {# contracts}} for {site}: no office of {country} has a key, only the digest was compared",
  },
  otherSites: {
    fr: "les autres sites ouverts : {sites} ; la déclaration ne les couvre pas",
    en: "the other open sites: {sites}; the statement does not cover them",
  },
  contents: {
    fr: "le contenu des volumes, des objets et des bases : la classe est celle que déclare le fichier du locataire",
    en: "the contents of volumes, objects and databases: the class is the one that the tenant's file declares",
  },
  clusters: {
    fr: "les objets dans les clusters Kubernetes : leurs politiques d'admission les évaluent quand ils sont créés",
    en: "the objects in the Kubernetes clusters: their admission policies evaluate them when they are created",
  },
  media: {
    fr: "les bâtiments, les disques, et les copies hors du parc : aucun fichier et aucune API ne les montre",
    en: "the buildings, the disks, and copies outside the estate: no file and no API shows them",
  },
  abroad: {
    fr: "les plateformes à l'étranger elles-mêmes : ce que le registre en dit n'est pas vérifié",
    en: "the platforms abroad themselves: what the register says of them is not verified",
  },
  attested: {
    fr: "le chiffrement des volumes : des bureaux l'attestent, aucune API ne le prouve",
    en: "the encryption of volumes: offices attest it, no API proves it",
  },
} as const satisfies Record<string, Message>;

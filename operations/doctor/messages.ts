/** Messages of `estate doctor`; those of its checks are beside them. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "vérifie, en lecture seule, que le nuage d'un site remplit les prérequis de son exploitant",
    en: "checks, read-only, that a site's cloud meets the prerequisites of its operator",
  },
  site: { fr: "site à examiner", en: "site to examine" },
  format: { fr: "text (par défaut), json ou junit", en: "text (default), json or junit" },
  output: {
    fr: "fichier du rapport ; sinon la sortie standard",
    en: "file of the report; else standard output",
  },
  keeper: {
    fr: "entrée de clouds.yaml de l'utilisateur qui garde l'état (state-keeper) ; une répétition trouve la sienne",
    en: "entry of clouds.yaml of the user who keeps the state (state-keeper); a rehearsal finds its own",
  },
  noKeeper: {
    fr: "la connexion de l'entrée {entry} échoue ({reason}) : vérifiez l'option --keeper, l'entrée et son mot de passe",
    en: "the connection of the entry {entry} fails ({reason}): check the option --keeper, the entry and its password",
  },
  noClouds: {
    fr: "pas de clouds.yaml avec l'entrée {entry} de l'option --keeper",
    en: "no clouds.yaml with the entry {entry} of the option --keeper",
  },
  otherCloud: {
    fr: "l'entrée {entry} de l'option --keeper mène à {found}, attendu {address} : les deux connexions doivent être du même nuage",
    en: "the entry {entry} of the option --keeper leads to {found}, want {address}: both connections must be of the same cloud",
  },
  notInCatalogue: {
    fr: "absent du catalogue",
    en: "not in the catalogue",
  },
  rehearsal: {
    fr: "une répétition ne peut pas le montrer",
    en: "a rehearsal cannot show it",
  },
  unused: {
    fr: "rien dans les fichiers du site ne l'utilise",
    en: "nothing in the site's files uses it",
  },
  account: {
    fr: "il faut la connexion de l'utilisateur qui garde l'état : ajoutez --keeper ENTRÉE",
    en: "it needs the connection of the user who keeps the state: add --keeper ENTRY",
  },
  absent: {
    fr: "{service} ne l'offre pas ({reason})",
    en: "{service} does not offer it ({reason})",
  },
  denied: {
    fr: "{service} le refuse à ce compte ({reason})",
    en: "{service} denies it to this account ({reason})",
  },
  unreachable: {
    fr: "{service} ne répond pas comme il faut ({reason})",
    en: "{service} does not answer as it should ({reason})",
  },
  unreadable: {
    fr: "la réponse de {service} n'a pas la forme attendue ({reason})",
    en: "the answer of {service} does not have the expected form ({reason})",
  },
} as const satisfies Record<string, Message>;

/** Messages of the report. */
export const REPORT = {
  title: {
    fr: "Prérequis de {site} : {address}, région {region}",
    en: "Prerequisites of {site}: {address}, region {region}",
  },
  rehearsal: {
    fr: "  C'est un nuage de répétition : il ne peut pas tout montrer.",
    en: "  It is a rehearsal cloud: it cannot show everything.",
  },
  failedChecks: { fr: "EN ÉCHEC", en: "FAILED" },
  notAssessedChecks: { fr: "NON ÉVALUÉ", en: "NOT ASSESSED" },
  passedChecks: { fr: "REMPLI", en: "MET" },
  unseen: { fr: "Ce qu'aucune vérification ne voit :", en: "What no check can see:" },
  remediation: { fr: "Correction : {what}", en: "Fix: {what}" },
  counts: {
    fr: "{checks, plural, one {# vérification} other {# vérifications}} : {passed, number} remplies, {failed, number} en échec, {notAssessed, number} non évaluées.",
    en: "{checks, plural, one {# check} other {# checks}}: {passed, number} met, {failed, number} failed, {notAssessed, number} not assessed.",
  },
  passed: {
    fr: "REMPLI : aucun constat, et tout ce que ce nuage peut montrer a été lu.",
    en: "MET: no finding, and everything that this cloud can show was read.",
  },
  failed: {
    fr: "EN ÉCHEC : {count, plural, one {# constat} other {# constats}}.",
    en: "FAILED: {count, plural, one {# finding} other {# findings}}.",
  },
  incomplete: {
    fr: "INCOMPLET : aucun constat, mais des réponses manquent ; ce n'est pas un résultat.",
    en: "INCOMPLETE: no finding, but answers are missing; this is no result.",
  },
} as const satisfies Record<string, Message>;

/** Why a prerequisite has no check. */
export const UNCHECKED = {
  linkKeys: {
    fr: "les secrets partagés sont dans la configuration de la pile de chaque site, pas dans son nuage",
    en: "the shared secrets are in the configuration of each site's stack, not in its cloud",
  },
  controlPlaneBackups: {
    fr: "aucune API d'OpenStack ne montre les sauvegardes du plan de contrôle : essayez une restauration",
    en: "no API of OpenStack shows backups of the control plane: try a restore",
  },
  managementCluster: {
    fr: "seule la plateforme a son kubeconfig, et ce programme ne le demande pas",
    en: "only the platform has its kubeconfig, and this program does not ask for it",
  },
  volumeTypeOfClusters: {
    fr: "ce réglage de magnum.conf n'apparaît dans aucune API : lisez le fichier",
    en: "this setting of magnum.conf appears in no API: read the file",
  },
  groupsOfClusters: {
    fr: "les valeurs du chart n'apparaissent dans aucune API : lisez-les ; `estate drift` montre les groupes que des clusters ont",
    en: "the chart's values appear in no API: read them; `estate drift` shows the groups that clusters have",
  },
  snatByDefault: {
    fr: "ce réglage de neutron.conf n'apparaît dans aucune API : lisez le fichier",
    en: "this setting of neutron.conf appears in no API: read the file",
  },
  facility: {
    fr: "estate capacity --cloud compare ces chiffres à ceux du nuage",
    en: "estate capacity --cloud compares these figures with the cloud's",
  },
} as const satisfies Record<string, Message>;

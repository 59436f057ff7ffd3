/** Messages of `estate audit` itself; those of violations belong to the rules. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  toAttest: { fr: "à attester", en: "still to be attested" },
  unattested: {
    fr: "aucun bureau n'atteste ce chiffrement ; un vrai site exige l'attestation d'un bureau",
    en: "no office attests this encryption; a real site requires an office's attestation",
  },
  description: {
    fr: "évalue un état exporté ou un plan, sans nuage, sans connexion, sans moteur ; avec --cluster, un cluster en marche",
    en: "evaluates an exported state or a plan, without cloud, login or engine; with --cluster, a running cluster",
  },
  file: {
    fr: "fichier écrit par « pulumi stack export » ou « pulumi preview --json --show-sames », ou, avec --cluster, kubeconfig ; - pour l'entrée standard",
    en: "file written by `pulumi stack export` or `pulumi preview --json --show-sames`, or with --cluster a kubeconfig; - for standard input",
  },
  format: {
    fr: "text (par défaut), json, sarif, junit, openreports ou policyreport",
    en: "text (default), json, sarif, junit, openreports or policyreport",
  },
  output: {
    fr: "fichier du rapport ; sinon la sortie standard",
    en: "file of the report; else standard output",
  },
  site: {
    fr: "site de la pile ; sinon celui que l'état ou le plan indique, sinon le nom de la pile",
    en: "the stack's site; else the one in the state or plan, else the stack's name",
  },
  cluster: {
    fr: "lit le cluster <locataire>/<cluster> de --site par le kubeconfig, sans rien y écrire",
    en: "reads the cluster <tenant>/<cluster> of --site by the kubeconfig, and writes nothing to it",
  },
  rehearsal: {
    fr: "la pile est une répétition sur le nuage d'une machine",
    en: "the stack is a rehearsal on one machine's cloud",
  },
  noRehearsal: {
    fr: "la pile n'est pas une répétition, même si l'état indique le contraire",
    en: "the stack is not a rehearsal, even if the state records one",
  },
  alliance: {
    fr: "registre de l'alliance ; sinon stacks/alliance.yaml",
    en: "the alliance's registry; else stacks/alliance.yaml",
  },
  waivers: {
    fr: "dérogations ; sinon policies/waivers.yaml",
    en: "waivers; else policies/waivers.yaml",
  },
  things: {
    fr: "sortie things de la pile du parc (pulumi stack output things --json) ; sinon ces ressources sont inconnues",
    en: "output things of the estate's stack (pulumi stack output things --json); else these resources are unknown",
  },
  backend: {
    fr: "URL où l'état est gardé ; sans elle, ce lieu n'est pas évalué",
    en: "URL where the state is kept; without it that place is not evaluated",
  },
  today: {
    fr: "jour de l'évaluation, AAAA-MM-JJ (UTC) ; sinon aujourd'hui",
    en: "day of the evaluation, YYYY-MM-DD (UTC); else today",
  },
  registry: {
    fr: "{file} : registre inutilisable : {reason}",
    en: "{file}: unusable registry: {reason}",
  },
  grants: {
    fr: "{file} : dérogations illisibles : {reason}",
    en: "{file}: unreadable waivers: {reason}",
  },
  unknownThings: {
    fr: "{file} : choses du parc illisibles : {reason}",
    en: "{file}: unreadable things of the estate: {reason}",
  },
} as const satisfies Record<string, Message>;

/** Limits of an audit, by the key in reports. */
export const NOT_ASSESSED = {
  statePlace: {
    fr: "où l'état est gardé : le fichier ne le dit pas ; nommez-le par --backend",
    en: "where the state is kept: the file does not say; name it with --backend",
  },
  planState: {
    fr: "où l'état sera gardé et quelle clé protège ses secrets : un plan ne le dit pas",
    en: "where the state will be kept and which key protects its secrets: a plan does not say",
  },
  lookups: {
    fr: "lectures et recherches (fonctions) : elles ne laissent pas de trace ; la garde les évalue pendant l'exécution",
    en: "reads and look-ups (functions): they leave no trace; the guard evaluates them during the run",
  },
  environment: {
    fr: "l'environnement de l'exécution (OS_CLOUD, VAULT_ADDR) : le fichier ne le dit pas",
    en: "the environment of the run (OS_CLOUD, VAULT_ADDR): the file does not say",
  },
  tenants: {
    fr: "déclarations qui ne figurent que dans les fichiers des locataires (répartiteurs accordés, contrat d'un locataire) : la vérification, la garde et les clusters les évaluent",
    en: "declarations that only the tenants' files contain (granted load balancers, a tenant's contract): the check, the guard and the clusters evaluate them",
  },
  hidden: {
    fr: "{count, plural, one {# ressource} other {# ressources}} dont le fichier ne montre pas une valeur que les politiques lisent (secrète, ou pas encore connue) : {count, plural, one {évaluée avec une valeur inconnue} other {évaluées avec une valeur inconnue}}",
    en: "{count, plural, one {# resource} other {# resources}} of which the file hides a value that the policies read (secret, or not known yet): evaluated as unknown",
  },
  deletions: {
    fr: "{count, plural, one {# suppression prévue : la ressource supprimée n'est pas évaluée} other {# suppressions prévues : les ressources supprimées ne sont pas évaluées}}",
    en: "{count, plural, one {# planned deletion: the deleted resource is not evaluated} other {# planned deletions: the deleted resources are not evaluated}}",
  },
  drift: {
    fr: "les changements du nuage depuis le dernier « pulumi refresh », et tout ce que la pile n'a pas enregistré, qu'aucun rafraîchissement ne voit : « npx estate drift » lit le nuage lui-même",
    en: "changes of the cloud since the last `pulumi refresh`, and everything that the stack does not record, which no refresh sees: `npx estate drift` reads the cloud itself",
  },
  partial: {
    fr: "l'aperçu a échoué ou signale qu'il peut être inexact : le plan n'est pas complet",
    en: "the preview failed or reports that it may be wrong: the plan is incomplete",
  },
  rule: {
    fr: "{rule} : rien à évaluer dans ce fichier",
    en: "{rule}: nothing to evaluate in this file",
  },
} as const satisfies Record<string, Message>;

/** Messages of the report. */
export const REPORT = {
  title: {
    fr: "Audit de {file} : {kind} de la pile {stack} (projet {project})",
    en: "Audit of {file}: {kind} of stack {stack} (project {project})",
  },
  clusterTitle: {
    fr: "Audit du cluster {project} du site {stack} : {file}",
    en: "Audit of cluster {project} at site {stack}: {file}",
  },
  state: { fr: "état", en: "state" },
  plan: { fr: "plan", en: "plan" },
  site: { fr: "site {is} ({source})", en: "site {is} ({source})" },
  real: { fr: "pas une répétition ({source})", en: "not a rehearsal ({source})" },
  rehearsal: { fr: "répétition ({source})", en: "rehearsal ({source})" },
  today: { fr: "évalué au {is} ({source})", en: "evaluated as of {is} ({source})" },
  alliance: { fr: "registre {is}, sha256 {digest}", en: "registry {is}, sha256 {digest}" },
  option: { fr: "option", en: "option" },
  recorded: { fr: "selon le fichier", en: "from the file" },
  stackName: { fr: "nom de la pile", en: "the stack's name" },
  default: { fr: "par défaut", en: "by default" },
  policyDigest: { fr: "politiques {pack} {registry}", en: "policies {pack} {registry}" },
  selfTest: {
    fr: "autotest : {missed} ; les règles n'évaluent plus ces cas comme il faut",
    en: "self-test: {missed}; the rules no longer evaluate these cases correctly",
  },
  critical: { fr: "CRITIQUE", en: "CRITICAL" },
  high: { fr: "ÉLEVÉ", en: "HIGH" },
  medium: { fr: "MOYEN", en: "MEDIUM" },
  why: { fr: "Pourquoi : {what}", en: "Why: {what}" },
  grounds: { fr: "Références : {what}", en: "Grounds: {what}" },
  remediation: { fr: "Correction : {what}", en: "Fix: {what}" },
  howToWaive: { fr: "Dérogation : {what}", en: "Waiver: {what}" },
  waived: {
    fr: "Couvert par une dérogation jusqu'au {expiry} de {key} ({ticket}) : {reason}",
    en: "Waived until {expiry} by {key} ({ticket}): {reason}",
  },
  outputs: {
    fr: "changé dans le nuage, pas dans le programme",
    en: "changed in the cloud, not in the program",
  },
  pendingDelete: {
    fr: "suppression en attente : existe encore",
    en: "deletion pending: still exists",
  },
  pendingOperation: {
    fr: "opération interrompue : existe peut-être",
    en: "interrupted operation: may exist",
  },
  external: { fr: "lue, pas gérée par cette pile", en: "read, not managed by this stack" },
  protected: { fr: "protégée contre la suppression", en: "protected from deletion" },
  view: { fr: "vue d'une autre ressource", en: "a view of another resource" },
  waiverProblems: { fr: "Dérogations en faute :", en: "Faulty waivers:" },
  attested: { fr: "Attesté par des bureaux :", en: "Attested by offices:" },
  notAssessed: { fr: "Non évalué :", en: "Not assessed:" },
  counts: {
    fr: "{resources, plural, one {# ressource} other {# ressources}}, {rules, plural, one {# règle} other {# règles}} ; violations : {raw, plural, one {# brute} other {# brutes}}, {waived, plural, one {# sous dérogation} other {# sous dérogation}}, {failed, number} en échec",
    en: "{resources, plural, one {# resource} other {# resources}}, {rules, plural, one {# rule} other {# rules}}; violations: {raw, number} raw, {waived, number} waived, {failed, number} failed",
  },
  passed: { fr: "Résultat : CONFORME", en: "Result: PASSED" },
  failed: { fr: "Résultat : NON CONFORME", en: "Result: FAILED" },
  invalid: {
    fr: "Résultat : NON VALABLE, rien n'est prouvé",
    en: "Result: INVALID, nothing is proven",
  },
} as const satisfies Record<string, Message>;

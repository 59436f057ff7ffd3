/** Texts of the OSCAL documents. */
import type { Message } from "../../../output/message.ts";

export const TEXTS = {
  components: {
    fr: "Règles de l'AES pour le parc, site {site}",
    en: "Rules of the AES for the estate, site {site}",
  },
  results: {
    fr: "Résultats de l'audit du site {site}",
    en: "Results of the audit of site {site}",
  },
  milestones: {
    fr: "Dérogations, violations et points non évalués du site {site}",
    en: "Waivers, findings and what was not assessed at site {site}",
  },
  report: {
    fr: "Rapport de l'audit, avec chaque violation",
    en: "The audit's report, with every finding",
  },
  plan: { fr: "Plan de l'audit", en: "Plan of the audit" },
  planIs: {
    fr: "Le programme est le plan : chaque règle évalue chaque ressource de l'état enregistré.",
    en: "The program is the plan: each rule evaluates each resource of the recorded state.",
  },
  implements: {
    fr: "La règle {rule} est évaluée sur les fichiers, dans le programme, dans le moteur et, pour les objets Kubernetes, dans chaque grappe.",
    en: "The rule {rule} is evaluated on the files, in the program, in the engine and, for Kubernetes objects, in each cluster.",
  },
  implementsFor: {
    fr: "Exigences de {framework} que la règle {rule} met en œuvre, en tout ou en partie.",
    en: "Requirements of {framework} that the rule {rule} implements, wholly or in part.",
  },
  system: { fr: "Pile du site {site}", en: "Stack of site {site}" },
  systemIs: {
    fr: "{resources, plural, one {# ressource enregistrée} other {# ressources enregistrées}} ; empreinte de l'état : {digest}.",
    en: "{resources, plural, one {# recorded resource} other {# recorded resources}}; digest of the state: {digest}.",
  },
  audit: {
    fr: "Audit de l'état enregistré au {day}",
    en: "Audit of the recorded state as of {day}",
  },
  auditIs: {
    fr: "Violations : {raw, number} brutes, {waived, number} sous dérogation, {failed, number} en échec. Non évalué : {notAssessed, number}.",
    en: "Violations: {raw, number} raw, {waived, number} waived, {failed, number} failed. Not assessed: {notAssessed, number}.",
  },
  evaluated: {
    fr: "{count, plural, one {# ressource évaluée} other {# ressources évaluées}}. Résultat : {result}.",
    en: "{count, plural, one {# resource evaluated} other {# resources evaluated}}. Result: {result}.",
  },
  evidence: {
    fr: "Chaque violation de la règle, et chaque ressource qu'elle a évaluée.",
    en: "Each violation of the rule, and each resource that it evaluated.",
  },
  contract: {
    fr: "Contrat {name} : signature pour {site}",
    en: "Contract {name}: signature for {site}",
  },
  signature: {
    fr: "Signataire pour {country} : {by}, le {signed}. Bureau de la clé : {office}. Clé : {key}. Signature : {standing}. Empreinte des termes : {terms}.",
    en: "Signatory for {country}: {by}, on {signed}. Office of the key: {office}. Key: {key}. Signature: {standing}. Digest of the terms: {terms}.",
  },
  contractEvidence: {
    fr: "Chaque contrat, avec le contreseing de chaque site tel que son fichier le donne.",
    en: "Each contract, with each site's countersignature as its file has it.",
  },
  drift: {
    fr: "Écarts entre l'état enregistré et le nuage",
    en: "Drift between the recorded state and the cloud",
  },
  noDrift: {
    fr: "Non évalué : les écarts. Aucun rapport d'écarts n'a été donné.",
    en: "Not assessed: drift. No drift report was given.",
  },
  driftIs: {
    fr: "Nuage lu le {at}, {result} : {read, number} lus, {compared, number} comparés ; {changed, number} changés, {unmanaged, number} non gérés, {gone, number} disparus. Violations sans dérogation que seul le nuage montre : {failed, number}.",
    en: "Cloud read at {at}, {result}: {read, number} read, {compared, number} compared; {changed, number} changed, {unmanaged, number} unmanaged, {gone, number} gone. Violations without a waiver that only the cloud shows: {failed, number}.",
  },
  driftEvidence: {
    fr: "Le rapport d'écarts, avec chaque différence.",
    en: "The drift report, with each difference.",
  },
  control: {
    fr: "{framework} {number} : {result}, par {rules}.",
    en: "{framework} {number}: {result}, by {rules}.",
  },
  waived: {
    fr: "Dérogation {key} ({ticket}) jusqu'au {expiry}. Responsable : {owner}. Approuvée par : {approver}. Raison : {reason}. Mesures compensatoires : {compensating}.",
    en: "Waiver {key} ({ticket}) until {expiry}. Owner: {owner}. Approved by: {approver}. Reason: {reason}. Compensating measures: {compensating}.",
  },
  waiver: { fr: "Dérogation {key}", en: "Waiver {key}" },
  waiverProblem: { fr: "Dérogation défectueuse : {path}", en: "Faulty waiver: {path}" },
  complianceProblem: {
    fr: "Constat de la déclaration de conformité : {kind}",
    en: "Finding of the compliance statement: {kind}",
  },
  notAssessed: { fr: "Non évalué : {key}", en: "Not assessed: {key}" },
  violation: { fr: "{rule} : {subject}", en: "{rule}: {subject}" },
} as const satisfies Record<string, Message>;

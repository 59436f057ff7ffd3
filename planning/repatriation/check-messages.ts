/** Platforms that cannot be repatriated as the register declares. */
import type { IssueText } from "../../estate/issue-text.ts";

export const REPATRIATION = {
  noTeam: {
    got: { fr: "aucune équipe pour {owner}", en: "no team for {owner}" },
    want: {
      fr: "teams.{owner} : combien de migrations ses équipes mènent de front",
      en: "teams.{owner}: how many migrations its teams can do at once",
    },
  },
  notAbroad: {
    got: {
      fr: "un hébergement au pays {got}, où la classe {dataClass} de {owner} peut résider",
      en: "hosting in {got}, where class {dataClass} of {owner} may reside",
    },
    want: {
      fr: "un pays étranger : autre que {allowed}",
      en: "a foreign country: other than {allowed}",
    },
    remediation: {
      fr: "Ce registre ne tient que ce qui doit revenir ; retirez-en cette plateforme.",
      en: "This register holds only what has to come home; remove that platform from it.",
    },
  },
  targetPlanned: {
    got: {
      fr: "le site {got}, qui n'est pas ouvert",
      en: "site {got}, which is not open",
    },
    want: { fr: "un site ouvert : {allowed}", en: "an open site: {allowed}" },
    remediation: {
      fr: "Visez un locataire hébergé sur un site ouvert ; il déménagera avec ses plateformes quand le site ouvrira.",
      en: "Aim at a tenant hosted at an open site; it will move with its platforms once the site opens.",
    },
  },
  targetUnknown: {
    got: {
      fr: "le locataire {tenant}, qui n'existe pas",
      en: "tenant {tenant}, which is not there",
    },
    want: {
      fr: "un locataire pour des données {wantClass} de {wantOwner} : {allowed}",
      en: "a tenant for {wantClass} data of {wantOwner}: {allowed}",
    },
  },
  targetUnlike: {
    got: {
      fr: "le locataire {tenant}, pour des données {dataClass} de {owner}",
      en: "tenant {tenant}, which is for {dataClass} data of {owner}",
    },
    want: {
      fr: "un locataire pour des données {wantClass} de {wantOwner} : {allowed}",
      en: "a tenant for {wantClass} data of {wantOwner}: {allowed}",
    },
    remediation: {
      fr: "Les ressources d'un locataire portent sa classe et son propriétaire : la plateforme serait évaluée comme une autre.",
      en: "A tenant's resources carry its class and owner: the platform would be evaluated as another one.",
    },
  },
  targetFull: {
    got: {
      fr: "{sum, number} {field} pour ce qui doit être chez {target} le {deadline}",
      en: "{sum, number} {field} for what must be in {target} by {deadline}",
    },
    want: {
      fr: "au plus {free, number}, ce que son quota laisse ce jour-là ({excess, number} de trop)",
      en: "at most {free, number}, what its quota leaves on that day ({excess, number} too many)",
    },
    remediation: {
      fr: "Relevez quota.override.{field} dans {file}, inscrivez du matériel sous additions, ou visez ailleurs. Y sont comptés : {platforms}.",
      en: "Raise quota.override.{field} in {file}, enter hardware under additions, or aim elsewhere. Counted are: {platforms}.",
    },
  },
  dependencyCycle: {
    got: { fr: "le cercle {cycle}", en: "the circle {cycle}" },
    want: {
      fr: "des dépendances dont une au moins peut revenir la première",
      en: "dependencies of which one at least can come home first",
    },
  },
  homeTooEarly: {
    got: {
      fr: "rapatrié, alors qu'il dépend de {got}, qui ne l'est pas",
      en: "home, while it depends on {got}, which is not",
    },
    want: {
      fr: "rapatrié au plus tôt avec tout ce dont il dépend",
      en: "home no earlier than all it depends on",
    },
  },
  movedNotHome: {
    got: { fr: "moved : {got} avec le statut {status}", en: "moved: {got} with status {status}" },
    want: {
      fr: "moved seulement avec le statut home",
      en: "moved only with status home",
    },
  },
} as const satisfies Record<string, IssueText>;

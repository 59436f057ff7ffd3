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
      fr: "Ce registre ne contient que les plateformes hébergées à l'étranger ; retirez-en celle-ci.",
      en: "This register lists only platforms hosted abroad; remove this one.",
    },
  },
  targetPlanned: {
    got: {
      fr: "le site {got}, qui n'est pas ouvert",
      en: "site {got}, which is not open",
    },
    want: { fr: "un site ouvert : {allowed}", en: "an open site: {allowed}" },
    remediation: {
      fr: "Choisissez un locataire d'un site ouvert ; il déménagera avec ses plateformes quand le site ouvrira.",
      en: "Choose a tenant of an open site; it will move with its platforms once the site opens.",
    },
  },
  targetUnknown: {
    got: {
      fr: "le locataire {tenant}, qui n'existe pas",
      en: "tenant {tenant}, which does not exist",
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
      fr: "Relevez quota.override.{field} dans {file}, inscrivez du matériel sous additions, ou choisissez une autre cible. Sont comptées : {platforms}.",
      en: "Raise quota.override.{field} in {file}, enter hardware under additions, or choose another target. Counted: {platforms}.",
    },
  },
  dependencyCycle: {
    got: { fr: "le cycle {cycle}", en: "the cycle {cycle}" },
    want: {
      fr: "des dépendances sans cycle",
      en: "dependencies without a cycle",
    },
  },
  homeTooEarly: {
    got: {
      fr: "rapatriée, alors qu'elle dépend de {got}, qui ne l'est pas",
      en: "home, while it depends on {got}, which is not",
    },
    want: {
      fr: "rapatriée au plus tôt en même temps que toutes ses dépendances",
      en: "home no earlier than all its dependencies",
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

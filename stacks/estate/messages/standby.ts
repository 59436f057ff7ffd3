/** Sites that cannot stand in for another. */
import type { IssueText } from "./text.ts";

export const STANDBY = {
  standbyFull: {
    got: {
      fr: "{sum} {field} si {home} est perdu : {own} dus à {site}, {coming} à {tenants}, de {home}",
      en: "{sum} {field} if {home} is lost: {own} owed at {site}, {coming} to {tenants} of {home}",
    },
    want: {
      fr: "au plus {limit}, la capacité du site",
      en: "at most {limit}, the site's capacity",
    },
    mend: {
      fr: "{excess} manquent : relevez capacity.{field} ici dans ce que porte {site}/facility.yaml, baissez des quotas, ou retirez continuity de l'un d'eux dans {home}/tenants.",
      en: "{excess} are missing: raise capacity.{field} here within what {site}/facility.yaml carries, lower quotas, or remove continuity from one of them in {home}/tenants.",
    },
  },
  standbyOverShare: {
    got: {
      fr: "{sum} {field} pour {owner} à {site} si {home} est perdu, avec {tenants}",
      en: "{sum} {field} for {owner} at {site} if {home} is lost, with {tenants}",
    },
    want: {
      fr: "au plus {limit}, sa part garantie et son débord (burst)",
      en: "at most {limit}, its guaranteed part and its burst",
    },
    mend: {
      fr: "{excess} de trop : convenez d'une part plus grande ici, ou retirez continuity de l'un d'eux dans {home}/tenants.",
      en: "{excess} too many: agree on a larger share here, or remove continuity from one of them in {home}/tenants.",
    },
  },
} as const satisfies Record<string, IssueText>;

/** Sites that cannot take over another site's tenants. */
import type { IssueText } from "../../estate/issue-text.ts";

export const STANDBY = {
  standbyFull: {
    got: {
      fr: "{sum, number} {field} si {home} est perdu : {own, plural, one {# dû} other {# dus}} à {site}, {coming, number} à {tenants}, de {home}",
      en: "{sum, number} {field} if {home} is lost: {own, number} owed at {site}, {coming, number} to {tenants} of {home}",
    },
    want: {
      fr: "au plus {limit, number}, la capacité du site",
      en: "at most {limit, number}, the site's capacity",
    },
    remediation: {
      fr: "{excess, plural, one {# manque} other {# manquent}} : relevez capacity.{field} ici dans ce que porte {site}/facility.yaml, baissez des quotas, ou retirez continuity de l'un d'eux dans {home}/tenants.",
      en: "{excess, plural, one {# is} other {# are}} missing: raise capacity.{field} here within what {site}/facility.yaml carries, lower quotas, or remove continuity from one of them in {home}/tenants.",
    },
  },
  standbyOverShare: {
    got: {
      fr: "{sum, number} {field} pour {owner} à {site} si {home} est perdu, avec {tenants}",
      en: "{sum, number} {field} for {owner} at {site} if {home} is lost, with {tenants}",
    },
    want: {
      fr: "au plus {limit, number}, sa part garantie et son débord (burst)",
      en: "at most {limit, number}, its guaranteed part and its burst",
    },
    remediation: {
      fr: "{excess, number} de trop : convenez d'une part plus grande ici, ou retirez continuity de l'un d'eux dans {home}/tenants.",
      en: "{excess, number} too many: agree on a larger share here, or remove continuity from one of them in {home}/tenants.",
    },
  },
} as const satisfies Record<string, IssueText>;

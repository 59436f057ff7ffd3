/** Quotas beyond what there is. */
import type { IssueText } from "./text.ts";

export const QUOTAS = {
  overCapacity: {
    got: { fr: "{sum} {field} promis au total", en: "{sum} {field} promised in total" },
    want: {
      fr: "au plus {capacity}, la capacité du site",
      en: "at most {capacity}, the site's capacity",
    },
    mend: {
      fr: "{excess} de trop ; les plus grands quotas : {largest}.",
      en: "{excess} too many; the largest quotas: {largest}.",
    },
  },
  overOwnQuota: {
    got: {
      fr: "{need} {field} pour ce qu'il déclare",
      en: "{need} {field} for what it declares",
    },
    want: { fr: "au plus {quota}, son quota", en: "at most {quota}, its quota" },
    mend: {
      fr: "Écrivez quota.override.{field} ou choisissez une classe plus grande.",
      en: "Write quota.override.{field} or choose a larger class.",
    },
  },
} as const satisfies Record<string, IssueText>;

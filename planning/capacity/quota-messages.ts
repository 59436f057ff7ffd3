/** Quotas beyond what there is. */

import type { IssueText } from "../../estate/issue-text.ts";
import type { Message } from "../../output/message.ts";

/** A sum beyond its limit, where several are told together. */
export const SUM: Message = {
  fr: "{total, number} {field}, au plus {limit, number}",
  en: "{total, number} {field}, at most {limit, number}",
};

/** What one tenant has in such a sum. */
export const PART: Message = {
  fr: "{name} {amount, number} {field}",
  en: "{name} {amount, number} {field}",
};

export const QUOTAS = {
  overCapacity: {
    got: {
      fr: "{sum, number} {field} promis au total",
      en: "{sum, number} {field} promised in total",
    },
    want: {
      fr: "au plus {capacity, number}, la capacité du site",
      en: "at most {capacity, number}, the site's capacity",
    },
    mend: {
      fr: "{excess, number} de trop ; les plus grands quotas : {largest}.",
      en: "{excess, number} too many; the largest quotas: {largest}.",
    },
  },
  overLimits: {
    got: {
      fr: "le quota de {tenant}, avec lequel sont promis {over}",
      en: "the quota of {tenant}, with which there are promised {over}",
    },
    want: { fr: "{less} de moins", en: "{less} less" },
    mend: {
      fr: "Baissez-le ici, ou chez d'autres qui comptent dans la même somme : {others} ; ou relevez la limite là où elle est écrite.",
      en: "Lower it here, or that of others who count in the same sum: {others}; or raise the limit where it stands.",
    },
  },
  overOwnClass: {
    got: { fr: "{needs} pour ce qu'il déclare", en: "{needs} for what it declares" },
    want: { fr: "au plus {quotas}, son quota", en: "at most {quotas}, its quota" },
    mend: {
      fr: "Choisissez une classe plus grande, ou écrivez ces champs sous quota.override.",
      en: "Choose a larger class, or write those fields under quota.override.",
    },
  },
  overOwnQuota: {
    got: {
      fr: "{need, number} {field} pour ce qu'il déclare",
      en: "{need, number} {field} for what it declares",
    },
    want: { fr: "au plus {quota, number}, son quota", en: "at most {quota, number}, its quota" },
    mend: {
      fr: "Écrivez quota.override.{field} ou choisissez une classe plus grande.",
      en: "Write quota.override.{field} or choose a larger class.",
    },
  },
} as const satisfies Record<string, IssueText>;

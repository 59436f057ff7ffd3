/** Missing power, and missing figures of power. */
import type { IssueText } from "../../estate/issue-text.ts";

export const ENERGY = {
  overEnvelope: {
    got: {
      fr: "{kw, number, ::.00} kW avec {cores, plural, one {# cœur réservé} other {# cœurs réservés}} au travail, secours des autres sites compris",
      en: "{kw, number, ::.00} kW with {cores, plural, one {# reserved core} other {# reserved cores}} at work, standby for other sites included",
    },
    want: {
      fr: "au plus {envelope, number, ::.##########} kW, ce que le bâtiment peut alimenter et refroidir",
      en: "at most {envelope, number, ::.##########} kW, the power that the building can supply and cool",
    },
    remediation: {
      fr: "{excess, number, ::.00} kW de trop : réduisez des quotas ou des équipements, ou faites agrandir l'enveloppe.",
      en: "{excess, number, ::.00} kW too many: reduce quotas or equipment, or have the envelope enlarged.",
    },
  },
  noPower: {
    got: { fr: "rien pour {name}", en: "nothing for {name}" },
    want: { fr: "sa puissance en watts", en: "its power in watts" },
  },
} as const satisfies Record<string, IssueText>;

/** Messages of `estate mirror`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "apporte aux sites de relève les images dont naîtraient les clusters d'un site, empreinte vérifiée",
    en: "brings to standby sites the images that a site's clusters would be made of, digests compared",
  },
  site: { fr: "le site d'où elles viennent", en: "the site they come from" },
  dryRun: {
    fr: "dit ce qui manque et n'apporte rien",
    en: "says what is missing and brings nothing",
  },
  none: {
    fr: "{site} : aucun locataire critique n'a de cluster ; rien à apporter",
    en: "{site}: no critical tenant has a cluster; nothing to bring",
  },
  same: {
    fr: "{standby} : {to} y est ({digest}), pour {clusters}",
    en: "{standby}: {to} is there ({digest}), for {clusters}",
  },
  missing: {
    fr: "{standby} : {to} manque, pour {clusters}",
    en: "{standby}: {to} is missing, for {clusters}",
  },
  brought: {
    fr: "{standby} : {to} apportée de {site} ({digest}), pour {clusters}",
    en: "{standby}: {to} brought from {site} ({digest}), for {clusters}",
  },
  noSource: {
    fr: "{site} n'a pas d'image {from} ; son exploitant la doit (docs/operator-prerequisites.fr.md, node-images)",
    en: "{site} has no image {from}; its operator owes it (docs/operator-prerequisites.md, node-images)",
  },
  other: {
    fr: "{standby} a une autre image nommée {to} : {got}, attendu {digest} comme à {site} ; que son exploitant la retire ou dise laquelle est la bonne",
    en: "{standby} has another image called {to}: {got}, want {digest} as at {site}; have its operator remove it or say which is right",
  },
} as const satisfies Record<string, Message>;

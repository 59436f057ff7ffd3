/** Messages of `estate mirror`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "copie vers les sites de secours les images de nœuds des clusters d'un site, empreinte vérifiée",
    en: "copies the node images of a site's clusters to the standby sites, digests verified",
  },
  site: { fr: "le site d'où elles viennent", en: "the site they come from" },
  dryRun: {
    fr: "affiche ce qui manque et ne copie rien",
    en: "lists what is missing and copies nothing",
  },
  none: {
    fr: "{site} : aucun locataire critique n'a de cluster ; rien à copier",
    en: "{site}: no critical tenant has a cluster; nothing to copy",
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
    fr: "{standby} : {to} copiée de {site} ({digest}), pour {clusters}",
    en: "{standby}: {to} copied from {site} ({digest}), for {clusters}",
  },
  noSource: {
    fr: "{site} n'a pas d'image {from} ; son exploitant doit la fournir (docs/operator-prerequisites.fr.md, node-images)",
    en: "{site} has no image {from}; its operator must provide it (docs/operator-prerequisites.md, node-images)",
  },
  other: {
    fr: "{standby} a une autre image nommée {to} : {got}, attendu {digest} comme à {site} ; que son exploitant la retire ou dise laquelle est la bonne",
    en: "{standby} has another image called {to}: {got}, want {digest} as at {site}; have its operator remove it or say which is right",
  },
} as const satisfies Record<string, Message>;

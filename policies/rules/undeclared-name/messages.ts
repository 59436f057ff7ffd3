import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Tout ce qu'une ressource demande au nuage par un nom est déclaré par le site",
    en: "Everything that a resource requests from the cloud by name is declared by the site",
  },
  why: {
    fr: "Une zone, un hôte, un système ou un type de stockage non déclaré peut se trouver n'importe où ; son nom ne l'indique pas.",
    en: "An undeclared zone, host, back end or storage type may be anywhere; its name does not show where.",
  },
  waiver: {
    fr: "Aucune dérogation : ce que le site offre s'inscrit dans stacks/alliance.yaml (offers), avec relecture.",
    en: "No waiver: what the site offers is entered in stacks/alliance.yaml (offers), under review.",
  },
  cases: {
    undeclared: {
      what: {
        fr: "{type} demande « {name} » ({at}), que le site {site} ne déclare pas dans sites.{site}.offers.{offer}",
        en: "{type} requests “{name}” ({at}), which site {site} does not declare in sites.{site}.offers.{offer}",
      },
      remediation: {
        fr: "Donnez à « {at} » un nom déclaré ({allowed}), ou faites déclarer celui-ci dans stacks/alliance.yaml sous sites.{site}.offers.{offer}.",
        en: "Give “{at}” a declared name ({allowed}), or have this one declared in stacks/alliance.yaml under sites.{site}.offers.{offer}.",
      },
    },
    unknown: {
      what: {
        fr: "le nom que {type} demande ({at}) n'est pas connu avant le déploiement",
        en: "the name that {type} requests ({at}) is not known before deployment",
      },
      remediation: { fr: "Écrivez « {at} » en clair.", en: "Write “{at}” as a plain value." },
    },
  },
} as const satisfies RuleMessages;

import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Un tunnel ne mène qu'à un site de l'alliance, sous un contrat en vigueur",
    en: "A tunnel leads to a site of the alliance only, under a contract in force",
  },
  why: {
    fr: "Aucune autre règle ne voit l'intérieur d'un tunnel : le trafic qui y entre arrive chez l'exploitant de l'autre extrémité.",
    en: "No other rule sees inside a tunnel: traffic that goes in reaches the operator of the other end.",
  },
  waiver: {
    fr: "Aucune dérogation : un contrat s'inscrit dans stacks/alliance.yaml (contracts) et se contresigne dans le site.yaml des deux sites.",
    en: "No waiver: a contract is entered in stacks/alliance.yaml (contracts) and countersigned in site.yaml of both sites.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} mène à {value} ({field}), hors des adresses des sites avec lesquels un contrat en vigueur couvre ces données",
        en: "{type} leads to {value} ({field}), outside the addresses of the sites with which a contract in force covers this data",
      },
      remediation: {
        fr: "Donnez dans {field} une adresse d'un de ces sites : {allowed}.",
        en: "Give in {field} an address of one of these sites: {allowed}.",
      },
    },
    uncovered: {
      what: {
        fr: "{type} mène à {value} ({field}), et aucun contrat en vigueur avec un autre site ne couvre ces données",
        en: "{type} leads to {value} ({field}), and no contract in force with another site covers this data",
      },
      remediation: {
        fr: "Faites signer un contrat pour cette classe et ce propriétaire, ou retirez le tunnel.",
        en: "Have a contract for this class and this owner signed, or remove the tunnel.",
      },
    },
    unknown: {
      what: {
        fr: "la destination ({field}) de {type} n'est pas connue avant le déploiement",
        en: "the destination ({field}) of {type} is not known before deployment",
      },
      remediation: {
        fr: "Donnez {field} en clair : une adresse ou un préfixe.",
        en: "Give {field} as a plain value: an address or a prefix.",
      },
    },
  },
} as const satisfies RuleMessages;

import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez un sélecteur au Service ; une adresse écrite à la main doit être du site : {allowed}.",
  en: "Give the Service a selector; an address written by hand must be one of the site's: {allowed}.",
};

export const messages = {
  title: {
    fr: "Un Service ne mène qu'à des adresses du site",
    en: "A Service leads only to addresses of the site",
  },
  why: {
    fr: "Une adresse écrite à la main dans Endpoints ou EndpointSlice peut envoyer n'importe où le trafic d'un nom interne.",
    en: "An address written by hand in Endpoints or an EndpointSlice can send the traffic of an internal name anywhere.",
  },
  waiver: {
    fr: "Aucune dérogation : les adresses du site sont dans stacks/alliance.yaml (addresses), avec relecture.",
    en: "No waiver: the site's addresses are in stacks/alliance.yaml (addresses), under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} mène à « {address} », qui n'est pas une adresse du site {site}",
        en: "{type} leads to “{address}”, which is not an address of site {site}",
      },
      remediation,
    },
    name: {
      what: {
        fr: "{type} mène à des noms (addressType: FQDN), dont l'emplacement ne peut pas être vérifié",
        en: "{type} leads to names (addressType: FQDN), whose location cannot be verified",
      },
      remediation,
    },
    unknown: {
      what: {
        fr: "une adresse derrière {type} n'est pas connue avant le déploiement",
        en: "an address behind {type} is not known before deployment",
      },
      remediation: { fr: "Écrivez-la en clair.", en: "Write it as a plain value." },
    },
  },
} as const satisfies RuleMessages;

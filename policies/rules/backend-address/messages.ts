import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez au Service un sélecteur ; une adresse écrite à la main est l'une de celles du site : {allowed}.",
  en: "Give the Service a selector; an address written by hand is one of the site's: {allowed}.",
};

export const messages = {
  title: {
    fr: "Derrière un Service, seulement des adresses du site",
    en: "Behind a Service only addresses of the site",
  },
  why: {
    fr: "Une adresse écrite à la main dans Endpoints ou EndpointSlice mène le trafic d'un nom interne n'importe où.",
    en: "An address written by hand in Endpoints or an EndpointSlice leads the traffic of an internal name anywhere.",
  },
  waiver: {
    fr: "Aucune dérogation : les adresses du site sont dans stacks/alliance.yaml (addresses), avec relecture.",
    en: "No waiver: the site's addresses are in stacks/alliance.yaml (addresses), under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} mène à « {address} », qui n'est pas une adresse du site {site}",
        en: "{type} leads to “{address}”, which is no address of site {site}",
      },
      remediation,
    },
    name: {
      what: {
        fr: "{type} mène à des noms (addressType: FQDN), que personne ne peut situer",
        en: "{type} leads to names (addressType: FQDN), which nobody can locate",
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

import type { RuleMessages } from "../../rule-messages.ts";

const fixUrl = {
  fr: "Donnez à la connexion, en clair, une adresse d'identité du site {site} (endpoints.identity dans stacks/alliance.yaml).",
  en: "Give the connection, as a plain value, an identity URL of site {site} (endpoints.identity in stacks/alliance.yaml).",
};

export const messages = {
  title: {
    fr: "La connexion ne mène qu'aux adresses inscrites du site, ou à la boucle locale en répétition",
    en: "The connection leads only to the site's registered endpoints, or to loopback in a rehearsal",
  },
  why: {
    fr: "Une région n'est qu'un nom : l'adresse appelée décide où vont les données. Une répétition n'atteint jamais le nuage de production.",
    en: "A region is only a name: the address that is called decides where data goes. A rehearsal never reaches the production cloud.",
  },
  waiver: {
    fr: "Aucune dérogation : une nouvelle adresse s'inscrit au registre stacks/alliance.yaml, avec relecture.",
    en: "No waiver: a new endpoint is entered in the registry stacks/alliance.yaml, under review.",
  },
  cases: {
    unknown: {
      what: {
        fr: "l'adresse de la connexion de {type} n'est pas connue avant le déploiement",
        en: "the endpoint of the connection of {type} is not known before deployment",
      },
      remediation: fixUrl,
    },
    absent: {
      what: {
        fr: "la connexion de {type} n'a pas d'adresse d'identité (authUrl)",
        en: "the connection of {type} has no identity URL (authUrl)",
      },
      remediation: fixUrl,
    },
    implicit: {
      what: {
        fr: "{type} utilise la connexion par défaut, qui n'est pas déclarée",
        en: "{type} uses the default connection, which is not declared",
      },
      remediation: {
        fr: "Passez une connexion explicite : new openstack.Provider(…), puis l'option provider.",
        en: "Pass an explicit connection: new openstack.Provider(…), then the provider option.",
      },
    },
    cloud: {
      what: {
        fr: "la connexion de {type} utilise l'entrée « {cloud} » de clouds.yaml, qui remplace authUrl",
        en: "the connection of {type} uses entry “{cloud}” of clouds.yaml, which overrides authUrl",
      },
      remediation: {
        fr: "Retirez cloud de la connexion et OS_CLOUD de l'environnement ; donnez authUrl et region en clair.",
        en: "Remove cloud from the connection and OS_CLOUD from the environment; give authUrl and region as plain values.",
      },
    },
    unreadable: {
      what: {
        fr: "l'adresse « {url} » de la connexion de {type} n'est pas une URL simple",
        en: "the endpoint “{url}” of the connection of {type} is not a plain URL",
      },
      remediation: {
        fr: "Écrivez https://hôte[:port]/chemin, sans identifiants, échappements ni nom internationalisé.",
        en: "Write https://host[:port]/path, without credentials, escapes or internationalised name.",
      },
    },
    unchecked: {
      what: {
        fr: "la connexion de {type} ne vérifie pas, ou pas toujours, le certificat du nuage (insecure)",
        en: "the connection of {type} does not verify the cloud's certificate, or may not (insecure)",
      },
      remediation: {
        fr: "Retirez insecure ; donnez à la connexion l'autorité de certification du site (cacertFile).",
        en: "Remove insecure; give the connection the site's certificate authority (cacertFile).",
      },
    },
    loopback: {
      what: {
        fr: "la connexion de {type} mène à la boucle locale « {url} » hors répétition",
        en: "the connection of {type} leads to loopback “{url}” outside a rehearsal",
      },
      remediation: {
        fr: "Déclarez la pile en répétition (aes-estate:rehearsal: true), ou donnez une adresse du site {site}.",
        en: "Declare the stack a rehearsal (aes-estate:rehearsal: true), or give an endpoint of site {site}.",
      },
    },
    notLoopback: {
      what: {
        fr: "en répétition, la connexion de {type} mène hors de cette machine : « {url} »",
        en: "in a rehearsal, the connection of {type} leads off this machine: “{url}”",
      },
      remediation: {
        fr: "Une répétition n'utilise que la boucle locale : donnez l'adresse du nuage de répétition du site {site}.",
        en: "A rehearsal uses loopback only: give the endpoint of the rehearsal cloud of site {site}.",
      },
    },
    unregistered: {
      what: {
        fr: "l'adresse « {url} » de la connexion de {type} n'est pas inscrite pour le site {site}",
        en: "the endpoint “{url}” of the connection of {type} is not registered for site {site}",
      },
      remediation: fixUrl,
    },
  },
} as const satisfies RuleMessages;

import type { RuleMessages } from "../../rule-messages.ts";

const remove = {
  fr: "Retirez « {at} ».",
  en: "Remove “{at}”.",
};
const replace = {
  fr: "Utilisez à la place : {instead}.",
  en: "Use instead: {instead}.",
};

export const messages = {
  title: {
    fr: "Aucune ressource ni entrée obsolète, ou dangereuse par elle-même",
    en: "No resource or input that is obsolete or harmful in itself",
  },
  why: {
    fr: "Les effets de ces entrées échappent aux règles, au programme ou aux personnes concernées.",
    en: "The effects of these inputs escape the rules, the program or the people concerned.",
  },
  waiver: {
    fr: "Aucune dérogation : chaque entrée a un équivalent sans danger ; un besoin nouveau se discute à la relecture de la règle.",
    en: "No waiver: each input has a harmless equivalent; a new need is discussed in a review of the rule.",
  },
  cases: {
    oldType: {
      what: {
        fr: "{type} appartient à une API obsolète, que les prochaines versions du fournisseur n'auront plus",
        en: "{type} belongs to an obsolete API, which later releases of the provider do not have",
      },
      remediation: replace,
    },
    oldInput: {
      what: {
        fr: "{type} utilise l'entrée obsolète « {at} », que le fournisseur ignore ou rejette",
        en: "{type} uses the obsolete input “{at}”, which the provider ignores or rejects",
      },
      remediation: {
        fr: "Retirez « {at} » ; utilisez à la place : {instead}.",
        en: "Remove “{at}”; use instead: {instead}.",
      },
    },
    unverified: {
      what: {
        fr: "{type} ne vérifie pas l'identité du serveur ({at})",
        en: "{type} does not verify the server's identity ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; donnez l'autorité de certification du site (cacertFile).",
        en: "Remove “{at}”; give the site's certificate authority (cacertFile).",
      },
    },
    raw: {
      what: {
        fr: "{type} envoie à l'API des valeurs qu'aucune règle ne lit ({at})",
        en: "{type} sends values to the API that no rule reads ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; utilisez les entrées nommées du fournisseur.",
        en: "Remove “{at}”; use the provider's named inputs.",
      },
    },
    copies: {
      what: {
        fr: "{type} copie ses données ailleurs sans contrat ({at})",
        en: "{type} copies its data elsewhere without a contract ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; une copie exige un contrat dans stacks/alliance.yaml (contracts).",
        en: "Remove “{at}”; a copy needs a contract in stacks/alliance.yaml (contracts).",
      },
    },
    destroys: {
      what: {
        fr: "la suppression de {type} supprimerait aussi tout son contenu, sans confirmation ({at})",
        en: "deleting {type} would also delete everything in it, without confirmation ({at})",
      },
      remediation: remove,
    },
    everybody: {
      what: {
        fr: "{type} serait offert à tous les locataires du site ({at})",
        en: "{type} would be offered to all tenants of the site ({at})",
      },
      remediation: {
        fr: "Écrivez « {at}: false » et accordez-le locataire par locataire.",
        en: "Write “{at}: false” and grant it tenant by tenant.",
      },
    },
    fetched: {
      what: {
        fr: "{type} est un programme téléchargé hors de la chaîne d'outils vérifiée ({at})",
        en: "{type} is a program downloaded from outside the verified toolchain ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; installez les greffons par toolchain/, à une version et une somme connues.",
        en: "Remove “{at}”; install plugins from toolchain/, at a known version and checksum.",
      },
    },
    unguarded: {
      what: {
        fr: "{type} n'a pas de répartiteur de charge devant son API, donc pas de liste des adresses autorisées ({at})",
        en: "{type} has no load balancer in front of its API, so it has no list of allowed addresses ({at})",
      },
      remediation: { fr: "Écrivez « {at}: true ».", en: "Write “{at}: true”." },
    },
    overrides: {
      what: {
        fr: "{type} remplace les étiquettes de son modèle, y compris la classe et le propriétaire ({at})",
        en: "{type} replaces the labels of its template, including the class and the owner ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; mettez les étiquettes dans le modèle (ClusterTemplate).",
        en: "Remove “{at}”; put the labels into the template (ClusterTemplate).",
      },
    },
    unlimited: {
      what: {
        fr: "{type} pourrait créer d'autres identifiants d'accès ({at})",
        en: "{type} could create further credentials ({at})",
      },
      remediation: remove,
    },
    guessed: {
      what: {
        fr: "{type} laisse le nuage choisir son réseau ({at})",
        en: "{type} lets the cloud choose its network ({at})",
      },
      remediation: {
        fr: "Nommez-le : un réseau ou un port dans « networks », un sous-réseau dans « subnetId ».",
        en: "Name it: a network or a port in “networks”, a subnet in “subnetId”.",
      },
    },
    discloses: {
      what: {
        fr: "{type} transmet à des tiers des données qui doivent rester au locataire ({at})",
        en: "{type} passes to third parties data that must stay with the tenant ({at})",
      },
      remediation: remove,
    },
    outside: {
      what: {
        fr: "{type} donnerait à chaque nœud une adresse externe ({at})",
        en: "{type} would give every node an external address ({at})",
      },
      remediation: remove,
    },
    ambient: {
      what: {
        fr: "{type} lit de la machine où il s'exécute des réglages qu'aucune règle ne voit ({at})",
        en: "{type} reads settings from the machine that runs it, which no rule can see ({at})",
      },
      remediation: remove,
    },
    forgets: {
      what: {
        fr: "{type} retirerait de l'état une ressource qui existe encore ({at})",
        en: "{type} would remove from the state a resource that still exists ({at})",
      },
      remediation: remove,
    },
    unlisted: {
      what: {
        fr: "{type} a une entrée, ou une valeur, qui n'est pas classée ({at})",
        en: "{type} has an input, or a value, that is not classified ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; les entrées admises sont dans policies/builtin/provider-inputs.ts.",
        en: "Remove “{at}”; the admitted inputs are in policies/builtin/provider-inputs.ts.",
      },
    },
    wide: {
      what: {
        fr: "{type} se connecte à tout un domaine ou à tout le nuage ({at})",
        en: "{type} connects to a whole domain, or to the whole cloud ({at})",
      },
      remediation: {
        fr: "Retirez « {at} », ou nommez le projet du locataire (tenantId, ou un identifiant d'application).",
        en: "Remove “{at}”, or name the tenant's project (tenantId, or an application credential).",
      },
    },
    unknown: {
      what: {
        fr: "l'entrée « {at} » de {type} n'est pas connue avant le déploiement et peut être dangereuse",
        en: "input “{at}” of {type} is not known before deployment and may be harmful",
      },
      remediation: {
        fr: "Écrivez-la en clair, ou retirez-la.",
        en: "Write it as a plain value, or remove it.",
      },
    },
  },
} as const satisfies RuleMessages;

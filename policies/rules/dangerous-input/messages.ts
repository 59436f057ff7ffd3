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
    fr: "Ni ressource ni entrée périmée ou dangereuse par elle-même",
    en: "No resource and no input that has ended or does harm by itself",
  },
  why: {
    fr: "Ce que l'API fait de ces entrées échappe aux règles, au programme ou à ceux que cela concerne.",
    en: "What the API does with these inputs escapes the rules, the program or those it concerns.",
  },
  waiver: {
    fr: "Aucune dérogation : chaque entrée a un remède sans danger ; un besoin nouveau se discute dans une relecture de la règle.",
    en: "No waiver: each input has a harmless fix; a new need is discussed in a review of the rule.",
  },
  cases: {
    oldType: {
      what: {
        fr: "{type} est d'une API périmée, que les versions suivantes du fournisseur n'ont plus",
        en: "{type} belongs to an API that has ended; later releases of the provider do not have it",
      },
      remediation: replace,
    },
    oldInput: {
      what: {
        fr: "{type} utilise l'entrée périmée « {at} », que le fournisseur ignore ou refuse",
        en: "{type} uses input “{at}”, which has ended; the provider ignores or refuses it",
      },
      remediation: {
        fr: "Retirez « {at} » ; utilisez à la place : {instead}.",
        en: "Remove “{at}”; use instead: {instead}.",
      },
    },
    unverified: {
      what: {
        fr: "{type} ne vérifie pas à qui il parle ({at})",
        en: "{type} does not check whom it talks to ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; faites connaître l'autorité de certification du site (cacertFile).",
        en: "Remove “{at}”; make the site's certificate authority known (cacertFile).",
      },
    },
    raw: {
      what: {
        fr: "{type} envoie à l'API des valeurs que nulle règle ne lit ({at})",
        en: "{type} sends values to the API that no rule reads ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; utilisez les entrées qui ont un nom.",
        en: "Remove “{at}”; use the inputs that have a name.",
      },
    },
    copies: {
      what: {
        fr: "{type} copie ses données ailleurs sans qu'aucun contrat soit demandé ({at})",
        en: "{type} copies its data elsewhere without any contract being asked for ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; une copie suit un contrat de stacks/alliance.yaml (contracts).",
        en: "Remove “{at}”; a copy follows a contract of stacks/alliance.yaml (contracts).",
      },
    },
    destroys: {
      what: {
        fr: "{type} emporterait tout son contenu en disparaissant, sans demander ({at})",
        en: "{type} would take all it contains with it when it goes, without asking ({at})",
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
        fr: "{type} est un programme cherché ailleurs que dans la chaîne d'outils vérifiée ({at})",
        en: "{type} is a program fetched from elsewhere than the verified toolchain ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; installez les greffons par toolchain/, à une version et une somme connues.",
        en: "Remove “{at}”; install plugins by toolchain/, at a known version and checksum.",
      },
    },
    unguarded: {
      what: {
        fr: "{type} n'a pas de répartiteur de charge devant son API, donc pas de liste d'accès ({at})",
        en: "{type} has no load balancer before its API, thus no allow-list ({at})",
      },
      remediation: { fr: "Écrivez « {at}: true ».", en: "Write “{at}: true”." },
    },
    overrides: {
      what: {
        fr: "{type} remplace les étiquettes de son modèle, avec la classe et le propriétaire qui y sont ({at})",
        en: "{type} replaces the labels of its template, and the class and owner among them ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; mettez les étiquettes dans le modèle (ClusterTemplate).",
        en: "Remove “{at}”; put the labels into the template (ClusterTemplate).",
      },
    },
    unlimited: {
      what: {
        fr: "{type} pourrait créer d'autres accès que le sien ({at})",
        en: "{type} could make further credentials beside itself ({at})",
      },
      remediation: remove,
    },
    guessed: {
      what: {
        fr: "{type} laisse le nuage choisir son réseau ({at})",
        en: "{type} leaves the choice of its network to the cloud ({at})",
      },
      remediation: {
        fr: "Nommez-le : un réseau ou un port dans « networks », un sous-réseau dans « subnetId ».",
        en: "Name it: a network or a port in “networks”, a subnet in “subnetId”.",
      },
    },
    discloses: {
      what: {
        fr: "{type} remet à d'autres ce qui doit rester au locataire ({at})",
        en: "{type} hands to others what should stay the tenant's ({at})",
      },
      remediation: remove,
    },
    outside: {
      what: {
        fr: "{type} donnerait à chaque nœud une adresse extérieure ({at})",
        en: "{type} would give every node an outside address ({at})",
      },
      remediation: remove,
    },
    ambient: {
      what: {
        fr: "{type} prend de la machine où il s'exécute ce qu'aucune règle ne lit ({at})",
        en: "{type} takes from the machine that runs it what no rule reads ({at})",
      },
      remediation: remove,
    },
    forgets: {
      what: {
        fr: "{type} retirerait de l'état ce qui existe encore ({at})",
        en: "{type} would drop from the state what still exists ({at})",
      },
      remediation: remove,
    },
    unlisted: {
      what: {
        fr: "{type} a une entrée, ou une valeur, que personne n'a classée ({at})",
        en: "{type} has an input, or a value, that nobody classified ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; les entrées admises sont dans policies/builtin/provider-inputs.ts.",
        en: "Remove “{at}”; the inputs that are admitted are in policies/builtin/provider-inputs.ts.",
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
        en: "input “{at}” of {type} is not known before deployment and may do harm",
      },
      remediation: {
        fr: "Écrivez-la en clair, ou retirez-la.",
        en: "Write it as a plain value, or remove it.",
      },
    },
  },
} as const satisfies RuleMessages;

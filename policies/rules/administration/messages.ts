import { ROLES } from "../../openstack/roles.ts";
import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez en clair, dans {field}, un préfixe des réseaux d'administration du site {site} : {allowed}.",
  en: "Give in {field}, as a plain value, a prefix of the administration networks of site {site}: {allowed}.",
};

const NAMES = ROLES.join(", ");
const roles = {
  fr: `Nommez les rôles d'un locataire : ${NAMES}.`,
  en: `Name roles of a tenant: ${NAMES}.`,
};
const file = {
  fr: `Inscrivez les rôles (${NAMES}) dans le fichier du locataire (groups, serviceAccount) : le domaine les donne lui-même.`,
  en: `Enter the roles (${NAMES}) in the tenant's file (groups, serviceAccount): the estate gives them itself.`,
};

export const messages = {
  title: {
    fr: "On n'administre que depuis les réseaux inscrits du site, d'un pays qui en a le droit, et jamais en admin",
    en: "Administration comes only from the site's registered networks, from a country that may, and never as admin",
  },
  why: {
    fr: "Qui administre voit et copie tout, quel que soit l'endroit où les données sont rangées.",
    en: "Whoever administers sees and copies everything, wherever the data is kept.",
  },
  waiver: {
    fr: "Aucune dérogation : un réseau d'administration s'inscrit dans stacks/alliance.yaml (administration du site), avec relecture.",
    en: "No waiver: an administration network is entered in stacks/alliance.yaml (the site's administration), under review.",
  },
  cases: {
    outside: {
      what: {
        fr: "{type} ouvre un port d'administration ({field}) au-delà des réseaux d'administration du site {site}",
        en: "{type} opens a port of administration ({field}) beyond the administration networks of site {site}",
      },
      remediation,
    },
    behind: {
      what: {
        fr: "{type} mène qui l'atteint à un port d'administration ({field})",
        en: "{type} leads whoever reaches it to a port of administration ({field})",
      },
      remediation: {
        fr: "Administrez par une règle de groupe qui nomme un réseau d'administration du site {site} ; ne mettez derrière un répartiteur ou une adresse flottante que les ports du service, connus en clair.",
        en: "Administer by a rule of a group that names an administration network of site {site}; put behind a balancer or a floating address only the service's own ports, as plain values.",
      },
    },
    operator: {
      what: {
        fr: "{type} laisse administrer depuis {country}, qui ne peut pas exploiter les données {class} de {owner}",
        en: "{type} lets {country} administer, which may not operate {class} data of {owner}",
      },
      remediation: {
        fr: "N'ouvrez qu'aux réseaux d'un pays qui peut les exploiter : {operators} (operate dans stacks/alliance.yaml).",
        en: "Open it only to networks of a country that may operate it: {operators} (operate in stacks/alliance.yaml).",
      },
    },
    admin: {
      what: {
        fr: "{type} donne, fait ou cherche le rôle {role}, qu'aucun locataire du site {site} ne peut tenir",
        en: "{type} gives, makes or looks up the role {role}, which no tenant of site {site} may hold",
      },
      remediation: roles,
    },
    roleId: {
      what: {
        fr: "{type} donne un rôle par l'identifiant {role}, qui ne dit pas lequel c'est",
        en: "{type} gives a role by the id {role}, which does not say which one it is",
      },
      remediation: file,
    },
    unknownRole: {
      what: {
        fr: "un rôle que {type} donne n'est pas connu avant le déploiement",
        en: "a role that {type} gives is not known before deployment",
      },
      remediation: file,
    },
    allRoles: {
      what: {
        fr: "{type} ne nomme aucun rôle et reçoit donc tous ceux de qui le crée",
        en: "{type} names no role and so has all roles of its creator",
      },
      remediation: roles,
    },
    unknown: {
      what: {
        fr: "ce que {type} ouvre à l'administration ({field}) n'est pas connu avant le déploiement",
        en: "what {type} opens to administration ({field}) is not known before deployment",
      },
      remediation,
    },
  },
} as const satisfies RuleMessages;

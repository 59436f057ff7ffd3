import { ROLES } from "../../openstack/roles.ts";
import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez dans {field}, en clair, un préfixe des réseaux d'administration du site {site} : {allowed}.",
  en: "Give in {field}, as a plain value, a prefix of the administration networks of site {site}: {allowed}.",
};

const NAMES = ROLES.join(", ");
const roles = {
  fr: `Donnez par leur nom des rôles qu'un locataire peut avoir : ${NAMES}.`,
  en: `Grant by name roles that a tenant may have: ${NAMES}.`,
};
const file = {
  fr: `Inscrivez les rôles (${NAMES}) dans le fichier du locataire (groups, serviceAccount) : le parc les donne lui-même.`,
  en: `Enter the roles (${NAMES}) in the tenant's file (groups, serviceAccount): the estate gives them itself.`,
};

export const messages = {
  title: {
    fr: "L'administration ne vient que des réseaux inscrits du site, d'un pays autorisé à exploiter les données, et jamais avec le rôle admin",
    en: "Administration comes only from the site's registered networks, from a country that may operate the data, and never as admin",
  },
  why: {
    fr: "Un administrateur peut tout lire et tout copier, où que soient conservées les données.",
    en: "An administrator can read and copy everything, wherever the data is kept.",
  },
  waiver: {
    fr: "Aucune dérogation : un réseau d'administration s'inscrit dans stacks/alliance.yaml (administration du site), avec relecture.",
    en: "No waiver: an administration network is entered in stacks/alliance.yaml (the site's administration), under review.",
  },
  cases: {
    outside: {
      what: {
        fr: "{type} ouvre un port d'administration ({field}) au-delà des réseaux d'administration du site {site}",
        en: "{type} opens an administration port ({field}) beyond the administration networks of site {site}",
      },
      remediation,
    },
    behind: {
      what: {
        fr: "{type} ouvre un port d'administration ({field}) à tous ceux qui peuvent l'atteindre",
        en: "{type} opens an administration port ({field}) to everyone who can reach it",
      },
      remediation: {
        fr: "Ouvrez l'administration par une règle de groupe de sécurité qui nomme un réseau d'administration du site {site} ; derrière un répartiteur de charge ou une adresse flottante, ne mettez que les ports du service lui-même, écrits en clair.",
        en: "Open administration by a security group rule that names an administration network of site {site}; behind a load balancer or a floating IP put only the service's own ports, as plain values.",
      },
    },
    operator: {
      what: {
        fr: "{type} ouvre l'administration à {country}, qui n'a pas le droit d'exploiter les données de classe {class} appartenant à {owner}",
        en: "{type} opens administration to {country}, which may not operate {class} data owned by {owner}",
      },
      remediation: {
        fr: "N'ouvrez l'administration qu'aux réseaux d'un pays qui a le droit d'exploiter ces données : {operators} (operate dans stacks/alliance.yaml).",
        en: "Open administration only to networks of a country that may operate this data: {operators} (operate in stacks/alliance.yaml).",
      },
    },
    admin: {
      what: {
        fr: "{type} donne, crée ou lit le rôle {role}, qu'aucun locataire du site {site} ne peut avoir",
        en: "{type} grants, creates or looks up role {role}, which no tenant of site {site} may have",
      },
      remediation: roles,
    },
    roleId: {
      what: {
        fr: "{type} donne un rôle par son identifiant {role} ; un identifiant ne montre pas de quel rôle il s'agit",
        en: "{type} grants a role by its id {role}; an id does not show which role it is",
      },
      remediation: file,
    },
    unknownRole: {
      what: {
        fr: "un rôle donné par {type} n'est pas connu avant le déploiement",
        en: "a role that {type} grants is not known before deployment",
      },
      remediation: file,
    },
    allRoles: {
      what: {
        fr: "{type} ne nomme aucun rôle et reçoit donc tous ceux de l'utilisateur qui le crée",
        en: "{type} names no role, so it gets all roles of the user that creates it",
      },
      remediation: roles,
    },
    unknown: {
      what: {
        fr: "les réseaux auxquels {type} ouvre l'administration ({field}) ne sont pas connus avant le déploiement",
        en: "the networks to which {type} opens administration ({field}) are not known before deployment",
      },
      remediation,
    },
  },
} as const satisfies RuleMessages;

/** Containers of objects that cannot be created or copied. */
import type { IssueText } from "../../estate/issue-text.ts";

export const CONTAINERS = {
  containerServiceAccount: {
    got: {
      fr: "un compte de service aux rôles {roles}",
      en: "a service account with the roles {roles}",
    },
    want: {
      fr: "un compte de service avec le rôle {required}",
      en: "a service account with the role {required}",
    },
    remediation: {
      fr: "Un conteneur appartient au compte qui le crée : le compte de service du locataire.",
      en: "A container belongs to the account that creates it: the tenant's service account.",
    },
  },
  containerClass: {
    got: {
      fr: "des conteneurs pour des données de classe {dataClass}",
      en: "containers for data of class {dataClass}",
    },
    want: {
      fr: "aucun : cette classe n'est permise qu'aux services {allowed}",
      en: "none: this class is allowed to the services {allowed} only",
    },
  },
  copyNoRealm: {
    got: { fr: "des conteneurs à copier", en: "containers to copy" },
    want: {
      fr: "syncRealm dans alliance.yaml, le domaine où les sites se synchronisent",
      en: "syncRealm in alliance.yaml, the realm in which the sites synchronise",
    },
  },
  copyNoReturn: {
    got: {
      fr: "des copies que rien ne ramène de {from} vers {to}",
      en: "copies that nothing brings back from {from} to {to}",
    },
    want: {
      fr: "un contrat d'alliance.yaml de {from} vers {to}, en vigueur, qui couvre {owner}/{dataClass}",
      en: "a contract of alliance.yaml from {from} to {to}, in force, that covers {owner}/{dataClass}",
    },
    remediation: {
      fr: "Ce qui s'écrit là-bas pendant la perte du site doit pouvoir rentrer.",
      en: "What is written there while the site is lost must be able to come home.",
    },
  },
} as const satisfies Record<string, IssueText>;

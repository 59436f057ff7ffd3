import type { RuleMessages } from "../../law.ts";

const mend = {
  fr: "Donnez en clair, dans {field}, un préfixe des réseaux d'administration du site {site} : {allowed}.",
  en: "Give in {field}, as a plain value, a prefix of the administration networks of site {site}: {allowed}.",
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
      mend,
    },
    behind: {
      what: {
        fr: "{type} mène qui l'atteint à un port d'administration ({field})",
        en: "{type} leads whoever reaches it to a port of administration ({field})",
      },
      mend: {
        fr: "Administrez par une règle de groupe qui nomme un réseau d'administration du site {site} ; ne mettez derrière un répartiteur ou une adresse flottante que les ports du service, connus en clair.",
        en: "Administer by a rule of a group that names an administration network of site {site}; put behind a balancer or a floating address only the service's own ports, as plain values.",
      },
    },
    operator: {
      what: {
        fr: "{type} laisse administrer depuis {country}, qui ne peut pas exploiter les données {class} de {owner}",
        en: "{type} lets {country} administer, which may not operate {class} data of {owner}",
      },
      mend: {
        fr: "N'ouvrez qu'aux réseaux d'un pays qui peut les exploiter : {operators} (operate dans stacks/alliance.yaml).",
        en: "Open it only to networks of a country that may operate it: {operators} (operate in stacks/alliance.yaml).",
      },
    },
    admin: {
      what: {
        fr: "{type} donne le rôle {role}, qui vaut pour tous les locataires du site {site}",
        en: "{type} gives the role {role}, which holds for all tenants of site {site}",
      },
      mend: {
        fr: "Donnez les rôles du locataire : member, load-balancer_member, creator.",
        en: "Give the tenant's roles: member, load-balancer_member, creator.",
      },
    },
    unknown: {
      what: {
        fr: "ce que {type} ouvre à l'administration ({field}) n'est pas connu avant le déploiement",
        en: "what {type} opens to administration ({field}) is not known before deployment",
      },
      mend,
    },
  },
} as const satisfies RuleMessages;

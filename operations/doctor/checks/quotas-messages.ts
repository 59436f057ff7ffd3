/** Messages of the checks on quotas. */
export const TEXTS = {
  title: {
    fr: "Le projet qui possède les réseaux externes n'a pas de limite de règles RBAC",
    en: "The project that owns the external networks has no limit of RBAC policies",
  },
  fieldsTitle: {
    fr: "Chaque service connaît toutes les limites qu'un fichier de locataire peut fixer",
    en: "Each service knows all limits that a tenant's file can set",
  },
  limited: {
    what: {
      fr: "le projet {project} peut avoir {limit} règles RBAC ; chaque réseau accordé à un locataire en compte une",
      en: "the project {project} may have {limit} RBAC policies; each network granted to a tenant counts as one",
    },
    remediation: {
      fr: "Commande : openstack quota set --rbac-policies -1 {project}",
      en: "Command: openstack quota set --rbac-policies -1 {project}",
    },
  },
  field: {
    what: {
      fr: "{service} n'a pas de limite {limit}, que le parc fixe pour chaque locataire",
      en: "{service} has no limit {limit}, which the estate sets for each tenant",
    },
    remediation: {
      fr: "Chargez le greffon ou l'extension de {service} qui compte cette ressource, ou passez à une version d'OpenStack qui l'a.",
      en: "Load the plug-in or extension of {service} that counts this resource, or upgrade to a release of OpenStack that has it.",
    },
  },
} as const;

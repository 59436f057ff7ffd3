/** Messages of the checks on external networks. */
export const TEXTS = {
  title: {
    fr: "Les réseaux externes sont ceux de site.yaml, plats, avec un sous-réseau IPv4 et un IPv6",
    en: "The external networks are those of site.yaml, flat, with an IPv4 and an IPv6 subnet",
  },
  reachTitle: {
    fr: "Un réseau de portée gouvernementale a des adresses du site",
    en: "A network of government reach has addresses of the site",
  },
  grantsTitle: {
    fr: "Aucun réseau externe n'est accordé à tous les projets",
    en: "No external network is granted to all projects at once",
  },
  unseen: {
    fr: "où mène le câble d'un réseau externe : suivez-le jusqu'au routeur de l'opérateur",
    en: "where the cable of an external network leads: follow it to the operator's router",
  },
  missing: {
    what: {
      fr: "le réseau externe {network} de site.yaml n'existe pas",
      en: "the external network {network} of site.yaml does not exist",
    },
    remediation: {
      fr: "Créez-le : openstack network create --external --provider-network-type flat --provider-physical-network RÉSEAU {network}, puis un sous-réseau IPv4 et un IPv6.",
      en: "Create it: openstack network create --external --provider-network-type flat --provider-physical-network NETWORK {network}, then an IPv4 and an IPv6 subnet.",
    },
  },
  twice: {
    what: {
      fr: "plusieurs réseaux externes portent le nom {network}",
      en: "several external networks have the name {network}",
    },
    remediation: {
      fr: "Renommez celui qui n'est pas du parc : le programme trouve les réseaux par leur nom.",
      en: "Rename the one that is not the estate's: the program finds networks by name.",
    },
  },
  undeclared: {
    what: {
      fr: "le réseau externe {network} ({id}) n'est pas dans site.yaml : une sortie qui n'est pas enregistrée",
      en: "the external network {network} ({id}) is not in site.yaml: a way out that is not registered",
    },
    remediation: {
      fr: "Ajoutez-le à externalNetworks de site.yaml avec sa portée, ou retirez-lui son accès externe : openstack network set --internal {id}.",
      en: "Add it to externalNetworks of site.yaml with its reach, or make it internal: openstack network set --internal {id}.",
    },
  },
  type: {
    what: {
      fr: "le réseau externe {network} est de type {type}, attendu flat",
      en: "the external network {network} has the type {type}, want flat",
    },
    remediation: {
      fr: "Le type ne se change pas : créez un autre réseau (--provider-network-type flat), déplacez-y les routeurs, puis supprimez {id}.",
      en: "A type cannot be changed: create another network (--provider-network-type flat), move the routers to it, then delete {id}.",
    },
  },
  subnet: {
    what: {
      fr: "le réseau externe {network} n'a pas de sous-réseau IPv{version}",
      en: "the external network {network} has no IPv{version} subnet",
    },
    remediation: {
      fr: "Ajoutez-le : openstack subnet create --network {id} --ip-version {version} --no-dhcp --subnet-range PRÉFIXE --allocation-pool start=DÉBUT,end=FIN NOM.",
      en: "Add it: openstack subnet create --network {id} --ip-version {version} --no-dhcp --subnet-range PREFIX --allocation-pool start=FIRST,end=LAST NAME.",
    },
  },
  reserved: {
    what: {
      fr: "la plage d'allocation de {network} contient {address}, un service du site",
      en: "the allocation pool of {network} contains {address}, a service of the site",
    },
    remediation: {
      fr: "Sortez les adresses de services (DNS, mandataire, temps) de la plage : openstack subnet set --no-allocation-pool --allocation-pool start=DÉBUT,end=FIN SOUS-RÉSEAU.",
      en: "Keep the addresses of services (DNS, proxy, time) out of the pool: openstack subnet set --no-allocation-pool --allocation-pool start=FIRST,end=LAST SUBNET.",
    },
  },
  foreign: {
    what: {
      fr: "le sous-réseau {cidr} de {network} n'est pas dans les adresses du site ({own})",
      en: "the subnet {cidr} of {network} is not in the site's addresses ({own})",
    },
    remediation: {
      fr: "Donnez à ce réseau un sous-réseau du plan d'adresses d'alliance.yaml, ou corrigez reach dans site.yaml.",
      en: "Give this network a subnet of the address plan in alliance.yaml, or correct reach in site.yaml.",
    },
  },
  everyone: {
    what: {
      fr: "le réseau externe {network} est accordé à tous les projets ({action})",
      en: "the external network {network} is granted to all projects ({action})",
    },
    remediation: {
      fr: "Accordez-le d'abord au projet de l'exploitant (openstack network rbac create --type network --action access_as_external --target-project {project} {id}), puis supprimez l'entrée pour * : openstack network rbac list --type network, openstack network rbac delete ENTRÉE.",
      en: "First grant it to the operator's project (openstack network rbac create --type network --action access_as_external --target-project {project} {id}), then delete the entry for *: openstack network rbac list --type network, openstack network rbac delete ENTRY.",
    },
  },
  ungranted: {
    what: {
      fr: "le réseau externe {network} n'est pas accordé au projet de l'exploitant : sans autre entrée, il ne serait plus externe",
      en: "the external network {network} is not granted to the operator's project: without another entry it would no longer be external",
    },
    remediation: {
      fr: "Commande : openstack network rbac create --type network --action access_as_external --target-project {project} {id}",
      en: "Command: openstack network rbac create --type network --action access_as_external --target-project {project} {id}",
    },
  },
} as const;

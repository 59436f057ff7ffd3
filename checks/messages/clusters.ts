/** Kubernetes clusters that cannot be created, cannot be reached, or would be non-compliant. */

import type { IssueText } from "../../estate/issue-text.ts";
import { GOTS } from "../../estate/messages/shape.ts";

export const CLUSTERS = {
  noKubernetes: {
    got: { fr: "un cluster nommé {cluster}", en: "a cluster named {cluster}" },
    want: {
      fr: "aucun cluster : le site {site} n'en offre pas",
      en: "no cluster: site {site} offers none",
    },
    remediation: {
      fr: "Ce qu'un site offre est dans {site}/site.yaml, sous kubernetes.",
      en: "What a site offers is in {site}/site.yaml, under kubernetes.",
    },
  },
  noClusterForClass: {
    got: {
      fr: "un cluster pour des données de classe {dataClass}",
      en: "a cluster for data of class {dataClass}",
    },
    want: {
      fr: "une classe à qui {reach} est permis ; celle-ci permet {allowed}",
      en: "a class that may reach {reach}; this one allows {allowed}",
    },
    remediation: {
      fr: "L'API des clusters de ce site se joint par le réseau {network} : leurs nœuds ont une passerelle vers lui.",
      en: "The API of this site's clusters is reached by network {network}: their nodes have a gateway to it.",
    },
  },
  clusterGateway: {
    got: {
      fr: "le segment {segment}, sans passerelle vers {network}",
      en: "segment {segment}, without a gateway to {network}",
    },
    want: {
      fr: "un segment dont le routeur a la passerelle {network}, par laquelle l'API se joint",
      en: "a segment whose router has the gateway {network}, by which the API is reached",
    },
  },
  controlPlaneCount: {
    got: GOTS.value,
    want: { fr: "un nombre impair, 3 ou plus", en: "an odd number, 3 or more" },
    remediation: {
      fr: "etcd décide à la majorité : un nombre pair ne supporte pas plus de pannes, un seul serveur n'en supporte aucune.",
      en: "etcd decides by majority: an even number bears no more failures, one server bears none.",
    },
  },
  smallControlPlane: {
    got: {
      fr: "{got}, soit {vcpus, number} vCPU et {ramMiB, number} Mio",
      en: "{got}, which is {vcpus, number} vCPU and {ramMiB, number} MiB",
    },
    want: {
      fr: "au moins {minVcpus, number} vCPU et {minRamMiB, number} Mio pour un plan de contrôle",
      en: "at least {minVcpus, number} vCPU and {minRamMiB, number} MiB for a control plane",
    },
  },
  autoscaleOrder: {
    got: { fr: "de {min} à {max} nœuds", en: "{min} to {max} nodes" },
    want: { fr: "min au plus égal à max", en: "min no more than max" },
  },
  apiAccessOutside: {
    got: GOTS.value,
    want: { fr: "un préfixe à l'intérieur de {allowed}", en: "a prefix inside {allowed}" },
    remediation: {
      fr: "L'API n'est ouverte qu'au réseau {network} et au site ; jamais à toutes les adresses.",
      en: "The API is open to network {network} and to the site only; never to all addresses.",
    },
  },
  apiAccessTenants: {
    got: {
      fr: "{got}, où sont les serveurs d'autres locataires",
      en: "{got}, where other tenants' servers are",
    },
    want: {
      fr: "un segment de ce locataire ({own}), ou un préfixe hors de {allowed}",
      en: "a segment of this tenant ({own}), or a prefix outside {allowed}",
    },
  },
  apiAccessMissing: {
    got: { fr: "personne à qui l'API est ouverte", en: "nobody to whom the API is open" },
    want: {
      fr: "apiAccess : les préfixes de ceux qui l'utilisent, dans {allowed}",
      en: "apiAccess: the prefixes of those who use it, inside {allowed}",
    },
  },
  apiAccessUseless: {
    got: {
      fr: "une liste d'accès que le pilote {driver} n'applique pas",
      en: "an allow-list that driver {driver} does not apply",
    },
    want: {
      fr: "aucune : seuls les routeurs du segment mènent à l'API",
      en: "none: only the segment's routers lead to the API",
    },
  },
  zoneUseless: {
    got: {
      fr: "la zone {got}, que le pilote {driver} ne peut pas choisir",
      en: "zone {got}, which driver {driver} cannot choose",
    },
    want: { fr: "aucune : le nuage répartit les nœuds", en: "none: the cloud spreads the nodes" },
  },
  clusterServiceAccount: {
    got: {
      fr: "un compte de service avec les rôles {roles}",
      en: "a service account with the roles {roles}",
    },
    want: {
      fr: "un compte de service avec les rôles {required}, car un cluster en dépend",
      en: "a service account with the roles {required}, because a cluster depends on it",
    },
    remediation: {
      fr: "Le compte de service commande le cluster, et le cluster agit ensuite avec ses rôles.",
      en: "The service account orders the cluster, and the cluster then acts with its roles.",
    },
  },
  systemNamespace: {
    got: { fr: "un espace de noms nommé {name}", en: "a namespace named {name}" },
    want: {
      fr: "un nom autre que {allowed}",
      en: "a name other than {allowed}",
    },
    remediation: {
      fr: "Ces espaces de noms sont ceux du système et de ce que le pilote installe ; aucun locataire n'y a de droits.",
      en: "Those namespaces are the system's, and those of what the driver installs; no tenant has rights there.",
    },
  },
  loadBalancerGrant: {
    got: {
      fr: "loadBalancers: {count} avec internalLoadBalancer: {granted}",
      en: "loadBalancers: {count} with internalLoadBalancer: {granted}",
    },
    want: {
      fr: "les deux ensemble, ou aucun : un quota d'au moins 1 et internalLoadBalancer: true",
      en: "both or neither: a quota of at least 1 and internalLoadBalancer: true",
    },
  },
  nodeVolumeType: {
    got: { fr: "les types de volume {granted}", en: "the volume types {granted}" },
    want: {
      fr: "parmi eux {type}, celui des disques des clusters du site",
      en: "among them {type}, that of the disks of the site's clusters",
    },
  },
  overPools: {
    got: {
      fr: "{sum, number} {field} promis aux espaces de noms",
      en: "{sum, number} {field} promised to namespaces",
    },
    want: {
      fr: "au plus {capacity, number}, ce que les groupes de nœuds contiennent au plus grand",
      en: "at most {capacity, number}, what the pools hold at their largest",
    },
    remediation: {
      fr: "Réduisez les quotas des espaces de noms ou agrandissez les groupes de nœuds.",
      en: "Reduce the namespaces' quotas or enlarge the pools.",
    },
  },
  podSecurityTooOld: {
    got: GOTS.value,
    want: { fr: "1.30 ou plus, en deux chiffres", en: "1.30 or later, of two digits" },
    remediation: {
      fr: "Les règles d'avant laissaient passer ce que la règle pod-security refuse à chaque espace de noms.",
      en: "Earlier standards let pass what rule pod-security denies in every namespace.",
    },
  },
  podSecurityTooNew: {
    got: GOTS.value,
    want: {
      fr: "au plus {oldest}, la plus ancienne version offerte",
      en: "at most {oldest}, the oldest version on offer",
    },
    remediation: {
      fr: "Un serveur d'API ne connaît pas les règles d'une version plus récente que la sienne.",
      en: "An API server does not know the rules of a release newer than its own.",
    },
  },
  apiNetworkReach: {
    got: { fr: "{got}, qui mène à internet", en: "{got}, which leads to the internet" },
    want: {
      fr: "un réseau externe qui n'y mène pas : {allowed}",
      en: "an external network that does not: {allowed}",
    },
    remediation: {
      fr: "L'API d'un cluster n'a jamais d'adresse sur internet.",
      en: "The API of a cluster never has an address on the internet.",
    },
  },
  nonCompliantDisks: {
    got: {
      fr: "{got}, qui n'est pas chiffré ou pas permis aux clusters",
      en: "{got}, which is not encrypted or not for clusters",
    },
    want: {
      fr: "un type chiffré, permis dans alliance.yaml sous sites.{site}.workloads : {allowed}",
      en: "an encrypted type, allowed in alliance.yaml under sites.{site}.workloads: {allowed}",
    },
  },
  registryOutside: {
    got: GOTS.value,
    want: {
      fr: "un registre permis du site, ou un chemin dans l'un d'eux : {allowed}",
      en: "a registry the site may use, or a path in one: {allowed}",
    },
    remediation: {
      fr: "Les registres sont dans alliance.yaml, sous sites.{site}.workloads.registries.",
      en: "Registries are in alliance.yaml, under sites.{site}.workloads.registries.",
    },
  },
  hostOutside: {
    got: GOTS.value,
    want: {
      fr: "un hôte d'un domaine du site : {allowed}",
      en: "a host in a domain of the site: {allowed}",
    },
    remediation: {
      fr: "Les domaines sont dans alliance.yaml, sous sites.{site}.workloads.domains.",
      en: "Domains are in alliance.yaml, under sites.{site}.workloads.domains.",
    },
  },
  workloadVolumeType: {
    got: GOTS.value,
    want: {
      fr: "le nom d'un type de volume chiffré de {site}/site.yaml : {allowed}",
      en: "the name of an encrypted volume type of {site}/site.yaml: {allowed}",
    },
  },
} as const satisfies Record<string, IssueText>;

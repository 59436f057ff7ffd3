import type { RuleMessages } from "../../rule-messages.ts";

const INTERNAL = 'service.beta.kubernetes.io/openstack-internal-load-balancer: "true"';

export const messages = {
  title: {
    fr: "Les Services restent sur le site : ni adresse externe, ni répartiteur de charge public",
    en: "Services stay at the site: no external address, no public load balancer",
  },
  why: {
    fr: "Un Service de type LoadBalancer sans annotation reçoit une adresse publique ; externalIPs et ExternalName détournent le trafic de tout le cluster.",
    en: "A Service of type LoadBalancer without an annotation gets a public address; externalIPs and ExternalName divert traffic of the whole cluster.",
  },
  waiver: {
    fr: "Aucune dérogation pour une adresse externe ; un répartiteur de charge interne s'accorde par espace de noms dans le fichier du locataire (internalLoadBalancer: true).",
    en: "No waiver for an external address; an internal load balancer is granted per namespace in the tenant's file (internalLoadBalancer: true).",
  },
  cases: {
    externalName: {
      what: {
        fr: "{type} est de type ExternalName et mène hors du cluster",
        en: "{type} is of type ExternalName and leads out of the cluster",
      },
      remediation: {
        fr: "Utilisez un Service de type ClusterIP.",
        en: "Use a Service of type ClusterIP.",
      },
    },
    externalIPs: {
      what: {
        fr: "{type} prend des adresses externes (externalIPs)",
        en: "{type} claims external addresses (externalIPs)",
      },
      remediation: { fr: "Retirez externalIPs.", en: "Remove externalIPs." },
    },
    nodePort: {
      what: {
        fr: "{type} est de type NodePort et s'ouvre sur chaque nœud",
        en: "{type} is of type NodePort and opens on every node",
      },
      remediation: {
        fr: "Utilisez ClusterIP derrière un Ingress, ou un répartiteur de charge interne accordé à l'espace de noms.",
        en: "Use ClusterIP behind an Ingress, or an internal load balancer that is granted to the namespace.",
      },
    },
    notInternal: {
      what: {
        fr: "{type} demande un répartiteur de charge qui n'est pas interne",
        en: "{type} requests a load balancer that is not internal",
      },
      remediation: {
        fr: `Ajoutez l'annotation ${INTERNAL}.`,
        en: `Add the annotation ${INTERNAL}.`,
      },
    },
    notGranted: {
      what: {
        fr: "{type} demande un répartiteur de charge dans l'espace de noms « {namespace} », auquel aucun n'est accordé",
        en: "{type} requests a load balancer in namespace “{namespace}”, which is granted none",
      },
      remediation: {
        fr: "Faites écrire internalLoadBalancer: true pour cet espace de noms dans le fichier du locataire.",
        en: "Have internalLoadBalancer: true written for this namespace in the tenant's file.",
      },
    },
    loadBalancerClass: {
      what: {
        fr: "{type} confie son répartiteur de charge à un autre fournisseur (loadBalancerClass)",
        en: "{type} gives its load balancer to another provider (loadBalancerClass)",
      },
      remediation: { fr: "Retirez loadBalancerClass.", en: "Remove loadBalancerClass." },
    },
    sourceRange: {
      what: {
        fr: "{type} ouvre son répartiteur de charge à tout le monde : {range}",
        en: "{type} opens its load balancer to everyone: {range}",
      },
      remediation: {
        fr: "Nommez les réseaux qui en ont besoin ; les plus larges admis sont /8 (IPv4) et /16 (IPv6).",
        en: "Name the networks that need it; the widest that are admitted are /8 (IPv4) and /16 (IPv6).",
      },
    },
    address: {
      what: {
        fr: "{type} demande l'adresse « {address} » (loadBalancerIP), qui n'est pas privée",
        en: "{type} requests address “{address}” (loadBalancerIP), which is not private",
      },
      remediation: {
        fr: "Retirez loadBalancerIP, ou donnez une adresse privée du réseau de nœuds.",
        en: "Remove loadBalancerIP, or give a private address of the nodes' network.",
      },
    },
    unknown: {
      what: {
        fr: "l'exposition de {type} n'est pas connue avant le déploiement",
        en: "the exposure of {type} is not known before deployment",
      },
      remediation: {
        fr: "Écrivez le type, les adresses et les annotations en clair.",
        en: "Write type, addresses and annotations as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;

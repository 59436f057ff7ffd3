/** Messages of the check on links between sites. */
export const TEXTS = {
  title: {
    fr: "Neutron peut établir les liaisons des locataires critiques",
    en: "Neutron can make the links of critical tenants",
  },
  unseen: {
    fr: "que les réseaux gouvernementaux laissent passer UDP 500, UDP 4500 et ESP entre les sites",
    en: "that the government networks let UDP 500, UDP 4500 and ESP through between the sites",
  },
  noService: {
    what: {
      fr: "Neutron n'a pas le service VPN (extension vpnaas)",
      en: "Neutron lacks the VPN service (extension vpnaas)",
    },
    remediation: {
      fr: "Installez neutron-vpnaas, ajoutez vpnaas (ou ovn-vpnaas) à service_plugins de neutron.conf et redémarrez neutron-server.",
      en: "Install neutron-vpnaas, add vpnaas (or ovn-vpnaas) to service_plugins of neutron.conf and restart neutron-server.",
    },
  },
  noAgent: {
    what: {
      fr: "aucun agent en marche ne dessert le service VPN",
      en: "no running agent serves the VPN service",
    },
    remediation: {
      fr: "Avec ML2/OVN, démarrez neutron-ovn-vpn-agent avec strongSwan ou Libreswan ; sinon, l'extension VPN de l'agent L3 : openstack network agent list.",
      en: "With ML2/OVN start neutron-ovn-vpn-agent with strongSwan or Libreswan; otherwise the L3 agent's VPN extension: openstack network agent list.",
    },
  },
  pooled: {
    what: {
      fr: "la plage d'allocation de {network} contient {address}, la passerelle d'une liaison",
      en: "the allocation pool of {network} contains {address}, the gateway of a link",
    },
    remediation: {
      fr: "Sortez les adresses de continuity.link de la plage : openstack subnet set --no-allocation-pool --allocation-pool start=DÉBUT,end=FIN SOUS-RÉSEAU.",
      en: "Keep the addresses of continuity.link out of the pool: openstack subnet set --no-allocation-pool --allocation-pool start=FIRST,end=LAST SUBNET.",
    },
  },
} as const;

/** Messages of the check on the services' policies. */
export const TEXTS = {
  title: {
    fr: "Un utilisateur qui n'a que le rôle member ne lit rien d'un autre projet",
    en: "A user with the role member alone reads nothing of another project",
  },
  unseen: {
    fr: "ce que les politiques permettent d'écrire : rien n'est essayé",
    en: "what the policies allow to write: nothing is tried",
  },
  open: {
    what: {
      fr: "{service} répond à un simple member pour {path}",
      en: "{service} answers a mere member at {path}",
    },
    remediation: {
      fr: "Retirez la règle {policy} de policy.yaml de ce service : sa valeur par défaut la réserve aux administrateurs.",
      en: "Remove the rule {policy} from the policy.yaml of this service: its default reserves it for administrators.",
    },
  },
  network: {
    what: {
      fr: "un projet auquel rien n'est accordé voit le réseau externe {network}",
      en: "a project to which nothing is granted sees the external network {network}",
    },
    remediation: {
      fr: "Supprimez la règle RBAC de ce réseau pour * ou pour ce projet : openstack network rbac list --type network. Vérifiez aussi get_network dans policy.yaml de Neutron.",
      en: "Delete this network's RBAC entry for * or for this project: openstack network rbac list --type network. Check get_network in Neutron's policy.yaml, too.",
    },
  },
} as const;

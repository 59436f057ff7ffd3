/** Messages of the checks on roles and on the identity provider. */
export const TEXTS = {
  title: {
    fr: "Keystone a les rôles que le parc accorde",
    en: "Keystone has the roles that the estate grants",
  },
  providerTitle: {
    fr: "Les agents se connectent par un fournisseur d'identité, dont les groupes sont repris",
    en: "Staff log in through an identity provider, whose groups are mapped",
  },
  unseen: {
    fr: "qui appartient à quel groupe chez le fournisseur d'identité",
    en: "who belongs to which group at the identity provider",
  },
  role: {
    what: { fr: "le rôle {role} n'existe pas", en: "the role {role} does not exist" },
    remediation: {
      fr: "openstack role create {role}. member, reader et manager viennent de keystone-manage bootstrap, creator de Barbican, load-balancer_member d'Octavia.",
      en: "openstack role create {role}. member, reader and manager come from keystone-manage bootstrap, creator from Barbican, load-balancer_member from Octavia.",
    },
  },
  noProvider: {
    what: {
      fr: "Keystone n'a aucun fournisseur d'identité activé",
      en: "Keystone has no enabled identity provider",
    },
    remediation: {
      fr: "Inscrivez celui des agents : openstack identity provider create --remote-id ÉMETTEUR NOM, puis openstack mapping create et openstack federation protocol create.",
      en: "Register that of the staff: openstack identity provider create --remote-id ISSUER NAME, then openstack mapping create and openstack federation protocol create.",
    },
  },
  noProtocol: {
    what: {
      fr: "le fournisseur d'identité {provider} n'a aucun protocole",
      en: "the identity provider {provider} has no protocol",
    },
    remediation: {
      fr: "openstack federation protocol create --identity-provider {provider} --mapping CORRESPONDANCE openid",
      en: "openstack federation protocol create --identity-provider {provider} --mapping MAPPING openid",
    },
  },
  noGroups: {
    what: {
      fr: "la correspondance {mapping} ne mène à aucun groupe",
      en: "the mapping {mapping} leads to no group",
    },
    remediation: {
      fr: "Ajoutez les groupes du parc (SITE-LOCATAIRE-GROUPE) à la partie local de ses règles : openstack mapping set --rules FICHIER {mapping}.",
      en: "Add the estate's groups (SITE-TENANT-GROUP) to the local part of its rules: openstack mapping set --rules FILE {mapping}.",
    },
  },
} as const;

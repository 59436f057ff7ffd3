/** Messages of the checks on the place of the state. */
export const TEXTS = {
  title: {
    fr: "L'état a un projet à lui, où un seul utilisateur entre, avec un seul rôle et une clé S3",
    en: "The state has a project of its own, which one user enters, with one role and a key for S3",
  },
  containerTitle: {
    fr: "Le conteneur de l'état existe et n'est ouvert à personne d'autre",
    en: "The container of the state exists and is open to no other account",
  },
  noProject: {
    what: {
      fr: "le projet {project} de l'état n'existe pas ou est désactivé",
      en: "the project {project} of the state does not exist or is disabled",
    },
    remediation: {
      fr: "openstack project create {project} ; s'il existe : openstack project set --enable {project}",
      en: "openstack project create {project}; if it exists: openstack project set --enable {project}",
    },
  },
  noKeeper: {
    what: {
      fr: "l'utilisateur {user}, qui garde l'état, n'existe pas ou est désactivé",
      en: "the user {user}, who keeps the state, does not exist or is disabled",
    },
    remediation: {
      fr: "openstack user create --project {project} --password-prompt {user}, puis openstack role add --project {project} --user {user} {role} ; s'il existe : openstack user set --enable {user}",
      en: "openstack user create --project {project} --password-prompt {user}, then openstack role add --project {project} --user {user} {role}; if it exists: openstack user set --enable {user}",
    },
  },
  noRole: {
    what: {
      fr: "{user} n'a pas le rôle {role} dans le projet {project}",
      en: "{user} does not have the role {role} on the project {project}",
    },
    remediation: {
      fr: "Commande : openstack role add --project {project} --user {user} {role}",
      en: "Command: openstack role add --project {project} --user {user} {role}",
    },
  },
  moreRoles: {
    what: {
      fr: "{user} a aussi le rôle {role} dans le projet {project}",
      en: "{user} also has the role {role} on the project {project}",
    },
    remediation: {
      fr: "Commande : openstack role remove --project {project} --user {user} {role}",
      en: "Command: openstack role remove --project {project} --user {user} {role}",
    },
  },
  group: {
    what: {
      fr: "le groupe {group} a un rôle dans le projet {project} : ses membres lisent l'état de tout le parc",
      en: "the group {group} has a role on the project {project}: its members read the state of the whole estate",
    },
    remediation: {
      fr: "Retirez-le : openstack role assignment list --names --project {project}, puis openstack role remove --project {project} --group {group} RÔLE.",
      en: "Remove it: openstack role assignment list --names --project {project}, then openstack role remove --project {project} --group {group} ROLE.",
    },
  },
  other: {
    what: {
      fr: "l'utilisateur {other} entre aussi dans le projet {project} : il lit l'état de tout le parc",
      en: "the user {other} enters the project {project}, too, and can read the state of the whole estate",
    },
    remediation: {
      fr: "Retirez ses rôles : openstack role assignment list --names --effective --project {project} montre d'où ils viennent ; openstack role remove --project {project} --user {id} RÔLE.",
      en: "Remove its roles: openstack role assignment list --names --effective --project {project} shows where they come from; openstack role remove --project {project} --user {id} ROLE.",
    },
  },
  noKey: {
    what: {
      fr: "{user} n'a pas de clé S3 dans le projet {project}",
      en: "{user} has no key for S3 on the project {project}",
    },
    remediation: {
      fr: "Connecté comme {user} : openstack ec2 credentials create --project {project}. Gardez la clé hors des fichiers du parc.",
      en: "Logged in as {user}: openstack ec2 credentials create --project {project}. Keep the key out of the estate's files.",
    },
  },
  noContainer: {
    what: {
      fr: "le conteneur {container} de l'état n'existe pas",
      en: "the container {container} of the state does not exist",
    },
    remediation: {
      fr: "Connecté comme l'utilisateur qui garde l'état : openstack container create {container}",
      en: "Logged in as the user who keeps the state: openstack container create {container}",
    },
  },
  closed: {
    what: {
      fr: "l'utilisateur qui garde l'état ne peut pas lire le conteneur {container} (HTTP {status})",
      en: "the user who keeps the state cannot read the container {container} (HTTP {status})",
    },
    remediation: {
      fr: "Vérifiez que son rôle est dans operator_roles de [filter:keystoneauth] de proxy-server.conf.",
      en: "Check that its role is in operator_roles of [filter:keystoneauth] in proxy-server.conf.",
    },
  },
  shared: {
    what: {
      fr: "le conteneur {container} de l'état a {list} : {value}",
      en: "the container {container} of the state has {list}: {value}",
    },
    remediation: {
      fr: "Retirez cet accès : openstack container unset --property {list} {container}, ou swift post --read-acl '' --write-acl '' {container}.",
      en: "Remove this access: openstack container unset --property {list} {container}, or swift post --read-acl '' --write-acl '' {container}.",
    },
  },
} as const;

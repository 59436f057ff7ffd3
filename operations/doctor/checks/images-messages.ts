/** Messages of the checks on images. */
export const TEXTS = {
  title: {
    fr: "Les images publiques indiquent leur origine et sont protégées",
    en: "The public images state their provenance and are protected",
  },
  importTitle: {
    fr: "Glance ne télécharge pas d'images d'ailleurs",
    en: "Glance downloads no images from elsewhere",
  },
  nodesTitle: {
    fr: "Chaque version de Kubernetes de site.yaml a son image de nœuds",
    en: "Each Kubernetes version of site.yaml has its node image",
  },
  signedTitle: { fr: "Les images publiques sont signées", en: "The public images are signed" },
  unseen: {
    fr: "qu'une image contient ce que ses propriétés annoncent",
    en: "that an image contains what its properties say",
  },
  nodesUnseen: {
    fr: "que l'image contient bien kubeadm, kubelet et containerd de cette version",
    en: "that the image does contain kubeadm, kubelet and containerd of this version",
  },
  signedUnseen: {
    fr: "que Nova vérifie les signatures (verify_glance_signatures dans nova.conf)",
    en: "that Nova verifies the signatures (verify_glance_signatures in nova.conf)",
  },
  none: {
    what: {
      fr: "il n'y a aucune image publique pour des serveurs",
      en: "there is no public image for servers",
    },
    remediation: {
      fr: "Ajoutez-en une avec son origine : openstack image create --public --protected --property image_source=… --property image_build_date=… --property image_original_user=… --property os_distro=… --property os_version=… --file FICHIER NOM.",
      en: "Add one with its provenance: openstack image create --public --protected --property image_source=… --property image_build_date=… --property image_original_user=… --property os_distro=… --property os_version=… --file FILE NAME.",
    },
  },
  provenance: {
    what: {
      fr: "l'image publique {image} n'indique pas {missing}",
      en: "the public image {image} does not state {missing}",
    },
    remediation: {
      fr: "Ajoutez ces propriétés (scs-0102) : openstack image set --property NOM=VALEUR {id}. Une image d'origine inconnue se retire : openstack image set --private {id}.",
      en: "Add these properties (scs-0102): openstack image set --property NAME=VALUE {id}. Withdraw an image of unknown origin: openstack image set --private {id}.",
    },
  },
  date: {
    what: {
      fr: "l'image publique {image} a image_build_date {date}, attendu AAAA-MM-JJ",
      en: "the public image {image} has image_build_date {date}, want YYYY-MM-DD",
    },
    remediation: {
      fr: "openstack image set --property image_build_date=AAAA-MM-JJ {id}",
      en: "openstack image set --property image_build_date=YYYY-MM-DD {id}",
    },
  },
  unprotected: {
    what: {
      fr: "l'image publique {image} n'est pas protégée contre la suppression",
      en: "the public image {image} is not protected against deletion",
    },
    remediation: {
      fr: "Commande : openstack image set --protected {id}",
      en: "Command: openstack image set --protected {id}",
    },
  },
  download: {
    what: {
      fr: "Glance accepte web-download : il irait chercher une image à n'importe quelle adresse",
      en: "Glance accepts web-download: it would fetch an image from any address",
    },
    remediation: {
      fr: "Retirez web-download d'enabled_import_methods dans glance-api.conf et redémarrez Glance.",
      en: "Remove web-download from enabled_import_methods in glance-api.conf and restart Glance.",
    },
  },
  noNode: {
    what: {
      fr: "l'image de nœuds {image} de Kubernetes {version} n'existe pas, ou n'est pas publique",
      en: "the node image {image} of Kubernetes {version} does not exist, or is not public",
    },
    remediation: {
      fr: "Construisez-la et déposez-la : openstack image create --public --protected --property os_distro=ubuntu --property os_purpose=k8snode --property kube_version=v{version} --file FICHIER {image} ; ou retirez la version {version} de site.yaml.",
      en: "Build it and add it: openstack image create --public --protected --property os_distro=ubuntu --property os_purpose=k8snode --property kube_version=v{version} --file FILE {image}; or remove version {version} from site.yaml.",
    },
  },
  twice: {
    what: {
      fr: "plusieurs images publiques portent le nom {image}",
      en: "several public images have the name {image}",
    },
    remediation: {
      fr: "Gardez celle qui convient et renommez les autres avec leur date : openstack image set --name NOM ID.",
      en: "Keep the right one and rename the others with their date: openstack image set --name NAME ID.",
    },
  },
  inactive: {
    what: {
      fr: "l'image de nœuds {image} a l'état {status}, attendu active",
      en: "the node image {image} has the status {status}, want active",
    },
    remediation: {
      fr: "Terminez son envoi ou réactivez-la : openstack image set --activate {id}.",
      en: "Finish its upload or activate it again: openstack image set --activate {id}.",
    },
  },
  property: {
    what: {
      fr: "l'image de nœuds {image} a {property} {got}, attendu {want}",
      en: "the node image {image} has {property} {got}, want {want}",
    },
    remediation: {
      fr: "Commande : openstack image set --property {property}={want} {id}",
      en: "Command: openstack image set --property {property}={want} {id}",
    },
  },
  unsigned: {
    what: {
      fr: "l'image publique {image} n'est pas signée : il manque {missing}",
      en: "the public image {image} is not signed: {missing} missing",
    },
    remediation: {
      fr: "Signez-la avec un certificat gardé par Barbican et déposez-la de nouveau avec ces propriétés ; une signature ne s'ajoute pas à une image active.",
      en: "Sign it with a certificate that Barbican keeps and upload it again with these properties; a signature cannot be added to an active image.",
    },
  },
} as const;

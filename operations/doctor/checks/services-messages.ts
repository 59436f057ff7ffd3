/** Messages of the checks on services, versions and extensions. */
import type { Message } from "../../../output/message.ts";

export const TEXTS = {
  title: {
    fr: "Les services que le parc utilise sont au catalogue, dans la région du site",
    en: "The services that the estate uses are in the catalogue, in the site's region",
  },
  versions: {
    fr: "Les API ont au moins les versions d'OpenStack 2023.2",
    en: "The APIs have at least the versions of OpenStack 2023.2",
  },
  extensions: {
    fr: "Neutron a les extensions que le parc utilise",
    en: "Neutron has the extensions that the estate uses",
  },
  missing: {
    what: {
      fr: "le catalogue n'a pas de service {type} ({software})",
      en: "the catalogue has no service {type} ({software})",
    },
    remediation: {
      fr: "Installez {software} et inscrivez-le : openstack service create --name {type} {type}, puis openstack endpoint create --region {region} {type} public URL. S'il y est déjà, activez-le : openstack service set --enable {type}.",
      en: "Install {software} and register it: openstack service create --name {type} {type}, then openstack endpoint create --region {region} {type} public URL. If it is there already, enable it: openstack service set --enable {type}.",
    },
  },
  elsewhere: {
    what: {
      fr: "{type} ({software}) n'a pas d'adresse publique dans la région {region}",
      en: "{type} ({software}) has no public endpoint in the region {region}",
    },
    remediation: {
      fr: "Ajoutez-la : openstack endpoint create --region {region} {type} public URL. Le nom de la région est celui d'alliance.yaml.",
      en: "Add it: openstack endpoint create --region {region} {type} public URL. The region's name is that of alliance.yaml.",
    },
  },
  old: {
    what: {
      fr: "l'API de {software} a la version {got}, attendu au moins {want} (OpenStack 2023.2)",
      en: "the API of {software} has version {got}, want at least {want} (OpenStack 2023.2)",
    },
    remediation: {
      fr: "Passez {software} à une version d'OpenStack encore maintenue.",
      en: "Upgrade {software} to a release of OpenStack that is still maintained.",
    },
  },
  extension: {
    what: {
      fr: "Neutron n'a pas l'extension {alias}",
      en: "Neutron lacks the extension {alias}",
    },
    remediation: {
      fr: "Ajoutez le greffon qui la fournit à service_plugins ou à extension_drivers de neutron.conf et de ml2_conf.ini, puis redémarrez neutron-server ; openstack extension list montre ce qui est chargé.",
      en: "Add the plug-in that provides it to service_plugins or extension_drivers of neutron.conf and ml2_conf.ini, then restart neutron-server; openstack extension list shows what is loaded.",
    },
  },
} as const satisfies Record<
  string,
  Message | { readonly what: Message; readonly remediation: Message }
>;

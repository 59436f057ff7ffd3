/** Shared file systems (Manila). */
import {
  count,
  evaluated,
  inert,
  joins,
  named,
  oneOf,
  partOf,
  reference,
  refers,
  secret,
  shaped,
} from "../properties/entry.ts";
import { type Rows, row } from "../properties/row.ts";
import { holdsNoData, labelled, partOf as within } from "../resources/classification.ts";
import { openSwitch } from "./addresses.ts";
import { metadata, region, zone } from "./entries.ts";

/** The ways in which Manila identifies the clients of a share. */
const SHARE_ACCESS = ["ip", "user", "cert", "cephx"];

export const sharedfilesystem: Rows = {
  "openstack:sharedfilesystem/securityService:SecurityService": row(holdsNoData("grants"), {
    description: named,
    dnsIp: evaluated("host"),
    domain: evaluated("host"),
    name: named,
    ou: inert("a part of the directory that `server` names"),
    password: secret(),
    region,
    server: evaluated("host"),
    type: oneOf("active_directory", "kerberos", "ldap"),
    user: inert("a name in the directory that `server` names"),
  }),
  "openstack:sharedfilesystem/share:Share": row(labelled("metadata", "stores"), {
    availabilityZone: zone,
    description: named,
    isPublic: openSwitch,
    metadata,
    name: named,
    region,
    shareNetworkId: joins(),
    shareProto: oneOf("NFS", "CIFS", "CEPHFS", "GLUSTERFS", "HDFS", "MAPRFS"),
    shareType: {
      ...shaped(/^[A-Za-z0-9][\w.-]{0,63}$/, {
        fr: "le nom d'un type de partage du site",
        en: "the name of one of the site's share types",
      }),
      is: "storage",
      offer: "shareTypes",
      why: "one of the site's own, by its name: rule undeclared-name",
    },
    size: count,
    // No resource of a stack creates one.
    snapshotId: {
      ...reference("a copy that Manila gives to its own project alone, which the labels name"),
      restores: true,
    },
  }),
  "openstack:sharedfilesystem/shareAccess:ShareAccess": row(holdsNoData("grants"), {
    accessLevel: oneOf("rw", "ro"),
    accessTo: evaluated("opens"),
    accessType: {
      is: "opens",
      holds: (value) => SHARE_ACCESS.includes(value as string),
      want: { fr: "l'un de : ip, user, cert, cephx", en: "one of: ip, user, cert, cephx" },
    },
    region,
    shareId: joins(),
  }),
  "openstack:sharedfilesystem/shareNetwork:ShareNetwork": row(within("its network", "moves"), {
    description: named,
    name: named,
    neutronNetId: partOf(),
    neutronSubnetId: joins(),
    region,
    // The directory that identifies users: its host is evaluated.
    securityServiceIds: refers("openstack:sharedfilesystem/securityService:SecurityService"),
  }),
};

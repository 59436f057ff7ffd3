/** The infrastructure provider for OpenStack: the servers of a tenant's cluster and their network. */

import {
  block,
  boolean,
  type CustomKind,
  choice,
  denied,
  each,
  elsewhere,
  kindsOf,
  leads,
  like,
  list,
  name,
  number,
  prefix,
  some,
  text,
} from "../field.ts";
import { joinsElsewhere, ownNetwork, publicAddress, unguardedPort, wayIn } from "../reasons.ts";
import { INFRASTRUCTURE, ORDER } from "./shared.ts";

/** The estate creates the Secret `<cluster>-credentials`, with the site's own identity service in it. */
const identityRef = block({
  type: choice("Secret"),
  name: like(
    "[a-z0-9][a-z0-9-]*-credentials",
    "le Secret « <cluster>-credentials » que crée le parc",
    "the Secret “<cluster>-credentials” that the estate creates",
  ),
  cloudName: choice("openstack"),
  region: denied({
    fr: "la région est celle du Secret du parc",
    en: "the region is that of the estate's Secret",
  }),
});
const filter = block({
  name,
  tags: list(text),
  projectID: denied({
    fr: "nomme un autre projet",
    en: "names another project",
  }),
});
const byId = block({ id: name });
const found = block({ id: name, filter });
/** The default group has rules of its own, which are not declared. */
const group = block({
  id: name,
  filter: block({
    name: like(
      "(?!default$)[A-Za-z0-9._-]+",
      "un groupe, hors « default »",
      "a group, and not “default”",
    ),
    tags: list(text),
  }),
});
const port = block({
  network: found,
  fixedIPs: list(block({ subnet: found, ipAddress: leads("site") })),
  nameSuffix: name,
  description: text,
  adminStateUp: boolean,
  securityGroups: list(group),
  tags: list(text),
  propagateUplinkStatus: boolean,
  disablePortSecurity: choice(false),
  vnicType: choice("normal"),
  trunk: choice(false),
  ...each(unguardedPort, "allowedAddressPairs", "hostID", "macAddress", "profile", "valueSpecs"),
});
const zone = block({ from: name, name });
const machine = block({
  flavor: name,
  flavorID: name,
  image: block({
    id: name,
    filter: block({ name, tags: list(text) }),
    imageRef: denied({
      fr: "fait chercher une image ailleurs qu'au service d'images du site",
      en: "has an image fetched from elsewhere than the site's image service",
    }),
  }),
  rootVolume: block({
    sizeGiB: number,
    type: elsewhere("volume-encryption"),
    availabilityZone: zone,
  }),
  additionalBlockDevices: list(
    block({
      name,
      sizeGiB: number,
      storage: block({
        type: choice("Volume", "Local"),
        volume: block({ type: elsewhere("volume-encryption"), availabilityZone: zone }),
      }),
    }),
  ),
  identityRef,
  ports: list(port),
  securityGroups: list(group),
  serverGroup: block({ id: name, filter: block({ name }) }),
  sshKeyName: name,
  configDrive: boolean,
  tags: list(text),
  trunk: choice(false),
  floatingIPPoolRef: publicAddress,
  schedulerHintAdditionalProperties: denied({
    fr: "peut placer des serveurs où personne ne l'a prévu",
    en: "can place servers where no one planned them",
  }),
  serverMetadata: denied({
    fr: "des paires libres, que lisent les serveurs et d'autres services",
    en: "free pairs, which the servers and other services read",
  }),
  providerID: joinsElsewhere,
});
const openstackCluster = block(
  {
    identityRef,
    network: found,
    subnets: some(found),
    externalNetwork: byId,
    disableExternalNetwork: boolean,
    disableAPIServerFloatingIP: boolean,
    apiServerFloatingIP: leads("site"),
    apiServerFixedIP: leads("site"),
    apiServerPort: number,
    apiServerLoadBalancer: block(
      {
        enabled: choice(true),
        provider: name,
        allowedCIDRs: some(prefix),
        availabilityZone: name,
        flavor: name,
        monitor: block(each(number, "delay", "maxRetries", "maxRetriesDown", "timeout")),
        network: found,
        subnets: list(found),
        additionalPorts: wayIn,
      },
      ["allowedCIDRs"],
    ),
    managedSecurityGroups: denied({
      fr: "fait des groupes de sécurité qui laissent tout sortir et que nulle règle n'évalue ; nommez ceux d'un segment dans les modèles des serveurs",
      en: "makes security groups that let everything out and that no rule evaluates; name those of a segment in the servers' templates",
    }),
    controlPlaneEndpoint: block({ host: leads("site"), port: number }),
    controlPlaneAvailabilityZones: list(name),
    controlPlaneOmitAvailabilityZone: boolean,
    networkMTU: number,
    tags: list(text),
    disablePortSecurity: choice(false),
    // Its definition enables it by default.
    bastion: block(
      { enabled: choice(false), ...each(wayIn, "spec", "floatingIP", "availabilityZone") },
      ["enabled"],
    ),
    ...each(ownNetwork, "managedSubnets", "router", "externalRouterIPs", "primarySubnet"),
  },
  ["identityRef"],
  ["network"],
  ["subnets"],
  ["apiServerLoadBalancer"],
);

const of = kindsOf(INFRASTRUCTURE, "v1beta1");

/** Kinds of the infrastructure provider. */
export const openstackKinds: readonly CustomKind[] = [
  of("OpenStackCluster", "cluster", ORDER, openstackCluster),
  of(
    "OpenStackMachineTemplate",
    "cluster",
    ORDER,
    block({
      template: block({ spec: machine }),
    }),
  ),
];

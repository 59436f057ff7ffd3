/** Cluster API with its OpenStack provider and kubeadm: a tenant's servers, networks and API. */

import {
  because,
  block,
  boolean,
  type CustomKind,
  choice,
  denied,
  each,
  elsewhere,
  type Field,
  type Fields,
  flags,
  leads,
  like,
  list,
  map,
  mirror,
  name,
  number,
  path,
  prefix,
  quantity,
  some,
  text,
  time,
} from "./field.ts";
import {
  annotations,
  environment,
  hiddenContent,
  hiddenTarget,
  joinsElsewhere,
  otherController,
  ownNetwork,
  publicAddress,
  serverCommands,
  unguardedPort,
  wayIn,
} from "./reasons.ts";
import { estateLabels, labels, rolling, selector } from "./shared-fields.ts";

const CORE = "cluster.x-k8s.io";
const INFRASTRUCTURE = `infrastructure.${CORE}`;
const BOOTSTRAP = `bootstrap.${CORE}`;
const CONTROL_PLANE = `controlplane.${CORE}`;

/** A reference to a kind that has a table here. */
const refersTo = (group: string, kind: string): Field =>
  block({ apiGroup: choice(group), kind: choice(kind), name });
const meta = block({ labels: estateLabels, annotations });
const seconds = number;
const deletion = each(
  seconds,
  "nodeDeletionTimeoutSeconds",
  "nodeDrainTimeoutSeconds",
  "nodeVolumeDetachTimeoutSeconds",
);
const taint = { key: name, value: name, effect: name };
const taints = list(block({ ...taint, propagation: name }));
const conditions = list(block({ conditionType: name, polarity: name }));
const percent = quantity;

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
const rule = block(
  {
    name,
    description: text,
    direction: choice("ingress", "egress"),
    etherType: choice("IPv4", "IPv6"),
    protocol: name,
    portRangeMin: number,
    portRangeMax: number,
    remoteManagedGroups: some(choice("bastion", "controlplane", "worker")),
    remoteGroupID: name,
    remoteIPPrefix: prefix,
  },
  ["remoteManagedGroups", "remoteGroupID", "remoteIPPrefix"],
);
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
    managedSecurityGroups: block({
      allowAllInClusterTraffic: boolean,
      ...each(
        list(rule),
        "allNodesSecurityGroupRules",
        "controlPlaneNodesSecurityGroupRules",
        "workerNodesSecurityGroupRules",
      ),
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

const external = choice("external");
const OIDC_PREFIX = choice("oidc:");
const count = number;
const apiServerFlags: Fields = {
  "oidc-issuer-url": leads("site"),
  "oidc-client-id": name,
  "oidc-username-claim": name,
  "oidc-groups-claim": name,
  "oidc-username-prefix": OIDC_PREFIX,
  "oidc-groups-prefix": OIDC_PREFIX,
  "oidc-signing-algs": like("[A-Z0-9,]+", "des noms d'algorithmes", "names of algorithms"),
  "oidc-ca-file": path,
  "cloud-provider": external,
  "authorization-mode": choice("Node,RBAC"),
  "anonymous-auth": choice(false),
  profiling: boolean,
  "audit-log-path": path,
  ...each(count, "audit-log-maxage", "audit-log-maxbackup", "audit-log-maxsize"),
  "audit-policy-file": path,
  "tls-min-version": choice("VersionTLS12", "VersionTLS13"),
  "tls-cipher-suites": like("[A-Z0-9_,]+", "des noms de suites", "names of suites"),
  "disable-admission-plugins": denied({
    fr: "ôterait les politiques du cluster",
    en: "would take the cluster's policies away",
  }),
  ...each(
    hiddenTarget,
    "audit-webhook-config-file",
    "authentication-token-webhook-config-file",
    "authorization-webhook-config-file",
    "authentication-config",
    "authorization-config",
    "egress-selector-config-file",
    "admission-control-config-file",
    "encryption-provider-config",
  ),
};
const managerFlags: Fields = {
  "cloud-provider": external,
  profiling: boolean,
  "bind-address": choice("127.0.0.1"),
  "terminated-pod-gc-threshold": count,
  "node-monitor-grace-period": name,
};
const kubeletFlags: Fields = {
  "cloud-provider": external,
  "node-labels": like(
    "[a-z0-9][A-Za-z0-9._/-]*=[A-Za-z0-9._-]*(,[a-z0-9][A-Za-z0-9._/-]*=[A-Za-z0-9._-]*)*",
    "des étiquettes",
    "labels",
  ),
  "max-pods": count,
  "cgroup-driver": choice("systemd"),
  "event-qps": count,
  "eviction-hard": like("[A-Za-z0-9.<,%]+", "des seuils", "thresholds"),
  "protect-kernel-defaults": boolean,
  "rotate-server-certificates": boolean,
  "read-only-port": choice(0),
  "anonymous-auth": choice(false),
};
const etcdFlags: Fields = {
  ...each(count, "quota-backend-bytes", "snapshot-count", "heartbeat-interval", "election-timeout"),
  "auto-compaction-mode": name,
  "auto-compaction-retention": name,
};
const component = (of: Fields, more: Fields = {}) =>
  block({ extraArgs: flags(of), extraEnvs: environment, extraVolumes: hiddenContent, ...more });
const nodeRegistration = block({
  name: like(
    "\\{\\{ ?(local_hostname|ds\\.meta_data\\.(name|hostname|local_hostname)) ?\\}\\}",
    "« {{ local_hostname }} », le nom que donne le nuage",
    "“{{ local_hostname }}”, the name that the cloud gives",
  ),
  kubeletExtraArgs: flags(kubeletFlags),
  taints: list(block(taint)),
  ignorePreflightErrors: list(name),
  imagePullPolicy: name,
  imagePullSerial: boolean,
  criSocket: choice(
    "unix:///run/containerd/containerd.sock",
    "unix:///var/run/containerd/containerd.sock",
  ),
});
const timeouts = block(
  each(
    seconds,
    "controlPlaneComponentHealthCheckSeconds",
    "discoverySeconds",
    "etcdAPICallSeconds",
    "kubeletHealthCheckSeconds",
    "kubernetesAPICallSeconds",
    "tlsBootstrapSeconds",
  ),
);
const localEndpoint = block({ bindPort: number, advertiseAddress: leads("site") });
const repository = { imageRepository: elsewhere("data-flow"), imageTag: name };
/** The configuration of cloud-init and kubeadm on a server. */
const kubeadm = block({
  clusterConfiguration: block({
    imageRepository: elsewhere("data-flow"),
    apiServer: component(apiServerFlags, { certSANs: list(leads("site", "cluster")) }),
    controllerManager: component(managerFlags),
    scheduler: component(managerFlags),
    dns: block(repository),
    etcd: block({
      local: block({
        dataDir: path,
        extraArgs: flags(etcdFlags),
        extraEnvs: environment,
        ...repository,
        ...each(list(leads("site", "cluster")), "peerCertSANs", "serverCertSANs"),
      }),
      external: denied({
        fr: "garde l'état du cluster hors de ses serveurs",
        en: "keeps the cluster's state away from its servers",
      }),
    }),
    featureGates: map("[A-Za-z]+", boolean, "un nom", "a name"),
    encryptionAlgorithm: name,
    ...each(number, "caCertificateValidityPeriodDays", "certificateValidityPeriodDays"),
    certificatesDir: path,
    controlPlaneEndpoint: joinsElsewhere,
  }),
  initConfiguration: block({
    nodeRegistration,
    localAPIEndpoint: localEndpoint,
    timeouts,
    bootstrapTokens: joinsElsewhere,
    ...each(serverCommands, "patches", "skipPhases"),
  }),
  joinConfiguration: block({
    nodeRegistration,
    controlPlane: block({ localAPIEndpoint: localEndpoint }),
    timeouts,
    ...each(joinsElsewhere, "discovery", "caCertPath"),
    ...each(serverCommands, "patches", "skipPhases"),
  }),
  files: list(
    block({
      path: like(
        "/etc/containerd/certs\\.d/[A-Za-z0-9._-]+(:[0-9]+)?/hosts\\.toml",
        "/etc/containerd/certs.d/<registre>/hosts.toml",
        "/etc/containerd/certs.d/<registry>/hosts.toml",
      ),
      content: mirror,
      owner: choice("root:root"),
      permissions: choice("0644", "0600", "0640"),
      append: choice(false),
      contentFormat: choice("Raw"),
      ...each(hiddenContent, "contentFrom", "encoding"),
    }),
  ),
  diskSetup: block({
    partitions: list(
      block({ device: path, layout: boolean, overwrite: boolean, tableType: choice("gpt", "mbr") }),
    ),
    filesystems: list(
      block({
        device: path,
        filesystem: choice("ext4", "xfs"),
        label: name,
        partition: name,
        overwrite: boolean,
        extraOpts: list(like("[A-Za-z0-9,=^_-]+", "une option de mkfs", "an option of mkfs")),
      }),
    ),
  }),
  mounts: list(
    list(
      like(
        "LABEL=[A-Za-z0-9_-]+|(/[A-Za-z0-9_.-]+)+|[a-z0-9_]+(,[a-z0-9=_.]+)*",
        "un disque du serveur, un dossier ou des options",
        "a disk of the server, a folder or options",
      ),
    ),
  ),
  ntp: block({ enabled: boolean, servers: list(elsewhere("data-flow")) }),
  format: choice("cloud-config"),
  verbosity: number,
  users: wayIn,
  ignition: serverCommands,
  ...each(serverCommands, "bootCommands", "preKubeadmCommands", "postKubeadmCommands"),
});
const version = like("v?[0-9]+\\.[0-9]+\\.[0-9]+", "une version", "a version");
const strategy = (rollingUpdate: Field) => block({ type: name, rollingUpdate });
const health = (...types: string[]) =>
  each(list(block({ type: name, status: name, timeoutSeconds: seconds })), ...types);

const of = (
  group: string,
  kind: string,
  effect: CustomKind["effect"],
  versions: readonly string[],
  why: CustomKind["why"],
  spec: Field,
): CustomKind => {
  const resource = `${kind.toLowerCase()}s`;
  return { group, kind, resource, versions, scope: "Namespaced", effect, why, fields: { spec } };
};
const ORDER = {
  fr: "partie de l'ordre d'un cluster, évaluée par l'étiquette de l'espace de noms du locataire",
  en: "part of the order of a cluster, evaluated by the label of the tenant's namespace",
};

export const clusterApi: readonly CustomKind[] = [
  of(
    CORE,
    "Cluster",
    "cluster",
    ["v1beta2"],
    ORDER,
    block({
      clusterNetwork: block({
        apiServerPort: number,
        pods: block({ cidrBlocks: list(prefix) }),
        services: block({ cidrBlocks: list(prefix) }),
        serviceDomain: choice("cluster.local"),
      }),
      controlPlaneEndpoint: block({ host: leads("site"), port: number }),
      controlPlaneRef: refersTo(CONTROL_PLANE, "KubeadmControlPlane"),
      infrastructureRef: refersTo(INFRASTRUCTURE, "OpenStackCluster"),
      paused: boolean,
      availabilityGates: conditions,
      topology: denied({
        fr: "prend ses modèles d'une ClusterClass, que nulle règle ne lit ; écrivez les objets eux-mêmes",
        en: "takes its templates from a ClusterClass, which no rule reads; write the objects themselves",
      }),
    }),
  ),
  of(
    CORE,
    "MachineDeployment",
    "cluster",
    ["v1beta2"],
    ORDER,
    block({
      clusterName: name,
      replicas: number,
      paused: boolean,
      selector,
      rollout: block({ after: time, strategy: strategy(rolling) }),
      deletion: block({ order: name }),
      remediation: block({ maxInFlight: percent }),
      machineNaming: block({ template: text }),
      template: block({
        metadata: meta,
        spec: block({
          clusterName: name,
          version,
          failureDomain: because(
            "une zone du nuage du site, que la connexion fixe",
            "a zone of the site's own cloud, which the connection decides",
          ),
          minReadySeconds: seconds,
          deletion: block(deletion),
          taints,
          readinessGates: conditions,
          bootstrap: block({
            configRef: refersTo(BOOTSTRAP, "KubeadmConfigTemplate"),
            dataSecretName: serverCommands,
          }),
          infrastructureRef: refersTo(INFRASTRUCTURE, "OpenStackMachineTemplate"),
          providerID: joinsElsewhere,
        }),
      }),
    }),
  ),
  of(
    CORE,
    "MachineHealthCheck",
    "machinery",
    ["v1beta2"],
    {
      fr: "remplace les serveurs disparus ; ne touche aucune donnée",
      en: "replaces servers that are gone; touches no data",
    },
    block({
      clusterName: name,
      selector,
      checks: block({
        nodeStartupTimeoutSeconds: seconds,
        ...health("unhealthyMachineConditions", "unhealthyNodeConditions"),
      }),
      remediation: block({
        triggerIf: block({ unhealthyInRange: text, unhealthyLessThanOrEqualTo: percent }),
        templateRef: otherController,
      }),
    }),
  ),
  of(
    BOOTSTRAP,
    "KubeadmConfigTemplate",
    "cluster",
    ["v1beta2"],
    ORDER,
    block({
      template: block({ metadata: meta, spec: kubeadm }),
    }),
  ),
  of(
    CONTROL_PLANE,
    "KubeadmControlPlane",
    "cluster",
    ["v1beta2"],
    ORDER,
    block({
      version,
      replicas: number,
      machineNaming: block({ template: text }),
      machineTemplate: block({
        metadata: block({ labels, annotations }),
        spec: block({
          infrastructureRef: refersTo(INFRASTRUCTURE, "OpenStackMachineTemplate"),
          deletion: block(deletion),
          taints,
          readinessGates: conditions,
        }),
      }),
      remediation: block(each(number, "maxRetry", "minHealthyPeriodSeconds", "retryPeriodSeconds")),
      rollout: block({
        after: time,
        before: block({ certificatesExpiryDays: number }),
        strategy: strategy(block({ maxSurge: percent })),
      }),
      kubeadmConfigSpec: kubeadm,
    }),
  ),
  of(INFRASTRUCTURE, "OpenStackCluster", "cluster", ["v1beta1"], ORDER, openstackCluster),
  of(
    INFRASTRUCTURE,
    "OpenStackMachineTemplate",
    "cluster",
    ["v1beta1"],
    ORDER,
    block({
      template: block({ spec: machine }),
    }),
  ),
];

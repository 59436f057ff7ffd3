/** The providers for kubeadm: how a server joins the cluster, and the control plane. */

import {
  block,
  boolean,
  type CustomKind,
  choice,
  denied,
  each,
  elsewhere,
  type Fields,
  flags,
  kindsOf,
  leads,
  like,
  list,
  map,
  mirror,
  name,
  number,
  path,
  text,
  time,
} from "../field.ts";
import {
  annotations,
  environment,
  hiddenContent,
  hiddenTarget,
  joinsElsewhere,
  serverCommands,
  wayIn,
} from "../reasons.ts";
import { labels } from "../shared-fields.ts";
import {
  BOOTSTRAP,
  CONTROL_PLANE,
  conditions,
  deletion,
  INFRASTRUCTURE,
  meta,
  ORDER,
  percent,
  refersTo,
  seconds,
  strategy,
  taint,
  taints,
  version,
} from "./shared.ts";

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

const bootstrap = kindsOf(BOOTSTRAP, "v1beta2");
const controlPlane = kindsOf(CONTROL_PLANE, "v1beta2");

/** Kinds of the providers of bootstrap and control plane. */
export const kubeadmKinds: readonly CustomKind[] = [
  bootstrap(
    "KubeadmConfigTemplate",
    "cluster",
    ORDER,
    block({
      template: block({ metadata: meta, spec: kubeadm }),
    }),
  ),
  controlPlane(
    "KubeadmControlPlane",
    "cluster",
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
];

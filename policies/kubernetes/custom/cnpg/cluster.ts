/** A database: its servers, volumes, copies and operation. */

import { barman, barmanPlugin } from "../barman.ts";
import {
  block,
  boolean,
  choice,
  denied,
  duration,
  each,
  elsewhere,
  type Fields,
  image,
  leads,
  like,
  list,
  map,
  name,
  number,
  quantity,
  settings,
  storageClass,
  text,
} from "../field.ts";
import { annotations, environment, hiddenContent, podDetails, rewritesTarget } from "../reasons.ts";
import {
  labels,
  named,
  nodeAffinity,
  ownLabels,
  quantities,
  resources,
  secretKey,
  service,
  spread,
  toleration,
} from "../shared-fields.ts";
import { online } from "./backup.ts";
import { bootstrap } from "./bootstrap.ts";
import { postgresql, role } from "./server.ts";

const copies = elsewhere("replica-target");
const storage = block({
  size: quantity,
  storageClass,
  resizeInUseVolumes: boolean,
  pvcTemplate: block({
    accessModes: list(name),
    resources: block({ requests: quantities }),
    storageClassName: storageClass,
    volumeMode: name,
    ...each(
      denied({
        fr: "remplit le volume d'une source que nulle règle n'évalue",
        en: "fills the volume from a source that no rule evaluates",
      }),
      "dataSource",
      "dataSourceRef",
      "volumeName",
    ),
  }),
});

const metrics: Fields = {
  enablePodMonitor: boolean,
  disableDefaultQueries: boolean,
  metricsQueriesTTL: duration,
  tls: block({ enabled: boolean }),
  ...each(rewritesTarget, "podMonitorRelabelings", "podMonitorMetricRelabelings"),
  // The operator's own queries, which it writes into each database.
  customQueriesConfigMap: list(
    block({ name: choice("cnpg-default-monitoring"), key: choice("queries") }),
  ),
  customQueriesSecret: hiddenContent,
};
const probe = each(
  number,
  "failureThreshold",
  "initialDelaySeconds",
  "periodSeconds",
  "successThreshold",
  "terminationGracePeriodSeconds",
  "timeoutSeconds",
);
const asking = block({ ...probe, type: name, maximumLag: quantity });
const isolation = block({ enabled: boolean, connectionTimeout: number, requestTimeout: number });
const seconds = each(
  number,
  "startDelay",
  "stopDelay",
  "smartShutdownTimeout",
  "switchoverDelay",
  "failoverDelay",
  "livenessProbeTimeout",
);
export const database = block({
  instances: number,
  imageName: image,
  imagePullPolicy: name,
  imagePullSecrets: list(named),
  imageCatalogRef: denied({
    fr: "prend l'image d'un catalogue que nulle règle ne lit ; nommez-la (imageName)",
    en: "takes the image from a catalogue that no rule reads; name it (imageName)",
  }),
  description: text,
  storage,
  walStorage: storage,
  tablespaces: list(block({ name, owner: named, storage, temporary: boolean })),
  resources,
  affinity: block({
    enablePodAntiAffinity: boolean,
    podAntiAffinityType: name,
    topologyKey: name,
    nodeSelector: ownLabels,
    nodeAffinity,
    tolerations: list(toleration),
    ...each(podDetails, "additionalPodAffinity", "additionalPodAntiAffinity"),
  }),
  topologySpreadConstraints: list(spread),
  priorityClassName: name,
  schedulerName: name,
  bootstrap,
  backup: block({
    barmanObjectStore: barman,
    retentionPolicy: like("[1-9][0-9]*[dwm]", "une durée comme 30d", "a time such as 30d"),
    target: name,
    volumeSnapshot: block({
      className: name,
      walClassName: name,
      tablespaceClassName: map("[A-Za-z0-9_-]+", name, "un nom", "a name"),
      online: boolean,
      onlineConfiguration: online,
      snapshotOwnerReference: name,
      labels,
      annotations,
    }),
  }),
  externalClusters: list(
    block({
      name,
      connectionParameters: settings({
        host: copies,
        hostaddr: copies,
        ...each(name, "user", "dbname", "sslmode", "application_name"),
        ...each(number, "port", "connect_timeout", "keepalives", "keepalives_idle"),
      }),
      ...each(secretKey, "password", "sslKey", "sslCert", "sslRootCert"),
      barmanObjectStore: barman,
      plugin: barmanPlugin,
    }),
  ),
  replica: block({
    enabled: boolean,
    ...each(name, "source", "primary", "self", "promotionToken"),
    minApplyDelay: duration,
  }),
  replicationSlots: block({
    highAvailability: block({
      enabled: boolean,
      slotPrefix: name,
      synchronizeLogicalDecoding: boolean,
    }),
    synchronizeReplicas: block({ enabled: boolean, excludePatterns: list(text) }),
    updateInterval: number,
  }),
  postgresql,
  managed: block({
    roles: list(role),
    services: block({
      additional: list(
        block({ selectorType: name, updateStrategy: name, serviceTemplate: service }),
      ),
      disabledDefaultServices: list(name),
    }),
  }),
  monitoring: block(metrics),
  certificates: block({
    ...each(name, "serverCASecret", "serverTLSSecret", "clientCASecret", "replicationTLSSecret"),
    serverAltDNSNames: list(leads("site", "cluster")),
  }),
  superuserSecret: named,
  enableSuperuserAccess: boolean,
  enablePDB: boolean,
  primaryUpdateMethod: name,
  primaryUpdateStrategy: name,
  ...each(number, "minSyncReplicas", "maxSyncReplicas", "postgresUID", "postgresGID"),
  logLevel: name,
  ...seconds,
  probes: block({
    liveness: block({ ...probe, isolationCheck: isolation }),
    readiness: asking,
    startup: asking,
  }),
  nodeMaintenanceWindow: block({ inProgress: boolean, reusePVC: boolean }),
  ephemeralVolumesSizeLimit: block({ shm: quantity, temporaryData: quantity }),
  inheritedMetadata: block({ labels, annotations }),
  seccompProfile: block({ type: choice("RuntimeDefault") }),
  plugins: list(barmanPlugin),
  ...each(environment, "env", "envFrom"),
  ...each(
    podDetails,
    "projectedVolumeTemplate",
    "ephemeralVolumeSource",
    "podSecurityContext",
    "securityContext",
    "serviceAccountTemplate",
    "serviceAccountName",
  ),
});

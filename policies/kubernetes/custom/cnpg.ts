/** CloudNativePG: databases, their backups and replicas, and their clients. */
import { BARMAN_PLUGIN, barman, barmanPlugin, objectStore } from "./barman.ts";
import { extension, library, memberOf, statements } from "./cnpg-sql.ts";
import {
  block,
  boolean,
  type CustomKind,
  choice,
  cron,
  denied,
  duration,
  each,
  elsewhere,
  type Field,
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
  time,
} from "./field.ts";
import {
  annotations,
  directory,
  environment,
  foreignServer,
  hiddenContent,
  plugin,
  podDetails,
  rewritesTarget,
} from "./reasons.ts";
import {
  affinity,
  labels,
  named,
  nodeAffinity,
  ownLabels,
  quantities,
  resources,
  rolling,
  secretKey,
  service,
  spread,
  toleration,
} from "./shared-fields.ts";

const GROUP = "postgresql.cnpg.io";
const copies = elsewhere("replica-target");
const METHODS = choice("barmanObjectStore", "volumeSnapshot", "plugin");

const snapshot = block({
  name,
  kind: choice("VolumeSnapshot", "PersistentVolumeClaim"),
  apiGroup: name,
});
const online = block({ immediateCheckpoint: boolean, waitForArchive: boolean });
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

const initdb = block({
  database: name,
  owner: name,
  secret: named,
  ...each(
    name,
    "encoding",
    "locale",
    "localeCType",
    "localeCollate",
    "localeProvider",
    "builtinLocale",
    "icuLocale",
  ),
  dataChecksums: boolean,
  walSegmentSize: number,
  ...each(statements, "postInitSQL", "postInitApplicationSQL", "postInitTemplateSQL"),
  ...each(
    hiddenContent,
    "postInitSQLRefs",
    "postInitApplicationSQLRefs",
    "postInitTemplateSQLRefs",
    "options",
  ),
  import: block({
    type: choice("microservice", "monolith"),
    source: block({ externalCluster: name }),
    databases: list(name),
    roles: list(name),
    schemaOnly: boolean,
    postImportApplicationSQL: statements,
    ...each(
      environment,
      "pgDumpExtraOptions",
      "pgRestoreExtraOptions",
      "pgRestorePredataOptions",
      "pgRestoreDataOptions",
      "pgRestorePostdataOptions",
    ),
  }),
});
const access = { database: name, owner: name, secret: named };
const bootstrap = block({
  initdb,
  pg_basebackup: block({ ...access, source: name }),
  recovery: block({
    ...access,
    source: name,
    backup: block({ name, endpointCA: secretKey }),
    recoveryTarget: block({
      ...each(name, "backupID", "targetName", "targetTLI", "targetXID", "targetLSN"),
      targetTime: time,
      targetImmediate: boolean,
      exclusive: boolean,
    }),
    volumeSnapshots: block({
      storage: snapshot,
      walStorage: snapshot,
      tablespaceStorage: map("[A-Za-z0-9_-]+", snapshot, "un nom", "a name"),
    }),
  }),
});

/** Settings of PostgreSQL with values that lead nowhere. */
const SETTINGS = [
  "(max|min|wal|effective|autovacuum|log|track|pg_stat_statements|auto_explain|pgaudit|vacuum|checkpoint|bgwriter|enable|random|seq|default|deadlock|idle|statement|lock|jit|hot_standby|maintenance|parallel|tcp|password|hash)[a-z0-9_.]*",
  "archive_mode|archive_timeout|shared_buffers|work_mem|temp_buffers|timezone|datestyle|lc_[a-z]+|huge_pages|fsync|full_page_writes|commit_delay|synchronous_commit|cluster_name|ssl_(min|max)_protocol_version|dynamic_shared_memory_type|shared_memory_type",
].join("|");
const parameters = map(
  SETTINGS,
  like("[^'\\n]*", "une valeur simple", "a plain value"),
  "un réglage ordinaire de PostgreSQL",
  "an ordinary setting of PostgreSQL",
);
/** Access of clients: by a password of the database or a certificate, never through another server. */
const hba = list(
  like(
    "(local|host|hostssl|hostnossl) +\\S+ +\\S+( +[0-9A-Fa-f.:/]+| +all| +samehost| +samenet)?( +[0-9.]+)? +(scram-sha-256|md5|cert|reject|peer)( +(map|clientcert)=[A-Za-z0-9_-]+)*",
    "une ligne dont la méthode est scram-sha-256, cert, md5, peer ou reject",
    "a line whose method is scram-sha-256, cert, md5, peer or reject",
  ),
);
const postgresql = block({
  parameters,
  pg_hba: hba,
  pg_ident: list(text),
  shared_preload_libraries: list(library),
  promotionTimeout: number,
  enableAlterSystem: choice(false),
  syncReplicaElectionConstraint: block({ enabled: boolean, nodeLabelsAntiAffinity: list(name) }),
  synchronous: block({
    method: name,
    number,
    dataDurability: name,
    failoverQuorum: boolean,
    maxStandbyNamesFromCluster: number,
    ...each(list(name), "standbyNamesPre", "standbyNamesPost"),
  }),
  ldap: directory,
  extensions: podDetails,
});
const role = block({
  ...each(name, "name", "ensure", "comment"),
  comment: text,
  ...each(
    boolean,
    "login",
    "createdb",
    "createrole",
    "inherit",
    "replication",
    "bypassrls",
    "disablePassword",
  ),
  // A superuser can read files and run programs.
  superuser: choice(false),
  connectionLimit: number,
  inRoles: list(memberOf),
  passwordSecret: named,
  validUntil: time,
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
const database = block({
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

const taken: Fields = {
  cluster: named,
  method: METHODS,
  target: name,
  online: boolean,
  onlineConfiguration: online,
  pluginConfiguration: block({ name: choice(BARMAN_PLUGIN), parameters: plugin }, ["name"]),
};
const bouncer = map(
  "(max|min|default|reserve|server|client|query|idle|log|stats|autodb|tcp|cancel|suspend|ignore|dns)_[a-z_]+|disable_pqexec|verbose",
  like("[A-Za-z0-9_,. -]*", "une valeur simple", "a plain value"),
  "un réglage ordinaire de PgBouncer",
  "an ordinary setting of PgBouncer",
);
const pooler = block({
  cluster: named,
  instances: number,
  type: name,
  deploymentStrategy: block({ type: name, rollingUpdate: rolling }),
  pgbouncer: block({
    poolMode: name,
    parameters: bouncer,
    paused: boolean,
    pg_hba: hba,
    image,
    ...each(
      named,
      "authQuerySecret",
      "clientCASecret",
      "clientTLSSecret",
      "serverCASecret",
      "serverTLSSecret",
    ),
    authQuery: hiddenContent,
    imageCatalogRef: hiddenContent,
  }),
  serviceTemplate: service,
  template: block({
    metadata: block({ labels, annotations }),
    spec: block({
      containers: list(block({ name: choice("pgbouncer"), image, resources })),
      affinity,
      tolerations: list(toleration),
      topologySpreadConstraints: list(spread),
      nodeSelector: ownLabels,
      priorityClassName: name,
    }),
  }),
  monitoring: block({
    enablePodMonitor: boolean,
    tls: block({ enabled: boolean }),
    ...each(rewritesTarget, "podMonitorRelabelings", "podMonitorMetricRelabelings"),
  }),
  serviceAccountName: podDetails,
});
const inDatabase: Fields = { name, ensure: name, owner: name };

const of = (
  kind: string,
  effect: CustomKind["effect"],
  why: CustomKind["why"],
  spec: Field,
): CustomKind => {
  const resource = `${kind.toLowerCase()}s`;
  return {
    group: GROUP,
    kind,
    resource,
    versions: ["v1"],
    scope: "Namespaced",
    effect,
    why,
    fields: { spec },
  };
};

export const cnpg: readonly CustomKind[] = [
  of(
    "Cluster",
    "copies",
    {
      fr: "une base de données ; sauvegardes et répliques vont où un contrat les mène",
      en: "a database; backups and replicas go where a contract leads them",
    },
    database,
  ),
  of(
    "Backup",
    "stores",
    {
      fr: "une sauvegarde vers la destination de la base",
      en: "a backup to the destination of the database",
    },
    block(taken),
  ),
  of(
    "ScheduledBackup",
    "stores",
    { fr: "les mêmes sauvegardes, à heures fixes", en: "the same backups, at fixed hours" },
    block({
      ...taken,
      schedule: cron,
      immediate: boolean,
      suspend: boolean,
      backupOwnerReference: name,
    }),
  ),
  of(
    "Pooler",
    "stores",
    {
      fr: "un groupeur de connexions devant une base du même espace de noms",
      en: "a pooler of connections before a database of the same namespace",
    },
    pooler,
  ),
  of(
    "Database",
    "stores",
    { fr: "une base dans un serveur déjà évalué", en: "a database in a server that is evaluated" },
    block({
      ...inDatabase,
      cluster: named,
      ...each(
        name,
        "encoding",
        "locale",
        "localeCType",
        "localeCollate",
        "localeProvider",
        "builtinLocale",
        "icuLocale",
        "tablespace",
        "template",
        "collationVersion",
        "databaseReclaimPolicy",
      ),
      ...each(boolean, "allowConnections", "isTemplate"),
      connectionLimit: number,
      extensions: list(block({ name: extension, ensure: name, version: name, schema: name })),
      schemas: list(block(inDatabase)),
      ...each(foreignServer, "fdws", "servers"),
    }),
  ),
  objectStore,
];

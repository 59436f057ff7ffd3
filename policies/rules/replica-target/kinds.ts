/**
 * Where the custom resources that copy data name their target. A path's step ends in `[]` for each entry of a list and
 * in `{}` for each value of a map; the target is at its end.
 */

/** One kind that copies data. */
export interface CopyingKind {
  readonly group: string;
  readonly kind: string;
  /** The kind's name in requests to the API server. */
  readonly resource: string;
  /** Each target that is present must lead to a contract's endpoint. */
  readonly targets: readonly string[];
  /** Blocks that need one of `within` in or below them, because without it they lead to a public cloud. */
  readonly needs?: readonly Need[];
  /** Blocks whose target is in a Secret or missing, so that it cannot be seen. */
  readonly hidden?: readonly string[];
}

/** Wherever `block` is present, `target` below it is required. */
export interface Need {
  readonly block: string;
  readonly target: string;
}

/** K8up's jobs may each have their own back end, and restoring jobs also a store for the restored data. */
function k8up(kind: string): CopyingKind {
  const jobs = kind === "Schedule" ? ["archive", "backup", "check", "prune", "restore"] : [];
  const backends = ["spec.backend", ...jobs.map((job) => `spec.${job}.backend`)];
  const restoring = [kind, ...jobs].filter((job) => /^(archive|restore)$/i.test(job));
  const stores = restoring.map((job) => {
    return job === kind ? "spec.restoreMethod" : `spec.${job}.restoreMethod`;
  });
  return {
    group: "k8up.io",
    kind,
    resource: `${kind.toLowerCase()}s`,
    targets: [
      ...[...backends, ...stores].map((place) => `${place}.s3.endpoint`),
      ...backends.map((place) => `${place}.rest.url`),
    ],
    needs: [...backends, ...stores].map((place) => ({ block: `${place}.s3`, target: "endpoint" })),
    hidden: backends.flatMap((place) =>
      ["azure", "b2", "gcs", "swift"].map((store) => `${place}.${store}`),
    ),
  };
}

const BARMAN = { target: "endpointURL" };

export const COPYING_KINDS: readonly CopyingKind[] = [
  {
    group: "velero.io",
    kind: "BackupStorageLocation",
    resource: "backupstoragelocations",
    targets: ["spec.config.s3Url", "spec.config.publicUrl"],
    needs: [{ block: "spec", target: "config.s3Url" }],
  },
  {
    group: "velero.io",
    kind: "VolumeSnapshotLocation",
    resource: "volumesnapshotlocations",
    targets: ["spec.config.endpoint", "spec.config.s3Url"],
    needs: [{ block: "spec", target: "config.endpoint" }],
  },
  {
    group: "postgresql.cnpg.io",
    kind: "Cluster",
    resource: "clusters",
    targets: [
      "spec.backup.barmanObjectStore.endpointURL",
      "spec.externalClusters[].barmanObjectStore.endpointURL",
      "spec.externalClusters[].connectionParameters.host",
      "spec.externalClusters[].connectionParameters.hostaddr",
    ],
    needs: [
      { block: "spec.backup.barmanObjectStore", ...BARMAN },
      { block: "spec.externalClusters[].barmanObjectStore", ...BARMAN },
    ],
  },
  {
    group: "barmancloud.cnpg.io",
    kind: "ObjectStore",
    resource: "objectstores",
    targets: ["spec.configuration.endpointURL"],
    needs: [{ block: "spec.configuration", ...BARMAN }],
  },
  {
    group: "acid.zalan.do",
    kind: "postgresql",
    resource: "postgresqls",
    targets: ["spec.standby.standby_host", "spec.clone.s3_endpoint"],
    hidden: ["spec.standby.s3_wal_path", "spec.standby.gs_wal_path"],
  },
  {
    group: "postgres-operator.crunchydata.com",
    kind: "PostgresCluster",
    resource: "postgresclusters",
    targets: ["spec.backups.pgbackrest.repos[].s3.endpoint", "spec.standby.host"],
    needs: [{ block: "spec.backups.pgbackrest.repos[].s3", target: "endpoint" }],
    hidden: [
      "spec.backups.pgbackrest.repos[].gcs",
      "spec.backups.pgbackrest.repos[].azure",
      "spec.dataSource.pgbackrest",
    ],
  },
  {
    group: "kafka.strimzi.io",
    kind: "KafkaMirrorMaker2",
    resource: "kafkamirrormaker2s",
    targets: [
      "spec.clusters[].bootstrapServers",
      "spec.target.bootstrapServers",
      "spec.mirrors[].source.bootstrapServers",
    ],
  },
  {
    group: "kafka.strimzi.io",
    kind: "KafkaMirrorMaker",
    resource: "kafkamirrormakers",
    targets: ["spec.consumer.bootstrapServers", "spec.producer.bootstrapServers"],
  },
  {
    group: "databases.spotahome.com",
    kind: "RedisFailover",
    resource: "redisfailovers",
    targets: ["spec.bootstrapNode.host"],
  },
  {
    group: "psmdb.percona.com",
    kind: "PerconaServerMongoDB",
    resource: "perconaservermongodbs",
    targets: ["spec.backup.storages{}.s3.endpointUrl", "spec.replsets[].externalNodes[].host"],
    needs: [{ block: "spec.backup.storages{}.s3", target: "endpointUrl" }],
    hidden: ["spec.backup.storages{}.azure", "spec.backup.storages{}.gcs"],
  },
  {
    group: "pxc.percona.com",
    kind: "PerconaXtraDBCluster",
    resource: "perconaxtradbclusters",
    targets: [
      "spec.backup.storages{}.s3.endpointUrl",
      "spec.pxc.replicationChannels[].sourcesList[].host",
    ],
    needs: [{ block: "spec.backup.storages{}.s3", target: "endpointUrl" }],
    hidden: ["spec.backup.storages{}.azure"],
  },
  {
    group: "elasticsearch.k8s.elastic.co",
    kind: "Elasticsearch",
    resource: "elasticsearches",
    targets: [],
    // Keystore entries of snapshot repositories of a public cloud; remoteClusters name clusters here.
    hidden: ["spec.secureSettings[]"],
  },
  ...["Archive", "Backup", "Check", "Prune", "Restore", "Schedule"].map(k8up),
  ...["ReplicationSource", "ReplicationDestination"].map((kind) => ({
    group: "volsync.backube",
    kind,
    resource: `${kind.toLowerCase()}s`,
    targets: ["spec.rsync.address", "spec.rsyncTLS.address"],
    hidden: ["spec.restic", "spec.rclone", "spec.syncthing", "spec.external"],
  })),
  // Webhooks get a copy of every object that they evaluate.
  ...["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"].map((kind) => ({
    group: "admissionregistration.k8s.io",
    kind,
    resource: `${kind.toLowerCase()}s`,
    targets: ["webhooks[].clientConfig.url"],
  })),
  {
    group: "apiextensions.k8s.io",
    kind: "CustomResourceDefinition",
    resource: "customresourcedefinitions",
    targets: ["spec.conversion.webhook.clientConfig.url"],
  },
];

/** Strimzi: Kafka inside the cluster, its topics and its users. */

import {
  because,
  block,
  boolean,
  type CustomKind,
  choice,
  cron,
  denied,
  each,
  type Fields,
  image,
  kindsOf,
  like,
  list,
  map,
  name,
  number,
  quantity,
  storageClass,
  text,
} from "./field.ts";
import {
  annotations,
  directory,
  environment,
  hiddenContent,
  openedService,
  podDetails,
  remoteTier,
} from "./reasons.ts";
import { labels, ownLabels, probe, resources, secretKey, selector } from "./shared-fields.ts";

const GROUP = "kafka.strimzi.io";

const plainValue = like("[A-Za-z0-9_., :*-]*", "une valeur simple", "a plain value");
const KAFKA = [
  "(log|num|offsets|transaction|transactional|replica|group|auto|default|message|min|max|queued|background|leader|controlled|fetch|unclean|compression|producer|delete|socket|connections|quota)\\.[a-z0-9.]+",
  "inter\\.broker\\.protocol\\.version|ssl\\.(enabled\\.protocols|protocol|cipher\\.suites)",
].join("|");
const settings = map(
  KAFKA,
  plainValue,
  "un réglage ordinaire de Kafka",
  "an ordinary setting of Kafka",
);
const topicSettings = map(
  "(cleanup|retention|segment|min|max|delete|compression|message|unclean|file|flush|index|preallocate)[a-z0-9.]*",
  plainValue,
  "un réglage ordinaire d'un sujet",
  "an ordinary setting of a topic",
);
const logging = block({
  type: choice("inline"),
  loggers: map(
    "[A-Za-z0-9.]+(\\.level)?",
    choice("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE"),
    "un niveau de journal, jamais un appender",
    "a level of logs, never an appender",
  ),
  valueFrom: hiddenContent,
});
const jvmOptions = block({
  "-Xms": quantity,
  "-Xmx": quantity,
  gcLoggingEnabled: boolean,
  "-XX": environment,
  javaSystemProperties: environment,
});
const metricsConfig = block({
  type: choice("jmxPrometheusExporter", "strimziMetricsReporter"),
  valueFrom: block({
    configMapKeyRef: block({
      key: name,
      name: because(
        "choisit les mesures que Prometheus vient lire",
        "chooses the measures that Prometheus comes to read",
      ),
      optional: boolean,
    }),
  }),
  values: block({ allowList: list(text) }),
});
const peers = list(
  block({ podSelector: selector, namespaceSelector: selector, ipBlock: openedService }),
);
const listener = block({
  name,
  port: number,
  type: choice("internal", "cluster-ip"),
  tls: boolean,
  authentication: block({
    type: choice("tls", "scram-sha-512"),
    ...each(directory, "listenerConfig", "sasl"),
  }),
  configuration: block({
    brokerCertChainAndKey: block({ secretName: name, certificate: name, key: name }),
    ...each(number, "maxConnections", "maxConnectionCreationRate"),
    useServiceDnsDomain: boolean,
    ...each(
      openedService,
      "bootstrap",
      "brokers",
      "class",
      "loadBalancerSourceRanges",
      "externalTrafficPolicy",
    ),
  }),
  networkPolicyPeers: peers,
});
const volume: Fields = {
  type: choice("persistent-claim", "ephemeral"),
  id: number,
  size: quantity,
  sizeLimit: quantity,
  class: storageClass,
  deleteClaim: boolean,
  kraftMetadata: name,
  selector: ownLabels,
};
const storage = block({
  ...volume,
  type: choice("jbod", "persistent-claim", "ephemeral"),
  volumes: list(block(volume)),
});
const operator: Fields = {
  watchedNamespace: name,
  image,
  reconciliationIntervalMs: number,
  resources,
  logging,
  jvmOptions,
  livenessProbe: probe,
  readinessProbe: probe,
};
const authority = block({
  generateCertificateAuthority: boolean,
  generateSecretOwnerReference: boolean,
  validityDays: number,
  renewalDays: number,
  certificateExpirationPolicy: name,
});
const kafka = block({
  kafka: block({
    version: name,
    metadataVersion: name,
    image,
    listeners: list(listener),
    config: settings,
    authorization: block({
      type: choice("simple"),
      superUsers: list(text),
      authorizerClass: directory,
    }),
    rack: block({ type: choice("topology-label"), topologyKey: name }),
    brokerRackInitImage: image,
    livenessProbe: probe,
    readinessProbe: probe,
    jvmOptions,
    jmxOptions: openedService,
    metricsConfig,
    logging,
    quotas: block({
      type: choice("kafka"),
      ...each(
        number,
        "producerByteRate",
        "consumerByteRate",
        "requestPercentage",
        "controllerMutationRate",
      ),
    }),
    template: podDetails,
    tieredStorage: remoteTier,
  }),
  entityOperator: block({
    topicOperator: block({ ...operator, startupProbe: probe }),
    userOperator: block({ ...operator, secretPrefix: name }),
    template: podDetails,
  }),
  clusterCa: authority,
  clientsCa: authority,
  kafkaExporter: block({
    image,
    ...each(text, "groupRegex", "topicRegex", "groupExcludeRegex", "topicExcludeRegex"),
    resources,
    logging: name,
    livenessProbe: probe,
    readinessProbe: probe,
    enableSaramaLogging: boolean,
    showAllOffsets: boolean,
    template: podDetails,
  }),
  cruiseControl: block({
    image,
    resources,
    livenessProbe: probe,
    readinessProbe: probe,
    brokerCapacity: block({ cpu: quantity, inboundNetwork: text, outboundNetwork: text }),
    config: denied({
      fr: "peut faire signaler des incidents à une adresse au-dehors",
      en: "can have incidents reported to an address outside",
    }),
    template: podDetails,
    apiUsers: hiddenContent,
  }),
  maintenanceTimeWindows: list(cron),
});
const pool = block({
  replicas: number,
  roles: list(choice("controller", "broker")),
  storage,
  resources,
  jvmOptions,
  template: podDetails,
});
const user = block({
  authentication: block({
    type: choice("tls", "tls-external", "scram-sha-512"),
    password: block({ valueFrom: block({ secretKeyRef: secretKey }) }),
    validityDays: number,
    renewalDays: number,
  }),
  authorization: block({
    type: choice("simple"),
    acls: list(
      block({
        type: choice("allow", "deny"),
        host: text,
        operations: list(name),
        resource: block({ type: name, name: text, patternType: name }),
      }),
    ),
  }),
  quotas: block(
    each(
      number,
      "producerByteRate",
      "consumerByteRate",
      "requestPercentage",
      "controllerMutationRate",
    ),
  ),
  template: block({ secret: block({ metadata: block({ labels, annotations }) }) }),
});

const of = kindsOf(GROUP, "v1", "v1beta2");

export const strimzi: readonly CustomKind[] = [
  of(
    "Kafka",
    "stores",
    {
      fr: "des courtiers à l'intérieur du cluster, sans écoute au-dehors",
      en: "brokers inside the cluster, with no listener for clients outside",
    },
    kafka,
  ),
  of(
    "KafkaNodePool",
    "stores",
    {
      fr: "les serveurs de ces courtiers et leurs volumes",
      en: "those brokers' servers and volumes",
    },
    pool,
  ),
  of(
    "KafkaTopic",
    "stores",
    { fr: "un sujet de ces courtiers", en: "a topic of those brokers" },
    block({ topicName: text, partitions: number, replicas: number, config: topicSettings }),
  ),
  of(
    "KafkaUser",
    "stores",
    { fr: "qui lit et écrit ces sujets", en: "who reads and writes those topics" },
    user,
  ),
];

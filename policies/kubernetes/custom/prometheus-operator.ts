/**
 * The Prometheus operator: the targets of the site's own Prometheus, and its rules. Kinds that send data elsewhere have
 * no table.
 */

import {
  because,
  block,
  boolean,
  type CustomKind,
  choice,
  duration,
  each,
  type Fields,
  kindsOf,
  leads,
  list,
  map,
  name,
  number,
  path,
  text,
} from "./field.ts";
import { directory, nodeFile, proxied, unverified } from "./reasons.ts";
import { optionalKey, relabelings, scraping, selector, words } from "./shared-fields.ts";

const GROUP = "monitoring.coreos.com";

const authority = block({ secret: optionalKey, configMap: optionalKey });
const tlsConfig: Fields = {
  ca: authority,
  cert: authority,
  keySecret: optionalKey,
  serverName: name,
  minVersion: name,
  maxVersion: name,
  insecureSkipVerify: unverified,
};
const proxies = each(proxied, "proxyUrl", "noProxy", "proxyFromEnvironment", "proxyConnectHeader");
const credentials: Fields = {
  basicAuth: block({ username: optionalKey, password: optionalKey }),
  authorization: block({ type: name, credentials: optionalKey }),
  bearerTokenSecret: optionalKey,
  tlsConfig: block(tlsConfig),
  oauth2: directory,
};
const endpoint: Fields = {
  ...credentials,
  ...proxies,
  port: name,
  targetPort: name,
  path: text,
  scheme: choice("http", "https", "HTTP", "HTTPS"),
  interval: duration,
  scrapeTimeout: duration,
  params: map(
    "module|format|collect\\[\\]|match\\[\\]|name\\[\\]",
    list(text),
    "module, format, collect[], name[] ou match[] ; « target » ferait interroger un autre",
    "module, format, collect[], name[] or match[]; “target” would query another one",
  ),
  ...each(
    boolean,
    "honorLabels",
    "honorTimestamps",
    "trackTimestampsStaleness",
    "enableHttp2",
    "filterRunning",
  ),
  followRedirects: boolean,
  relabelings,
  metricRelabelings: relabelings,
};
const namespaceSelector = block({ any: boolean, matchNames: list(name) });
const monitor: Fields = {
  ...scraping,
  selector,
  namespaceSelector,
  jobLabel: name,
  podTargetLabels: list(name),
  attachMetadata: block({ node: boolean }),
};

const of = kindsOf(GROUP, "v1");
const SELECTS = {
  fr: "choisit par leurs étiquettes ce que le Prometheus du cluster vient lire",
  en: "selects by label the targets that the cluster's Prometheus reads",
};

export const prometheusOperator: readonly CustomKind[] = [
  of(
    "ServiceMonitor",
    "machinery",
    SELECTS,
    block({
      ...monitor,
      targetLabels: list(name),
      endpoints: list(
        block({
          ...endpoint,
          tlsConfig: block({ ...tlsConfig, ...each(nodeFile, "caFile", "certFile", "keyFile") }),
          bearerTokenFile: nodeFile,
        }),
      ),
    }),
  ),
  of(
    "PodMonitor",
    "machinery",
    SELECTS,
    block({
      ...monitor,
      podMetricsEndpoints: list(block({ ...endpoint, portNumber: number })),
    }),
  ),
  of(
    "Probe",
    "machinery",
    {
      fr: "fait vérifier des noms du site par un sondeur du cluster",
      en: "has names of the site checked by a prober of the cluster",
    },
    block(
      {
        ...scraping,
        ...credentials,
        interval: duration,
        scrapeTimeout: duration,
        jobName: name,
        module: name,
        prober: block(
          { url: leads("cluster"), path, scheme: choice("http", "https"), ...proxies },
          ["url"],
        ),
        targets: block({
          staticConfig: block({
            static: list(leads("site", "cluster")),
            labels: words,
            relabelingConfigs: relabelings,
          }),
          ingress: block({ selector, namespaceSelector, relabelingConfigs: relabelings }),
        }),
        metricRelabelings: relabelings,
      },
      ["prober"],
    ),
  ),
  of(
    "PrometheusRule",
    "machinery",
    {
      fr: "des alertes et des sommes dans le Prometheus du cluster",
      en: "alerts and sums in the cluster's Prometheus",
    },
    block({
      groups: list(
        block({
          name,
          interval: duration,
          limit: number,
          labels: words,
          query_offset: duration,
          partial_response_strategy: name,
          rules: list(
            block({
              ...each(text, "alert", "record"),
              expr: because(
                "une question au Prometheus du cluster, qui n'interroge que lui-même",
                "a question to the cluster's Prometheus, which asks only itself",
              ),
              for: duration,
              keep_firing_for: duration,
              labels: words,
              annotations: map(
                "[A-Za-z0-9_]+",
                because(
                  "des mots pour ceux que l'alerte réveille ; l'Alertmanager est celui du site",
                  "words for those whom the alert wakes; the Alertmanager is the site's",
                ),
                "un mot",
                "a word",
              ),
            }),
          ),
        }),
      ),
    }),
  ),
];

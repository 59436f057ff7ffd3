/** A pooler of connections before a database. */

import { block, boolean, choice, each, image, like, list, map, name, number } from "../field.ts";
import { annotations, hiddenContent, podDetails, rewritesTarget } from "../reasons.ts";
import {
  affinity,
  labels,
  named,
  ownLabels,
  resources,
  rolling,
  service,
  spread,
  toleration,
} from "../shared-fields.ts";
import { hba } from "./server.ts";

const bouncer = map(
  "(max|min|default|reserve|server|client|query|idle|log|stats|autodb|tcp|cancel|suspend|ignore|dns)_[a-z_]+|disable_pqexec|verbose",
  like("[A-Za-z0-9_,. -]*", "une valeur simple", "a plain value"),
  "un réglage ordinaire de PgBouncer",
  "an ordinary setting of PgBouncer",
);
export const pooler = block({
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

/** Parts that several kinds of Cluster API have in common. */

import { block, choice, each, type Field, like, list, name, number, quantity } from "../field.ts";
import { annotations } from "../reasons.ts";
import { estateLabels } from "../shared-fields.ts";

export const CORE = "cluster.x-k8s.io";
export const INFRASTRUCTURE = `infrastructure.${CORE}`;
export const BOOTSTRAP = `bootstrap.${CORE}`;
export const CONTROL_PLANE = `controlplane.${CORE}`;

/** A reference to a kind that has a table here. */
export const refersTo = (group: string, kind: string): Field =>
  block({ apiGroup: choice(group), kind: choice(kind), name });
export const meta = block({ labels: estateLabels, annotations });
export const seconds = number;
export const deletion = each(
  seconds,
  "nodeDeletionTimeoutSeconds",
  "nodeDrainTimeoutSeconds",
  "nodeVolumeDetachTimeoutSeconds",
);
export const taint = { key: name, value: name, effect: name };
export const taints = list(block({ ...taint, propagation: name }));
export const conditions = list(block({ conditionType: name, polarity: name }));
export const percent = quantity;
export const version = like("v?[0-9]+\\.[0-9]+\\.[0-9]+", "une version", "a version");
export const strategy = (rollingUpdate: Field) => block({ type: name, rollingUpdate });

/** Why the kinds are admitted of which an order of a cluster consists. */
export const ORDER = {
  fr: "partie de l'ordre d'un cluster, évaluée par l'étiquette de l'espace de noms du locataire",
  en: "part of the order of a cluster, evaluated by the label of the tenant's namespace",
};

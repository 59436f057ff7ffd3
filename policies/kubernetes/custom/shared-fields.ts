/** Fields that many kinds have in the same form as Kubernetes itself. */
import { LABEL_KEYS, LABEL_PREFIXES } from "../objects/label-keys.ts";
import {
  block,
  boolean,
  choice,
  type Fields,
  like,
  list,
  map,
  name,
  number,
  quantity,
  text,
} from "./field.ts";
import { annotations, openedService } from "./reasons.ts";

const LABEL = "([a-z0-9.-]+/)?[A-Za-z0-9][A-Za-z0-9._-]*";
const OWN = "[A-Za-z0-9][A-Za-z0-9._-]*";
const literal = (key: string) => key.replaceAll(".", "\\.");
const KNOWN = [
  OWN,
  ...LABEL_KEYS.map(literal),
  `(${LABEL_PREFIXES.map(literal).join("|")})${OWN}`,
].join("|");

/**
 * Labels that an operator copies to the objects it creates: the closed list for objects, because other controllers act
 * on those too. The API server does not check the list at each place: it evaluates the created objects like any others.
 */
export const labels = map(
  `(?!.*/.*/)(${KNOWN})`,
  name,
  "une étiquette connue, hors celles du parc",
  "a known label that is not the estate's own",
);
/** Labels of objects that the estate itself creates, which name the owner of the data. */
export const estateLabels = map(
  `(?!.*/.*/)(aes\\.example/${OWN}|${KNOWN})`,
  name,
  "une étiquette connue",
  "a known label",
);
/** Labels that are only compared with others. */
export const ownLabels = map(LABEL, name, "une étiquette", "a label");
export const words = map(LABEL, text, "une étiquette", "a label");

export const named = block({ name });
export const secretKey = block({ name, key: name });
export const optionalKey = block({ name, key: name, optional: boolean });
export const quantities = map(
  "[a-z0-9./-]+",
  quantity,
  "un nom de ressource",
  "the name of a resource",
);
export const resources = block({ requests: quantities, limits: quantities });
const expressions = list(block({ key: name, operator: name, values: list(name) }));
export const selector = block({ matchLabels: ownLabels, matchExpressions: expressions });
export const toleration = block({
  key: name,
  operator: name,
  value: name,
  effect: name,
  tolerationSeconds: number,
});
const affinityTerm = {
  labelSelector: selector,
  namespaceSelector: selector,
  namespaces: list(name),
  topologyKey: name,
};
const podAffinity = block({
  requiredDuringSchedulingIgnoredDuringExecution: list(block(affinityTerm)),
  preferredDuringSchedulingIgnoredDuringExecution: list(
    block({ weight: number, podAffinityTerm: block(affinityTerm) }),
  ),
});
const nodeTerm = { matchExpressions: expressions, matchFields: expressions };
export const nodeAffinity = block({
  requiredDuringSchedulingIgnoredDuringExecution: block({
    nodeSelectorTerms: list(block(nodeTerm)),
  }),
  preferredDuringSchedulingIgnoredDuringExecution: list(
    block({ weight: number, preference: block(nodeTerm) }),
  ),
});
export const affinity = block({ nodeAffinity, podAffinity, podAntiAffinity: podAffinity });
export const spread = block({
  maxSkew: number,
  minDomains: number,
  topologyKey: name,
  whenUnsatisfiable: name,
  labelSelector: selector,
  matchLabelKeys: list(name),
  nodeAffinityPolicy: name,
  nodeTaintsPolicy: name,
});
export const metadata = block({ name, labels, annotations });
export const intOrPercent = quantity;
export const rolling = block({ maxSurge: intOrPercent, maxUnavailable: intOrPercent });
export const probe = block({
  initialDelaySeconds: number,
  timeoutSeconds: number,
  periodSeconds: number,
  successThreshold: number,
  failureThreshold: number,
});

/** A Service that an operator creates: inside the cluster. */
export const service = block({
  metadata,
  spec: block({
    type: choice("ClusterIP"),
    ports: list(
      block({
        name,
        port: number,
        targetPort: name,
        protocol: name,
        appProtocol: name,
        nodePort: openedService,
      }),
    ),
    selector: ownLabels,
    sessionAffinity: name,
    externalIPs: openedService,
    externalName: openedService,
    loadBalancerIP: openedService,
    loadBalancerClass: openedService,
    loadBalancerSourceRanges: openedService,
  }),
});

/** Prometheus' relabelling, without the actions that could change the scraped address. */
export const relabelings = list(
  block({
    action: choice(
      "replace",
      "keep",
      "drop",
      "labeldrop",
      "labelkeep",
      "hashmod",
      "lowercase",
      "uppercase",
      "keepequal",
      "dropequal",
    ),
    sourceLabels: list(name),
    targetLabel: like(
      "[A-Za-z][A-Za-z0-9_]*",
      "un nom sans « __ », car ceux-là changent l'adresse interrogée",
      "a name without “__”, because such names change the address of the request",
    ),
    regex: text,
    replacement: text,
    separator: text,
    modulus: number,
  }),
);

/** The fields of a scrape by Prometheus, in the same form in every kind. */
export const scraping: Fields = {
  sampleLimit: number,
  targetLimit: number,
  labelLimit: number,
  labelNameLengthLimit: number,
  labelValueLengthLimit: number,
  keepDroppedTargets: number,
};

/** The list of rules; the packs, the admission policies, the self-test and the tables in the docs derive from it. */
import type { Rule } from "../rule.ts";
import { administration } from "./administration/rule.ts";
import { annotations } from "./annotations/rule.ts";
import { backendAddress } from "./backend-address/rule.ts";
import { classCountry } from "./class-country/rule.ts";
import { classServices } from "./class-services/rule.ts";
import { cluster } from "./cluster/rule.ts";
import { containerTelemetry } from "./container-telemetry/rule.ts";
import { customField } from "./custom-field/rule.ts";
import { dangerousInput } from "./dangerous-input/rule.ts";
import { dataFlow } from "./data-flow/rule.ts";
import { dataOwner } from "./data-owner/rule.ts";
import { defaultDeny } from "./default-deny/rule.ts";
import { defaultGroup } from "./default-group/rule.ts";
import { endpoint } from "./endpoint/rule.ts";
import { externalReach } from "./external-reach/rule.ts";
import { hostAccess } from "./host-access/rule.ts";
import { imageProvenance } from "./image-provenance/rule.ts";
import { imageRegistry } from "./image-registry/rule.ts";
import { ingressHost } from "./ingress-host/rule.ts";
import { keyCustody } from "./key-custody/rule.ts";
import { labelTruth } from "./label-truth/rule.ts";
import { location } from "./location/rule.ts";
import { namespaceLabels } from "./namespace-labels/rule.ts";
import { networkPolicy } from "./network-policy/rule.ts";
import { networkPolicyClass } from "./network-policy-class/rule.ts";
import { plainSecret } from "./plain-secret/rule.ts";
import { podResolvers } from "./pod-resolvers/rule.ts";
import { podSecurity } from "./pod-security/rule.ts";
import { protectedEnforcement } from "./protected-enforcement/rule.ts";
import { publicExposure } from "./public-exposure/rule.ts";
import { quotaLimits } from "./quota-limits/rule.ts";
import { repatriation } from "./repatriation/rule.ts";
import { replicaContract } from "./replica-contract/rule.ts";
import { replicaTarget } from "./replica-target/rule.ts";
import { replication } from "./replication/rule.ts";
import { routeBackend } from "./route-backend/rule.ts";
import { stackReference } from "./stack-reference/rule.ts";
import { stateResidency } from "./state-residency/rule.ts";
import { storageClass } from "./storage-class/rule.ts";
import { tenantSharing } from "./tenant-sharing/rule.ts";
import { unclassifiedProperty } from "./unclassified-property/rule.ts";
import { unclassifiedType } from "./unclassified-type/rule.ts";
import { undeclaredName } from "./undeclared-name/rule.ts";
import { volumeEncryption } from "./volume-encryption/rule.ts";
import { volumeSource } from "./volume-source/rule.ts";
import { vpnPeer } from "./vpn-peer/rule.ts";
import { vpnStrength } from "./vpn-strength/rule.ts";
import { wildcardRights } from "./wildcard-rights/rule.ts";
import { zoneBoundary } from "./zone-boundary/rule.ts";

/** Every rule, in the order of their results. A new rule needs its folder and its line here. */
export const RULES: readonly Rule[] = [
  unclassifiedType,
  unclassifiedProperty,
  location,
  endpoint,
  classCountry,
  classServices,
  cluster,
  namespaceLabels,
  podSecurity,
  imageRegistry,
  hostAccess,
  storageClass,
  volumeSource,
  externalReach,
  annotations,
  backendAddress,
  podResolvers,
  containerTelemetry,
  ingressHost,
  routeBackend,
  networkPolicy,
  replicaTarget,
  customField,
  publicExposure,
  tenantSharing,
  defaultGroup,
  vpnStrength,
  vpnPeer,
  stackReference,
  dataFlow,
  keyCustody,
  wildcardRights,
  protectedEnforcement,
  replication,
  administration,
  volumeEncryption,
  undeclaredName,
  plainSecret,
  dangerousInput,
  quotaLimits,
  labelTruth,
  imageProvenance,
  repatriation,
  stateResidency,
  defaultDeny,
  dataOwner,
  zoneBoundary,
  replicaContract,
  networkPolicyClass,
];

/** The rules about one resource. */
export const RESOURCE_RULES = RULES.filter(
  (rule) => rule.scope === "resource" || rule.scope === "object",
);

/** The rules about where the state is recorded. */
export const STATE_RULES = RULES.filter((rule) => rule.scope === "state");

/** The rules about a whole stack, for violations that no single resource can show. */
export const STACK_RULES = RULES.filter(
  (rule) => rule.scope === "stack" || rule.scope === "relation",
);

/** The rules that only need a part of a stack. */
export const RELATION_RULES = RULES.filter((rule) => rule.scope === "relation");

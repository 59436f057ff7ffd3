/** The law as the API server of each cluster asks it: policies from the same rules, parameters from the same registry. */
import { annotations } from "../rules/annotations/admission.ts";
import { backendAddress } from "../rules/backend-address/admission.ts";
import { containerTelemetry } from "../rules/container-telemetry/admission.ts";
import { customField } from "../rules/custom-field/admission.ts";
import { externalReach } from "../rules/external-reach/admission.ts";
import { hostAccess } from "../rules/host-access/admission.ts";
import { imageRegistry } from "../rules/image-registry/admission.ts";
import { ingressHost } from "../rules/ingress-host/admission.ts";
import { namespaceLabels } from "../rules/namespace-labels/admission.ts";
import { networkPolicy } from "../rules/network-policy/admission.ts";
import { podResolvers } from "../rules/pod-resolvers/admission.ts";
import { podSecurity } from "../rules/pod-security/admission.ts";
import { protectedEnforcement } from "../rules/protected-enforcement/admission.ts";
import { replicaTarget } from "../rules/replica-target/admission.ts";
import { routeBackend } from "../rules/route-backend/admission.ts";
import { storageClass } from "../rules/storage-class/admission.ts";
import { volumeSource } from "../rules/volume-source/admission.ts";
import { type Admission, bindingOf, type Manifest, policyOf } from "./policy.ts";
import { protectedBaseline, protectedLabels } from "./protection.ts";

/** What every API server asks: the rules it can see, and what protects them. */
export const ADMISSIONS: readonly Admission[] = [
  annotations,
  backendAddress,
  containerTelemetry,
  customField,
  externalReach,
  hostAccess,
  imageRegistry,
  ingressHost,
  namespaceLabels,
  networkPolicy,
  podResolvers,
  podSecurity,
  protectedEnforcement,
  replicaTarget,
  routeBackend,
  storageClass,
  volumeSource,
  protectedBaseline,
  protectedLabels,
];

/** Policies and their bindings, `admissionregistration.k8s.io/v1`, the same in every cluster. */
export function admissionPolicies(): { policies: Manifest[]; bindings: Manifest[] } {
  return { policies: ADMISSIONS.map(policyOf), bindings: ADMISSIONS.map(bindingOf) };
}

/** Every check of the estate, in no order that matters: all run, all answers are sorted. */
import { demands, tier } from "./availability.ts";
import { clusters } from "./clusters.ts";
import type { AllianceCheck, SiteCheck } from "./context.ts";
import { continuity, standsInFor } from "./continuity.ts";
import { contracts } from "./contracts.ts";
import { energy } from "./energy.ts";
import { flows } from "./flows.ts";
import { kubernetesOffer } from "./kubernetes.ts";
import { administrators, egress, encryption, residency } from "./law.ts";
import { cloudNames, tenantNames } from "./names.ts";
import { externalReach, sitePlans, sitePools } from "./plan.ts";
import { rehearsalPorts } from "./ports.ts";
import { ownQuota, siteCapacity } from "./quotas.ts";
import { references } from "./references.ts";
import { registry } from "./registry.ts";
import { segmentOverlaps, segmentPools, segmentSizes } from "./segments.ts";
import { registeredServices } from "./services.ts";
import { waivers } from "./waivers.ts";

export { contextOf, type SiteContext } from "./context.ts";

/** Checks over all sites together. */
export const ALLIANCE_CHECKS: readonly AllianceCheck[] = [
  registry,
  contracts,
  continuity,
  rehearsalPorts,
  sitePlans,
  segmentOverlaps,
  segmentPools,
  energy,
  waivers,
];

/** Checks of one site. */
export const SITE_CHECKS: readonly SiteCheck[] = [
  sitePools,
  externalReach,
  registeredServices,
  standsInFor,
  cloudNames,
  tenantNames,
  references,
  segmentSizes,
  flows,
  kubernetesOffer,
  clusters,
  siteCapacity,
  ownQuota,
  tier,
  demands,
  residency,
  administrators,
  encryption,
  egress,
];

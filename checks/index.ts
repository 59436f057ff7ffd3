/** Every check of the estate; the order does not matter: all run, and the issues are sorted. */

import type { AllianceCheck, SiteCheck } from "../estate/context.ts";
import { demands, tier } from "../planning/availability/check.ts";
import { siteOffer } from "../planning/capacity/check.ts";
import { facility } from "../planning/capacity/check-facility.ts";
import { countedShares, shares } from "../planning/capacity/check-shares.ts";
import { standby } from "../planning/continuity/check.ts";
import { energy } from "../planning/energy/check.ts";
import { repatriation } from "../planning/repatriation/check.ts";
import {
  headroom,
  homecomings,
  lateness,
  targets,
} from "../planning/repatriation/check-platforms.ts";
import { externalReach, sitePlans, sitePools } from "./address-plans.ts";
import { registry } from "./alliance.ts";
import { registryAttestations, siteAttestations } from "./attestations.ts";
import { clusters } from "./clusters.ts";
import { containers, copies } from "./containers.ts";
import { activeStandbyFor, continuity } from "./continuity.ts";
import { contracts } from "./contracts.ts";
import { flows } from "./flows.ts";
import { kubernetesOffer } from "./kubernetes.ts";
import { links } from "./links.ts";
import { cloudNames, networkNames, reservedTenants, tenantNames } from "./names.ts";
import { neighbours } from "./neighbours.ts";
import { declaredOffers } from "./offers.ts";
import { administrators, egress, encryption, residency } from "./policies.ts";
import { ownQuota, siteCapacity } from "./quotas.ts";
import { references } from "./references.ts";
import { registeredPlaces } from "./registered-addresses.ts";
import { rehearsalPorts } from "./rehearsal-ports.ts";
import { renames } from "./renames.ts";
import { segmentOverlaps, segmentPools, segmentSizes } from "./segments.ts";
import { registeredServices } from "./services.ts";
import { waivers } from "./waivers.ts";

/** Checks over all sites together. */
export const ALLIANCE_CHECKS: readonly AllianceCheck[] = [
  registry,
  registryAttestations,
  contracts,
  continuity,
  copies,
  links,
  rehearsalPorts,
  sitePlans,
  segmentOverlaps,
  segmentPools,
  energy,
  countedShares,
  standby,
  waivers,
  repatriation,
];

/** Platforms abroad after their deadline: a violation of the policies, but expected in the report on them. */
export const LATE_CHECKS: readonly SiteCheck[] = [lateness];

/** Whether platforms declared as home are home: otherwise no report may count them as such. */
export const HOME_CHECKS: readonly SiteCheck[] = [homecomings];

/** Targets of repatriation, checked only at a site without other issues: a tenant's own error is reported once. */
export const TARGET_CHECKS: readonly SiteCheck[] = [targets, headroom];

/** Checks of one site. */
export const SITE_CHECKS: readonly SiteCheck[] = [
  sitePools,
  externalReach,
  siteAttestations,
  registeredServices,
  registeredPlaces,
  declaredOffers,
  activeStandbyFor,
  cloudNames,
  networkNames,
  tenantNames,
  reservedTenants,
  renames,
  references,
  segmentSizes,
  flows,
  neighbours,
  kubernetesOffer,
  clusters,
  containers,
  siteCapacity,
  ownQuota,
  tier,
  demands,
  facility,
  siteOffer,
  shares,
  residency,
  administrators,
  encryption,
  egress,
];

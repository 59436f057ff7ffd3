/** Public API `aes-estate/estate`: the estate as data, for other programs. This repository does not import it. */

export { NOT_ATTESTED, unattested } from "../estate/attestation.ts";
export * from "../estate/clusters.ts";
export { type CopyEnd, copyEnds } from "../estate/copies.ts";
export type { Estate } from "../estate/estate.ts";
export { formatIssue, type Issue, issueTexts, type Position } from "../estate/issue.ts";
export { type Link, linksOf } from "../estate/links.ts";
export { allianceFile, repatriationFile } from "../estate/load/sources.ts";
export type * from "../estate/model/index.ts";
export { needsOf, quotaOf } from "../estate/quota.ts";
export { KINDS, type Kind, officesOf, type Retiring } from "../estate/retire.ts";
export { type Standby, standbyKey, withStandbys } from "../estate/standby.ts";
export * from "../estate/topology.ts";
export { type Place, type ServiceFigure, serviceFigure } from "../planning/availability/service.ts";
export { analysisOf, siteGraph } from "../planning/availability/site.ts";
export {
  comingTo,
  type Promised,
  promisedObjects,
  promisedTo,
  sizesOf,
} from "../planning/capacity/promised.ts";
export { equipmentOf, reservationOf } from "../planning/energy/equipment.ts";
export {
  AMOUNTS,
  type Amounts,
  addedBy,
  amounts,
  freeOf,
  targetOf,
} from "../planning/repatriation/headroom.ts";
export type { Alliance, DataClass, Site } from "../policies/alliance/model.ts";
export { type Attestations, encryptionOf } from "./attestations.ts";
export {
  type Declared,
  type LoadAllResult,
  type LoadOptions,
  type LoadResult,
  loadEstate,
  loadEstates,
} from "./load.ts";
export type * from "./recorded/model.ts";

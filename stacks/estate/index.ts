/** The estate as data, for other programs: `aes-estate/estate`. Nothing of this repository reads it from here. */

export type { Alliance, DataClass, Site } from "../../sovereignty/alliance.ts";
export { NOT_ATTESTED, unattested } from "./attestation.ts";
export { type Place, type ServiceFigure, serviceFigure } from "./availability/service.ts";
export { analysisOf, siteGraph } from "./availability/site.ts";
export { comingTo, type Promised, promisedObjects, promisedTo, sizesOf } from "./capacity.ts";
export {
  type Declared,
  type LoadAllResult,
  type LoadOptions,
  type LoadResult,
  loadEstate,
  loadEstates,
} from "./checked.ts";
export { type Attestations, encryptionOf } from "./checks/attestations.ts";
export * from "./clusters.ts";
export { type CopyEnd, copyEnds } from "./copies.ts";
export { equipmentOf, reservationOf } from "./energy.ts";
export type { Estate } from "./estate.ts";
export { formatIssue, type Issue, issueTexts, type Position } from "./issue.ts";
export { type Link, linksOf } from "./links.ts";
export { allianceFile, repatriationFile } from "./load.ts";
export type * from "./model/index.ts";
export { needsOf, quotaOf } from "./quota.ts";
export type * from "./recorded/model.ts";
export { KINDS, type Kind, officesOf, type Retiring } from "./retire.ts";
export { AMOUNTS, type Amounts, addedBy, amounts, freeOf, targetOf } from "./room.ts";
export { type Standby, standbyKey, withStandbys } from "./standby.ts";
export * from "./topology.ts";

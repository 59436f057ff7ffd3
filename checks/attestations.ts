/** Attestations: by an office of the registry, of the responsible country, and not too old. */

import { unattested } from "../estate/attestation.ts";
import type { SiteContext } from "../estate/context.ts";
import { type Issue, issue, type Position, type Positioned, positionOf } from "../estate/issue.ts";
import type { Source } from "../estate/load/source.ts";
import type { Sources } from "../estate/load/sources.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import {
  type Attested,
  attestedIn,
  attesterProblems,
  dayProblems,
} from "../policies/alliance/attestations.ts";
import type { Alliance, Attestation } from "../policies/alliance/model.ts";
import type { AllianceProblem } from "../policies/alliance/problem.ts";

/** The registry's own; the attesting office is checked with the rest of the registry, the day here. */
export function registryAttestations({ alliance }: Sources, today: string): Issue[] {
  if (alliance === undefined) return [];
  return attestedIn(alliance.data).flatMap((one) => issues(alliance, dayProblems(one, today)));
}

/** A site's own: the encryption of its volume types. */
export function siteAttestations({ alliance, allianceSite, site, today }: SiteContext): Issue[] {
  const invalid = encryptionOf(site.data.volumeTypes, allianceSite.country).flatMap((one) =>
    issues(site, [
      ...attesterProblems(one, alliance.data),
      ...(today === undefined ? [] : dayProblems(one, today)),
    ]),
  );
  return [...invalid, ...otherNames(site)];
}

/** An attestation for one volume type of the cloud, in an entry that now names another one. */
function otherNames(site: SiteContext["site"]): Issue[] {
  return Object.entries(site.data.volumeTypes).flatMap(([key, type]) => {
    if (!type.encrypted || typeof type.attestation === "string") return [];
    const { about: got = key } = type.attestation;
    if (got === type.name) return [];
    const at = site.at(["volumeTypes", key, "attestation"]);
    return [issue(at, REFERENCES.attestedOther, { got, name: type.name })];
  });
}

/** The attested encryption in a site's file; encryption that is still to be attested is left out. */
export function encryptionOf(
  volumeTypes: SiteContext["site"]["data"]["volumeTypes"],
  country: string,
): Attested[] {
  return Object.entries(volumeTypes).flatMap(([entry, type]) => {
    if (!type.encrypted || typeof type.attestation === "string") return [];
    const path = ["volumeTypes", entry, "attestation"];
    return [{ path, entry, country, attestation: type.attestation }];
  });
}

/** All attestations in the registry and in the files of some sites, with their positions: for reports. */
export function attestations(
  alliance: Source<Alliance> | undefined,
  sites: readonly SiteContext[],
): Attestations {
  const shown = (source: Source, all: readonly Attested[]) =>
    all.map(({ path, entry, attestation }) => ({
      ...positionOf(source.at(path)),
      entry,
      ...attestation,
    }));
  return [
    ...(alliance ? shown(alliance, attestedIn(alliance.data)) : []),
    ...sites.flatMap(({ site, allianceSite }) =>
      shown(site, encryptionOf(site.data.volumeTypes, allianceSite.country)),
    ),
  ];
}

/** Positions of encrypted volume types that are not attested yet. */
export function pending(sites: readonly SiteContext[]): readonly Position[] {
  return sites.flatMap(({ site }) =>
    unattested(site.data).map((type) => site.at(["volumeTypes", type, "attestation"])),
  );
}

/** Attestations with their positions. */
export type Attestations = readonly (Positioned & Attestation & Pick<Attested, "entry">)[];

function issues(source: Source, problems: readonly AllianceProblem[]): Issue[] {
  return problems.map(({ path, message, values }) => ({
    ...positionOf(source.at(path)),
    message,
    values,
  }));
}

/** What offices attest: by an office of the registry, of the country that answers for it, and not too long ago. */

import { unattested } from "../estate/attestation.ts";
import type { SiteContext } from "../estate/context.ts";
import { type Issue, issue, type Position } from "../estate/issue.ts";
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

/** The registry's own: who attests them is asked with the rest of the registry, on which day here. */
export function registryAttestations({ alliance }: Sources, today: string): Issue[] {
  if (alliance === undefined) return [];
  return attestedIn(alliance.data).flatMap((one) => issues(alliance, dayProblems(one, today)));
}

/** A site's own: the encryption of its volume types. */
export function siteAttestations({ alliance, allianceSite, site, today }: SiteContext): Issue[] {
  const words = encryptionOf(site.data.volumeTypes, allianceSite.country).flatMap((one) =>
    issues(site, [
      ...attesterProblems(one, alliance.data),
      ...(today === undefined ? [] : dayProblems(one, today)),
    ]),
  );
  return [...words, ...otherNames(site)];
}

/** A word given for one volume type of the cloud, under an entry that means another by now. */
function otherNames(site: SiteContext["site"]): Issue[] {
  return Object.entries(site.data.volumeTypes).flatMap(([key, type]) => {
    if (!type.encrypted || typeof type.attestation === "string") return [];
    const { about: got = key } = type.attestation;
    if (got === type.name) return [];
    const at = site.at(["volumeTypes", key, "attestation"]);
    return [issue(at, REFERENCES.attestedOther, { got, name: type.name })];
  });
}

/** What a site's file says of its encrypted volume types; what is still to be attested is left out. */
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

/** Everything that offices attest in the registry and in the files of some sites, where it stands: what reports show. */
export function attestations(
  alliance: Source<Alliance> | undefined,
  sites: readonly SiteContext[],
): Attestations {
  const shown = (source: Source, all: readonly Attested[]) =>
    all.map(({ path, entry, attestation }) => ({ ...source.at(path), entry, ...attestation }));
  return [
    ...(alliance ? shown(alliance, attestedIn(alliance.data)) : []),
    ...sites.flatMap(({ site, allianceSite }) =>
      shown(site, encryptionOf(site.data.volumeTypes, allianceSite.country)),
    ),
  ];
}

/** Encrypted volume types that nobody has attested yet, where it stands. */
export function pending(sites: readonly SiteContext[]): readonly Position[] {
  return sites.flatMap(({ site }) =>
    unattested(site.data).map((type) => site.at(["volumeTypes", type, "attestation"])),
  );
}

/** Attestations, each at its place. */
export type Attestations = readonly (Position & Attestation & Pick<Attested, "entry">)[];

function issues(source: Source, problems: readonly AllianceProblem[]): Issue[] {
  return problems.map(({ path, message, values }) => ({ ...source.at(path), message, values }));
}

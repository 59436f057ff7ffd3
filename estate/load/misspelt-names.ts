/** Clearly misspelt names: reported, and then read as the name that was meant, to find other errors as well. Pure. */

import { choice, nearest } from "../../output/nearest.ts";
import { memberChoice, memberMeant } from "../../policies/alliance/members.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import { type Issue, issue } from "../issue.ts";
import { REFERENCES } from "../messages/references.ts";
import type { Tenant } from "../model/index.ts";
import type { Source } from "./source.ts";
import type { SiteSources, Sources } from "./sources.ts";

/** The sources with misspelt names corrected. Any issue prevents an estate, so nothing is deployed from a guess. */
export function withMeant(sources: Sources): { sources: Sources; issues: Issue[] } {
  if (sources.alliance === undefined) return { sources, issues: [] };
  const issues: Issue[] = [];
  const alliance = countries(sources.alliance, issues);
  const sites = [...sources.sites].map(([key, site]): [string, SiteSources] => {
    const tenants = [...site.tenants].map(([name, tenant]): [string, Source<Tenant>] => [
      name,
      tenantMeant(tenant, alliance.data, issues),
    ]);
    return [key, { ...site, tenants: new Map(tenants) }];
  });
  return { sources: { ...sources, alliance, sites: new Map(sites) }, issues };
}

function countries(alliance: Source<Alliance>, issues: Issue[]): Source<Alliance> {
  const { members, sites } = alliance.data;
  const read = Object.entries(sites).map(([key, site]): [string, typeof site] => {
    const { country: got } = site;
    const country = Object.hasOwn(members, got) ? undefined : memberMeant(members, got);
    if (country === undefined) return [key, site];
    const values = { got, allowed: memberChoice(members, got) };
    issues.push(issue(alliance.at(["sites", key, "country"]), REFERENCES.notAMember, values));
    return [key, { ...site, country }];
  });
  if (read.every(([key, site]) => site === sites[key])) return alliance;
  return { ...alliance, data: { ...alliance.data, sites: Object.fromEntries(read) } };
}

function tenantMeant(
  tenant: Source<Tenant>,
  { members, classes }: Alliance,
  issues: Issue[],
): Source<Tenant> {
  const { owner: got, dataClass } = tenant.data;
  const owner = Object.hasOwn(members, got) ? undefined : memberMeant(members, got);
  const names = Object.keys(classes);
  const meant = Object.hasOwn(classes, dataClass) ? undefined : nearest(dataClass, names);
  if (owner === undefined && meant === undefined) return tenant;
  if (owner !== undefined) {
    const values = { got, allowed: memberChoice(members, got) };
    issues.push(issue(tenant.at(["owner"]), REFERENCES.notAMember, values));
  }
  if (meant !== undefined) {
    const values = { got: dataClass, allowed: choice(names, dataClass) };
    issues.push(issue(tenant.at(["dataClass"]), REFERENCES.unknownReference, values));
  }
  const data = { ...tenant.data, owner: owner ?? got, dataClass: meant ?? dataClass };
  return { ...tenant, data };
}

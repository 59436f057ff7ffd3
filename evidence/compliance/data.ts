/** What is stated on the data of one owner country and one class. */
import type { Language } from "../../output/message.ts";
import type { DataClass } from "../../policies/alliance/model.ts";
import { own } from "../../policies/values/own.ts";
import { platformsAbroad } from "./abroad.ts";
import { isInForce } from "./contracts.ts";
import type { SiteFacts } from "./facts-model.ts";
import type {
  ContractEntry,
  Copy,
  DataStatement,
  Tenant,
  ViolationEntry,
  WaiverEntry,
} from "./model.ts";
import { type Data, placesOf, type Views } from "./places.ts";
import type { Subject } from "./request.ts";
import { attributionOf, countFindings } from "./violations.ts";
import { siteOf } from "./waivers.ts";

/** What the statements of all data share. */
export interface Shared extends Views {
  readonly contracts: readonly ContractEntry[];
  readonly waivers: readonly WaiverEntry[];
  readonly violations: readonly ViolationEntry[];
}

/** A statement for each owner and each class, the most sensitive first; also where there is no such data. */
export function dataStatements(request: Subject, shared: Shared): DataStatement[] {
  const { alliance, owners } = request;
  const classes = Object.entries(alliance.classes).sort(([, a], [, b]) => b.rank - a.rank);
  return owners.flatMap((owner) =>
    classes.map(([dataClass, rights]) =>
      dataStatement({ owner, dataClass }, rights, request, shared),
    ),
  );
}

function dataStatement(
  data: Data,
  rights: DataClass,
  { alliance, platforms, asOf, language }: Subject,
  shared: Shared,
): DataStatement {
  const { owner, dataClass } = data;
  const { chosen, contracts, waivers, violations } = shared;
  const admitted = (right: Readonly<Record<string, readonly string[]>>) => [
    ...(own(right, owner) ?? []),
  ];
  const isOurs = (one: {
    readonly owner?: string | undefined;
    readonly dataClass?: string | undefined;
  }) => one.owner === owner && one.dataClass === dataClass;
  const there = chosen.filter((site) => tenantsAt(site, data).length > 0);
  return {
    owner,
    ownerTitle: own(alliance.members, owner)?.title[language] ?? owner,
    dataClass,
    classTitle: rights.title[language],
    rank: rights.rank,
    reside: admitted(rights.reside),
    process: admitted(rights.process),
    replicate: admitted(rights.replicate),
    operate: admitted(rights.operate),
    encryption: rights.encryption,
    egress: [...rights.egress],
    tenants: chosen.flatMap((site) =>
      tenantsAt(site, data).map(([key, tenant]) => entryOf(key, tenant, site, language)),
    ),
    places: placesOf(data, rights, shared, alliance),
    copies: onlyOnce(chosen.flatMap((site) => copiesOf(site, data, rights, { alliance, asOf }))),
    contracts: contracts
      .filter((one) => one.classes.includes(dataClass) && one.owners.includes(owner))
      .map(({ name }) => name),
    keyManagers: there.flatMap(({ siteKey: site }) =>
      Object.entries(own(alliance.sites, site)?.keys ?? {})
        .filter(([, { classes }]) => classes.includes(dataClass))
        .map(([key, { service, url }]) => ({ site, key, service, url })),
    ),
    volumeTypes: there.flatMap((site) => volumeTypesOf(site, data)),
    abroad: platformsAbroad(platforms, data, asOf, language),
    waivers: waivers
      .filter(({ scope }) => {
        const site = chosen.find(({ siteKey }) => siteKey === siteOf(scope));
        return site !== undefined && isOurs(attributionOf(scope, site));
      })
      .map(({ key }) => key),
    findings: countFindings(violations.filter(isOurs)),
  };
}

type TenantFacts = SiteFacts["tenants"][string];

/** Tenants with this data at a site, its standbys for other sites included. */
function tenantsAt({ tenants }: SiteFacts, { owner, dataClass }: Data): [string, TenantFacts][] {
  return Object.entries(tenants).filter(
    ([, tenant]) => tenant.owner === owner && tenant.dataClass === dataClass,
  );
}

function entryOf(
  key: string,
  { title, home, segments, clusters, containers }: TenantFacts,
  { siteKey: site }: SiteFacts,
  language: Language,
): Tenant {
  return {
    site,
    key,
    title: title[language],
    place: home === undefined ? "home" : "standby",
    ...(home && { home: `${home.site}/${home.tenant}` }),
    segments,
    clusters,
    containers,
  };
}

function copiesOf(
  { copies }: SiteFacts,
  data: Data,
  { replicate }: DataClass,
  { alliance, asOf }: Pick<Subject, "alliance" | "asOf">,
): Copy[] {
  return copies
    .filter(({ owner, dataClass }) => owner === data.owner && dataClass === data.dataClass)
    .map(({ owner, dataClass: _, ...copy }) => ({
      ...copy,
      inForce: isInForce(alliance, copy.contract, asOf),
      allowed:
        own(replicate, owner)?.includes(own(alliance.sites, copy.to)?.country ?? "") ?? false,
    }));
}

/** Where both ends are covered, each has named the copy. */
function onlyOnce(copies: readonly Copy[]): Copy[] {
  return [...new Map(copies.map((one) => [`${one.from}/${one.tenant}`, one])).values()];
}

function volumeTypesOf(site: SiteFacts, data: Data): DataStatement["volumeTypes"] {
  const granted = tenantsAt(site, data).flatMap(([, { volumeTypes }]) => volumeTypes);
  return [...new Set(granted)].sort().flatMap((key) => {
    const type = own(site.volumeTypes, key);
    return type === undefined ? [] : [{ site: site.siteKey, key, ...type }];
  });
}

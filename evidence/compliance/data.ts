/** What is stated on the data of one owner country and one class. */
import type { Estate } from "../../estate/estate.ts";
import type { Tenant as TenantFile } from "../../estate/model/index.ts";
import { withStandbys } from "../../estate/standby.ts";
import type { Language } from "../../output/message.ts";
import type { DataClass } from "../../policies/alliance/model.ts";
import { own } from "../../policies/values/own.ts";
import { platformsAbroad } from "./abroad.ts";
import { isInForce } from "./contracts.ts";
import type {
  ContractEntry,
  Copy,
  DataStatement,
  Tenant,
  ViolationEntry,
  WaiverEntry,
} from "./model.ts";
import { type Data, placesOf, type Views } from "./places.ts";
import type { StatementRequest } from "./request.ts";
import { attributionOf, countFindings } from "./violations.ts";
import { siteOf } from "./waivers.ts";

/** What the statements of all data share. */
export interface Shared extends Views {
  readonly contracts: readonly ContractEntry[];
  readonly waivers: readonly WaiverEntry[];
  readonly violations: readonly ViolationEntry[];
}

/** A statement for each owner and each class, the most sensitive first; also where there is no such data. */
export function dataStatements(request: StatementRequest, shared: Shared): DataStatement[] {
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
  { alliance, repatriation, asOf, language }: StatementRequest,
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
  const there = chosen.filter((estate) => tenantsAt(estate, data).length > 0);
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
    tenants: chosen.flatMap((estate) =>
      tenantsAt(estate, data).map(([key, tenant]) => entryOf(key, tenant, estate, language)),
    ),
    places: placesOf(data, rights, shared),
    copies: onlyOnce(
      chosen.flatMap((estate) => copiesOf(estate, data, rights, { alliance, asOf })),
    ),
    contracts: contracts
      .filter((one) => one.classes.includes(dataClass) && one.owners.includes(owner))
      .map(({ name }) => name),
    keyManagers: there.flatMap(({ siteKey: site, allianceSite }) =>
      Object.entries(allianceSite.keys)
        .filter(([, { classes }]) => classes.includes(dataClass))
        .map(([key, { service, url }]) => ({ site, key, service, url })),
    ),
    volumeTypes: there.flatMap((estate) => volumeTypesOf(estate, data)),
    abroad: platformsAbroad(repatriation, data, asOf, language),
    waivers: waivers
      .filter(({ scope }) => {
        const estate = chosen.find(({ siteKey }) => siteKey === siteOf(scope));
        return estate !== undefined && isOurs(attributionOf(scope, estate));
      })
      .map(({ key }) => key),
    findings: countFindings(violations.filter(isOurs)),
  };
}

/** Tenants with this data at a site, its standbys for other sites included. */
function tenantsAt(estate: Estate, { owner, dataClass }: Data): [string, TenantFile][] {
  return Object.entries(withStandbys(estate).tenants).filter(
    ([, tenant]) => tenant.owner === owner && tenant.dataClass === dataClass,
  );
}

function entryOf(
  key: string,
  { title, segments, clusters, containers }: TenantFile,
  { siteKey: site, standbys }: Estate,
  language: Language,
): Tenant {
  const standby = own(standbys, key);
  const size = (map: object) => Object.keys(map).length;
  return {
    site,
    key,
    title: title[language],
    place: standby === undefined ? "home" : "standby",
    ...(standby && { home: `${standby.home}/${standby.tenantKey}` }),
    segments: size(segments),
    clusters: size(clusters),
    containers: size(containers),
  };
}

/** Copies that leave the site, and those that come from another one. */
function copiesOf(
  { siteKey, tenants, standbys, alliance: { sites } }: Estate,
  { owner, dataClass }: Data,
  { replicate }: DataClass,
  { alliance, asOf }: Pick<StatementRequest, "alliance" | "asOf">,
): Copy[] {
  const away = Object.entries(tenants).map(([key, tenant]) => ({ key, tenant, from: siteKey }));
  const here = Object.values(standbys).map(({ home, tenantKey, atHome }) => {
    return { key: tenantKey, tenant: atHome, from: home };
  });
  return [...away, ...here].flatMap(({ key, tenant, from }) => {
    const { continuity } = tenant;
    if (tenant.owner !== owner || tenant.dataClass !== dataClass || !continuity) return [];
    const { standby: to, contract, containers, copyEveryMinutes } = continuity;
    return [
      {
        tenant: key,
        from,
        to,
        contract,
        containers: [...containers],
        copyEveryMinutes,
        inForce: isInForce(alliance, contract, asOf),
        allowed: own(replicate, owner)?.includes(own(sites, to)?.country ?? "") ?? false,
      },
    ];
  });
}

/** Where both ends are covered, each has named the copy. */
function onlyOnce(copies: readonly Copy[]): Copy[] {
  return [...new Map(copies.map((one) => [`${one.from}/${one.tenant}`, one])).values()];
}

function volumeTypesOf(estate: Estate, data: Data): DataStatement["volumeTypes"] {
  const granted = tenantsAt(estate, data).flatMap(([, { volumeTypes }]) => volumeTypes);
  return [...new Set(granted)].sort().flatMap((key) => {
    const type = own(estate.site.volumeTypes, key);
    if (type === undefined) return [];
    const attestation = type.encrypted ? type.attestation : undefined;
    const attested =
      typeof attestation === "object" ? { by: attestation.by, date: attestation.date } : undefined;
    const { siteKey: site } = estate;
    return [{ site, key, encrypted: type.encrypted, ...(attested && { attested }) }];
  });
}

/** Compares quotas of projects with those of the files, with their usage. Pure. */

import type { Quota } from "../../estate/model/index.ts";
import { sum } from "../../planning/capacity/building.ts";
import { compared, figure, total } from "./figures.ts";
import {
  type ComparedCountry,
  type ComparedTenant,
  type ComparedVolumeType,
  type Figure,
  SUMMED,
  type VolumeTypeFigure,
} from "./model.ts";
import type { Limit, ObservedProject } from "./observed.ts";

/** One tenant as declared in its file. */
export interface DeclaredTenant {
  readonly tenant: string;
  readonly owner: string;
  /** Name of its project. */
  readonly project: string;
  readonly quota: Quota;
  /** By the type's name on the cloud. */
  readonly volumeTypes: Readonly<Record<string, Readonly<Record<VolumeTypeFigure, number>>>>;
}

export interface ComparedTenants {
  readonly tenants: readonly ComparedTenant[];
  readonly volumeTypes: readonly ComparedVolumeType[];
  readonly countries: readonly ComparedCountry[];
}

/** Every tenant of the files, then every project of the estate that belongs to no declared tenant. */
export function compareTenants(
  declared: readonly DeclaredTenant[],
  projects: readonly ObservedProject[],
): ComparedTenants {
  const pairs = declared.map((tenant) => ({
    tenant,
    project: projects.find(({ name }) => name === tenant.project),
  }));
  const taken = new Set(pairs.map(({ project }) => project));
  const tenants = [
    ...pairs.map(({ tenant, project }) => tenantRow(tenant, project)),
    ...projects.filter((project) => !taken.has(project)).map(unknownRow),
  ];
  const volumeTypes = pairs.flatMap(({ tenant, project }) =>
    project === undefined ? [] : typeRows(tenant, project),
  );
  return { tenants, volumeTypes, countries: countryRows(tenants) };
}

function tenantRow(
  { tenant, owner, quota }: DeclaredTenant,
  project: ObservedProject | undefined,
): ComparedTenant {
  const figures = figuresOf(quota, project?.limits ?? {});
  return {
    tenant,
    country: owner,
    ...compared(project ? "both" : "files", figures),
  };
}

function unknownRow({ name, owner, limits }: ObservedProject): ComparedTenant {
  return {
    tenant: name,
    ...(owner !== undefined && { country: owner }),
    ...compared("cloud", figuresOf({}, limits)),
  };
}

function typeRows(
  { tenant, volumeTypes }: DeclaredTenant,
  project: ObservedProject,
): ComparedVolumeType[] {
  return Object.entries(volumeTypes).flatMap(([volumeType, quota]) => {
    const limits = project.volumeTypes[volumeType];
    if (limits === undefined) return []; // the type itself is missing: its pool reports that
    return [{ tenant, volumeType, ...compared("both", figuresOf(quota, limits)) }];
  });
}

function figuresOf<Name extends string>(
  quota: Readonly<Partial<Record<Name, number>>>,
  limits: Readonly<Partial<Record<Name, Limit>>>,
): Partial<Record<Name, Figure>> {
  const names = new Set([...Object.keys(quota), ...Object.keys(limits)] as Name[]);
  const entries = [...names].map((name) => {
    const found = limits[name];
    return [name, figure(quota[name], found?.limit, found?.used)] as const;
  });
  return Object.fromEntries(entries) as Partial<Record<Name, Figure>>;
}

/** Sums of each side; a tenant that only one side has counts only on that side. */
function countryRows(tenants: readonly ComparedTenant[]): ComparedCountry[] {
  return [...Map.groupBy(tenants, ({ country }) => country)].map(([country, own]) => {
    const figures = SUMMED.map((name) => [
      name,
      sumOf(own.flatMap((each) => each.figures[name] ?? [])),
    ]);
    const [first, ...others] = new Set(own.map((each) => each.foundIn));
    return {
      ...(country !== undefined && { country }),
      tenants: own.length,
      ...compared(others.length > 0 ? "both" : (first ?? "both"), Object.fromEntries(figures)),
    };
  });
}

function sumOf(figures: readonly Figure[]): Figure {
  const of = <Side extends "declared" | "cloud" | "used">(side: Side) =>
    figures.flatMap((each) => each[side] ?? []);
  const [declared, cloud, used] = [of("declared"), of("cloud"), of("used")];
  return figure(
    declared.length > 0 ? total(declared) : undefined,
    cloud.length > 0 ? total(cloud) : undefined,
    used.length > 0 ? sum(used) : undefined,
  );
}

/** The inputs that every component has: they become names and labels of all its resources. No Pulumi here. */
import { type Labels, toTags } from "../policies/labels/labels.ts";
import { checkCountry, checkKey, type Problem } from "./checks.ts";

/** The site of a resource, and the owner and class of its data. */
export interface LabelledArgs {
  /** Key of the site; first part of every name in the cloud. */
  site: string;
  /** Country that owns the data (ISO 3166-1 alpha-2). */
  owner: string;
  /** Data class, a key of the alliance's classes. */
  dataClass: string;
  /**
   * Whether the cloud is a rehearsal on loopback; all resources are labelled with it.
   * @default false
   */
  rehearsal?: boolean;
}

/** The site of a tenant's resource, its tenant, and the owner and class of its data. */
export interface TenantArgs extends LabelledArgs {
  /** Key of the tenant; second part of every name in the cloud. */
  tenant: string;
}

/** Inputs of a resource whose deletion also deletes a tenant's data. */
export interface KeptArgs {
  /**
   * Whether it may be deleted or replaced, with the data in it. Until then it is protected: the engine rejects both,
   * also with plain `pulumi`; only its `--ignore-protect` goes past that. Set it in one update and remove the resource
   * in a later one.
   * @default false
   */
  deletable?: boolean;
}

/** Labels of a tenant's resource, or of the site's when there is no tenant. */
export function labelsOf(args: LabelledArgs & Partial<TenantArgs>): Labels {
  const { owner, dataClass, tenant = "platform", site, rehearsal = false } = args;
  return { owner, dataClass, tenant, site, rehearsal };
}

/** A description that carries the labels, for types with neither tags nor metadata that OpenStack returns unchanged. */
export function described(text: string, args: LabelledArgs & Partial<TenantArgs>): string {
  return `${text} (${toTags(labelsOf(args)).join(", ")})`;
}

/** Problems of these inputs. */
export function checkLabels(args: LabelledArgs & Partial<TenantArgs>): Problem[] {
  const { owner, ...keys } = labelsOf(args);
  return [
    ...checkKey("site", keys.site),
    ...checkKey("tenant", keys.tenant),
    ...checkCountry("owner", owner),
    ...checkKey("dataClass", keys.dataClass),
  ];
}

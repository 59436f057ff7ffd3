/** The inputs every component has: they become names and labels of all it makes. No Pulumi here. */
import { type Labels, toTags } from "../policies/labels/labels.ts";
import { checkCountry, checkKey, type Problem } from "./checks.ts";

/** Where a thing is and whose data it holds. */
export interface LabelledArgs {
  /** Key of the site; first part of every name in the cloud. */
  site: string;
  /** Country that owns the data (ISO 3166-1 alpha-2). */
  owner: string;
  /** Data class, a key of the alliance's classes. */
  dataClass: string;
  /**
   * Whether the cloud is a rehearsal on loopback; everything made is stamped with it.
   * @default false
   */
  rehearsal?: boolean;
}

/** Where a tenant's thing is, whose it is and whose data it holds. */
export interface TenantArgs extends LabelledArgs {
  /** Key of the tenant; second part of every name in the cloud. */
  tenant: string;
}

/** What holds a tenant's data, which goes with it. */
export interface KeptArgs {
  /**
   * Whether it may be deleted or replaced, with the data in it. Until then it is protected: the engine refuses both, to plain `pulumi`
   * as well. Say so in one update and take it away in a later one.
   * @default false
   */
  deletable?: boolean;
}

/** Labels of what a tenant has, or the site itself when there is no tenant. */
export function labelsOf(args: LabelledArgs & Partial<TenantArgs>): Labels {
  const { owner, dataClass, tenant = "platform", site, rehearsal = false } = args;
  return { owner, dataClass, tenant, site, rehearsal };
}

/** A description that carries the labels, for what has neither tags nor metadata that OpenStack gives back as they were. */
export function described(text: string, args: LabelledArgs & Partial<TenantArgs>): string {
  return `${text} (${toTags(labelsOf(args)).join(", ")})`;
}

/** What is wrong with these inputs. */
export function checkLabels(args: LabelledArgs & Partial<TenantArgs>): Problem[] {
  const { owner, ...keys } = labelsOf(args);
  return [
    ...checkKey("site", keys.site),
    ...checkKey("tenant", keys.tenant),
    ...checkCountry("owner", owner),
    ...checkKey("dataClass", keys.dataClass),
  ];
}

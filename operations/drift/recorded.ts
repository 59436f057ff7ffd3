/** The recorded resources of a state, beside the kinds of things in the cloud. Pure. */
import { plain } from "../../policies/enforce/recorded/values.ts";
import { nameOf, providerOf } from "../../policies/resources/urn.ts";
import { textOf } from "../deploy/pulumi.ts";
import type { StackState, StateResource } from "../state/stack-state.ts";
import { tenantOf } from "../state/tenant-of.ts";
import type { Kind } from "./kinds/kind.ts";

const PROVIDER = "pulumi:providers:openstack";
const PROJECT = "openstack:identity/project:Project";
const TENANT = "aes-estate:index:TenantProject";
const SERVICE_ACCOUNT = "openstack:identity/user:User";

/** What a state says of a cloud. */
export interface RecordedCloud {
  /** Without resources that wait for their deletion. */
  readonly resources: readonly StateResource[];
  /** Key of the tenant by the id of its project. */
  readonly projects: ReadonlyMap<string, string>;
  readonly tenants: ReadonlySet<string>;
  /** Ids of the accounts that the estate made. */
  readonly accounts: ReadonlySet<string>;
  /** Reference to the administrator's provider, `<urn>::<id>`. */
  readonly administrator: string | undefined;
}

/** Reads a state; an empty one has nothing. */
export function recordedCloud(site: string, state: StackState | undefined): RecordedCloud {
  const resources = (state?.resources ?? []).filter((resource) => resource.delete !== true);
  const tenants = new Set(
    resources
      .filter(({ type }) => type === TENANT)
      .map(({ urn }) => nameOf(urn).slice(site.length + 1)),
  );
  const projects = resources.flatMap(({ type, id, urn, inputs }) => {
    if (type !== PROJECT || id === undefined || String(inputs?.isDomain) === "true") return [];
    return [[id, tenantOf(nameOf(urn), site, tenants) ?? ""] as const];
  });
  const accounts = resources.flatMap(({ type, id }) =>
    type === SERVICE_ACCOUNT ? (id ?? []) : [],
  );
  const [first] = resources.filter(
    ({ type, urn }) => type === PROVIDER && nameOf(urn) === `${site}-administrator`,
  );
  return {
    resources,
    projects: new Map(projects),
    tenants,
    accounts: new Set(accounts),
    administrator: first && `${first.urn}::${first.id ?? ""}`,
  };
}

/** The recorded resources of a kind, by the key under which the cloud's items are found. */
export function recordedAs(kind: Kind, { resources }: RecordedCloud): Map<string, StateResource> {
  const { type, records = () => true, recordedKey = ownId } = kind;
  if (type === undefined) return new Map();
  const providers = new Map(
    resources
      .filter((resource) => resource.type === PROVIDER)
      .map(({ urn, inputs }) => [urn, textOf(inputs?.tenantId)] as const),
  );
  const projectOf = ({ provider }: StateResource) => providers.get(providerOf(provider));
  return new Map(
    resources
      .filter((resource) => resource.type === type && records(resource))
      .map((resource) => [recordedKey(resource, projectOf(resource)), resource]),
  );
}

const ownId = ({ id = "" }: StateResource) => id;

/** What the state records of a resource: the cloud's last answers, and where there is none the program's request. */
export function recordedProperties({ inputs = {}, outputs = {} }: StateResource) {
  const known = Object.entries(outputs).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  const all = { ...inputs, ...Object.fromEntries(known) };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, plain(value)]));
}

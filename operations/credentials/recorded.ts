/** The credentials that a recorded state holds: service accounts, their application credentials, clusters. Pure. */
import { nameOf } from "../../policies/resources/urn.ts";
import { recordedTenants } from "../state/recorded.ts";
import type { StackState, StateResource } from "../state/stack-state.ts";
import { tenantOf } from "../state/tenant-of.ts";
import type { CredentialKind, Known } from "./model.ts";

/** Type and end of the name of the resource that is created with the credential. */
const SOURCES: readonly (readonly [CredentialKind, type: string, ending: string])[] = [
  ["service-account", "random:index/randomPassword:RandomPassword", "-service-account-password"],
  [
    "application-credential",
    "openstack:identity/applicationCredential:ApplicationCredential",
    "-application-credential",
  ],
  ["kubeconfig", "openstack:containerinfra/cluster:Cluster", "-cluster"],
];

/** One recorded credential and its resource. */
export interface Recorded extends Known {
  readonly tenant: string;
  readonly resource: StateResource;
}

/** The recorded credentials of a site; `country` answers for tenants without a recorded owner. */
export function recordedCredentials(
  site: string,
  country: string,
  state: StackState | undefined,
): Recorded[] {
  const tenants = recordedTenants(site, state);
  const resources = (state?.resources ?? []).filter((each) => each.delete !== true);
  return resources.flatMap((resource) => {
    const name = nameOf(resource.urn);
    const source = SOURCES.find(([, type, end]) => resource.type === type && name.endsWith(end));
    const tenant = source && tenantOf(name, site, new Set(Object.keys(tenants)));
    if (source === undefined || tenant === undefined) return [];
    const [kind, , ending] = source;
    const rest = name.slice(`${site}-${tenant}`.length, -ending.length);
    const id = `${kind}/${tenant}${rest.replace(/^-/, "/")}`;
    const owner = tenants[tenant]?.owner ?? country;
    const { created } = resource;
    return [
      { kind, id, owner, tenant, resource, ...(created !== undefined && { since: created }) },
    ];
  });
}

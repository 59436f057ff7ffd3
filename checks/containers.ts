/** Containers of objects can be created, and copied ones have a path in both directions. */

import {
  type AllianceCheck,
  contextOf,
  eachTenant,
  type TenantContext,
} from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import { choice } from "../output/nearest.ts";
import { isSound } from "../policies/alliance/registry.ts";
import { contractFaults } from "../policies/alliance/standby.ts";
import { CONTAINERS } from "./messages/containers.ts";
import { classOf } from "./policies.ts";

/** The role with which Swift lets a project's user create containers. */
export const CONTAINER_ROLE = "member";
const SERVICE = "objectstorage";

export const containers = eachTenant((context) =>
  Object.keys(context.tenant.data.containers).length === 0
    ? []
    : [...serviceAccount(context), ...service(context)],
);

/** Swift creates a container in its caller's account, so a service account is needed. */
function serviceAccount({ tenant }: TenantContext): Issue[] {
  const roles = tenant.data.serviceAccount?.roles ?? [];
  if (roles.includes(CONTAINER_ROLE)) return [];
  const at = tenant.at(tenant.data.serviceAccount ? ["serviceAccount", "roles"] : ["containers"]);
  return [
    issue(at, CONTAINERS.containerServiceAccount, {
      roles: choice(roles),
      required: CONTAINER_ROLE,
    }),
  ];
}

/** Some classes do not allow object storage. */
function service(context: TenantContext): Issue[] {
  const { services } = classOf(context) ?? {};
  if (services === undefined || services.includes(SERVICE)) return [];
  const { dataClass } = context.tenant.data;
  const values = { dataClass, allowed: choice(services) };
  return [issue(context.tenant.at(["containers"]), CONTAINERS.containerClass, values)];
}

export const copies: AllianceCheck = (sources) => {
  const { alliance, sites } = sources;
  if (alliance === undefined || !isSound(alliance.data)) return []; // reported by another check
  return [...sites.values()].flatMap(({ key, tenants }) => {
    const context = contextOf(sources, key);
    if (context === undefined) return [];
    return [...tenants.values()].flatMap((tenant) => copied({ ...context, tenant }));
  });
};

function copied(context: TenantContext): Issue[] {
  const { alliance, key: home, tenant } = context;
  const { owner, dataClass, containers, continuity } = tenant.data;
  if (continuity === undefined || continuity.containers.length === 0) return [];
  const at = ["continuity", "containers"];
  const allowed = Object.keys(containers);
  const unknown = continuity.containers.flatMap((got, index) =>
    Object.hasOwn(containers, got)
      ? []
      : [
          issue(tenant.at([...at, index]), REFERENCES.unknownReference, {
            got,
            allowed: choice(allowed, got),
          }),
        ],
  );
  const { syncRealm, contracts } = alliance.data;
  const realm = syncRealm === undefined ? [issue(tenant.at(at), CONTAINERS.copyNoRealm)] : [];
  const order = { from: continuity.standby, to: home, owner, dataClass };
  const today = new Date().toISOString().slice(0, 10);
  const back = Object.values(contracts).some(
    (each) => contractFaults(each, order, today).length === 0,
  );
  return [
    ...unknown,
    ...realm,
    ...(back ? [] : [issue(tenant.at(at), CONTAINERS.copyNoReturn, order)]),
  ];
}

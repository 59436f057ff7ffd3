/** What else is replaced when others know a passphrase: every secret of the state that it encrypted. */
import { copyEnds } from "../../../estate/copies.ts";
import type { Estate } from "../../../estate/estate.ts";
import { isSecret } from "../../../policies/enforce/recorded/values.ts";
import { nameOf } from "../../../policies/resources/urn.ts";
import { TEXTS } from "../../passphrase/messages.ts";
import { recordedTenants } from "../../state/recorded.ts";
import type { StackState, StateResource } from "../../state/stack-state.ts";
import { tenantOf } from "../../state/tenant-of.ts";
import { STEPS } from "../messages.ts";
import { ROTATED } from "../model.ts";
import { recordedCredentials } from "../recorded.ts";
import type { Context } from "./context.ts";

/** Not secrets of their own: records of the program, and connections with the passwords of others. */
const DERIVED = /^(aes-estate:|pulumi:)/;

/** Prints each secret of a state, and what replaces it. */
export function printLeaked(
  { site, print }: Pick<Context, "site" | "print">,
  estate: Estate,
  state: StackState | undefined,
): void {
  print(TEXTS.leaked, {});
  const secret = secretResources(state);
  const ids = idsOf(site, estate, state);
  for (const [id, same] of Map.groupBy(secret, (resource) => ids(resource))) {
    const names = same.map(({ urn }) => nameOf(urn)).join(", ");
    const kind = id?.split("/")[0] as keyof typeof ROTATED | undefined;
    const how = kind && STEPS[kind];
    const replaced = kind === undefined ? undefined : ROTATED[kind];
    if (id !== undefined && replaced !== undefined && !replaced.lasts) {
      print(TEXTS.byCommand, { names, site, id });
    } else if (how !== undefined) print(TEXTS.byPerson, { names, how });
    else print(TEXTS.byHand, { names });
  }
  print(TEXTS.formerStates, {});
}

/** The resources with a secret value that is not only another one's. */
export function secretResources(state: StackState | undefined): StateResource[] {
  return (state?.resources ?? []).filter(
    (resource) =>
      !DERIVED.test(resource.type) && (hasSecret(resource.inputs) || hasSecret(resource.outputs)),
  );
}

function hasSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isSecret(value) || Object.values(value).some(hasSecret);
}

/** The id of the credential whose secret a resource has, as `estate rotate` names it. */
function idsOf(site: string, estate: Estate, state: StackState | undefined) {
  const recorded = new Map(
    recordedCredentials(site, "", state).map(({ resource, id }) => [resource.urn, id]),
  );
  const tenants = new Set(Object.keys(recordedTenants(site, state)));
  const pairs = new Map(copyEnds(estate).map(({ tenant, pair }) => [tenant, pair]));
  return ({ urn, type }: StateResource): string | undefined => {
    const tenant = tenantOf(nameOf(urn), site, tenants);
    const pair = tenant && pairs.get(tenant);
    if (type === "openstack:vpnaas/siteConnection:SiteConnection") return "link-key";
    if (type === "openstack:identity/user:User" && tenant) return `service-account/${tenant}`;
    if (type === "openstack:objectstorage/container:Container" && pair) return `copy-key/${pair}`;
    return recorded.get(urn);
  };
}

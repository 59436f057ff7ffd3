/** Inputs that are there to take a secret: each is marked as one, or the state shows it to whoever reads the state. */
import { secretIn } from "../../../sovereignty/secrets.ts";
import type { Family, Properties, Reader } from "../reader.ts";

/** `always` hold a secret; `perhaps` hold one where the text says so: a key or the path of one. */
const inputs = (always: readonly string[], perhaps: readonly string[] = []): Reader => ({
  reads: [...always, ...perhaps],
  facets: (properties, marked) => ({
    unmarked: marked && [
      ...always.filter((name) => isGiven(properties, name) && !marked.has(name)),
      ...perhaps.filter((name) => holdsSecret(properties[name]) && !marked.has(name)),
    ],
  }),
});

export const secretInputs: Family = {
  "openstack:compute/instance:Instance": inputs(["adminPass"]),
  "openstack:database/user:User": inputs(["password"]),
  "openstack:identity/applicationCredential:ApplicationCredential": inputs(["secret"]),
  "openstack:identity/user:User": inputs(["password"]),
  "openstack:images/image:Image": inputs(["imageSourcePassword"]),
  "openstack:keymanager/secretV1:SecretV1": inputs(["payload"]),
  "openstack:objectstorage/container:Container": inputs(["containerSyncKey"]),
  "openstack:sharedfilesystem/securityService:SecurityService": inputs(["password"]),
  "openstack:vpnaas/siteConnection:SiteConnection": inputs(["psk"]),
  "pulumi:providers:kubernetes": inputs([], ["kubeconfig"]),
  "pulumi:providers:openstack": inputs(
    ["applicationCredentialSecret", "password", "token"],
    ["key"],
  ),
};

function isGiven(properties: Properties, name: string): boolean {
  const value = properties[name];
  return value !== undefined && value !== null && value !== "";
}

/** What is not known yet is asked again in the update. */
function holdsSecret(value: unknown): boolean {
  return typeof value === "string" && secretIn(value) !== undefined;
}

/** The estate's connection to OpenStack; the only place that names the provider's release. */
import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";

/** Release of the OpenStack provider plugin. Resources follow their provider, so only providers set it. */
export const openstackRelease = "5.4.1";

/** Retries of a request after a broken connection: the links between our sites are weak. */
const MAX_RETRIES = 5;

/**
 * Variables that the OpenStack plugin reads without the program's knowledge. `OS_CLOUD` is the worst: the plugin then
 * takes the whole login from clouds.yaml, and a tenant's connection silently becomes the administrator's.
 */
const AMBIENT_LOGIN =
  /^OS_(CLOUD|AUTH_|REGION_NAME|USER|PASS|TOKEN|PROJECT_|TENANT_|DOMAIN_|DEFAULT_DOMAIN|SYSTEM_SCOPE|TRUST|APPLICATION_CREDENTIAL_|ENDPOINT_TYPE|INTERFACE|IDENTITY_API_VERSION|INSECURE|SWAUTH|USE_OCTAVIA|DELAYED_AUTH|ALLOW_REAUTH|(CERT|KEY)$)/;

/**
 * A connection to one cloud as one user. Everything that decides where it leads comes from `args`: a login in the
 * environment is rejected, so that every user of the program gets the same connection.
 *
 * @throws pulumi.RunError that names the variables of another login in the environment
 */
export function connect(
  name: string,
  args: openstack.ProviderArgs,
  opts: pulumi.ResourceOptions = {},
): openstack.Provider {
  const ambient = Object.keys(process.env).filter(
    (key) => AMBIENT_LOGIN.test(key) && process.env[key],
  );
  if (ambient.length > 0) {
    throw new pulumi.RunError(
      `connection "${name}": got ${ambient.sort().join(", ")} in the environment, want none: the OpenStack plugin would log in with them instead. Run \`unset ${ambient.join(" ")}\` and try again.`,
    );
  }
  const { applicationCredentialSecret, token, ...rest } = args;
  return new openstack.Provider(
    name,
    {
      maxRetries: MAX_RETRIES,
      ...rest,
      // The SDK only marks the password.
      ...(applicationCredentialSecret === undefined
        ? {}
        : { applicationCredentialSecret: pulumi.secret(applicationCredentialSecret) }),
      ...(token === undefined ? {} : { token: pulumi.secret(token) }),
    },
    pulumi.mergeOptions(opts, { version: openstackRelease }),
  );
}

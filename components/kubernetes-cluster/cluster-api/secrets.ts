/** Secrets that Cluster API receives, and those that it returns. */
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { stringify } from "yaml";
import { type ManagedCluster, metadataOf } from "./resources.ts";

/**
 * The service account's credential; all others refer to this Secret by name, so that a new credential creates no new
 * servers.
 */
export function createCredentials(
  name: string,
  managed: ManagedCluster,
  child: pulumi.CustomResourceOptions,
) {
  const { authUrl, region, applicationCredentialId, applicationCredentialSecret } =
    managed.clusterApi;
  const clouds = pulumi
    .all([applicationCredentialId, pulumi.secret(applicationCredentialSecret)])
    .apply(([id, secret]) =>
      stringify({
        clouds: {
          [managed.identityRef.cloudName]: {
            auth_type: "v3applicationcredential",
            auth: {
              auth_url: authUrl,
              application_credential_id: id,
              application_credential_secret: secret,
            },
            region_name: region,
            interface: "public",
            identity_api_version: 3,
          },
        },
      }),
    );
  return new kubernetes.core.v1.Secret(
    `${name}-credentials`,
    {
      metadata: metadataOf(managed, managed.identityRef.name),
      type: "Opaque",
      stringData: { "clouds.yaml": clouds },
    },
    child,
  );
}

/**
 * Cluster API stores the administrator's kubeconfig in a Secret and renews its certificate, so it is read in each run.
 */
export function readKubeconfig(
  name: string,
  cluster: kubernetes.apiextensions.CustomResource,
  child: pulumi.CustomResourceOptions,
) {
  const id = pulumi.interpolate`${cluster.id}-kubeconfig`;
  const found = kubernetes.core.v1.Secret.get(`${name}-kubeconfig`, id, child);
  return pulumi.secret(
    found.data.apply((data) => Buffer.from(data.value ?? "", "base64").toString()),
  );
}

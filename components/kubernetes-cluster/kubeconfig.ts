/** kubeconfig files: reading the administrator's, and writing the one for users. No Pulumi here. */
import { parse, stringify } from "yaml";
import type { OidcArgs } from "./args.ts";

/** The URL of an API, and the certificate authority to trust. */
export interface Endpoint {
  /** URL of the API. */
  readonly server: string;
  /** The cluster's certificate authority: PEM in Base64. */
  readonly certificateAuthority: string;
}

/**
 * The administrator's kubeconfig as Magnum's resource returns it: the plugin writes its keys with `_`, the SDK's
 * documentation without.
 *
 * @throws Error that names the keys it got, when the file is not among them
 */
export function rawConfig(kubeconfig: Readonly<Record<string, string>> | undefined): string {
  const found = kubeconfig?.raw_config ?? kubeconfig?.rawConfig;
  if (!found) {
    const keys = Object.keys(kubeconfig ?? {}).join(", ") || "nothing";
    throw new Error(`kubeconfig of the cluster: got ${keys}, want raw_config`);
  }
  return found;
}

/**
 * The endpoint of a kubeconfig. Its errors never contain the file's content, which is a secret.
 *
 * @throws Error when the file has no server or no certificate authority
 */
export function endpointOf(kubeconfig: string): Endpoint {
  const cluster = firstCluster(kubeconfig);
  const server = cluster?.server;
  const certificateAuthority = cluster?.["certificate-authority-data"];
  if (typeof server !== "string" || typeof certificateAuthority !== "string") {
    throw new Error(
      "kubeconfig of the cluster: got a file without a server or its certificate authority, want both in clusters[0]",
    );
  }
  return { server, certificateAuthority };
}

/**
 * A kubeconfig without a secret: kubectl's plugin `oidc-login` (kubelogin) sends the user to the identity provider and
 * stores the token itself.
 */
export function peopleKubeconfig(name: string, endpoint: Endpoint, oidc: OidcArgs): string {
  const { server, certificateAuthority } = endpoint;
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server, "certificate-authority-data": certificateAuthority } }],
    contexts: [{ name, context: { cluster: name, user: "oidc" } }],
    "current-context": name,
    users: [
      {
        name: "oidc",
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1",
            command: "kubectl",
            args: [
              "oidc-login",
              "get-token",
              `--oidc-issuer-url=${oidc.issuer}`,
              `--oidc-client-id=${oidc.clientId}`,
            ],
            interactiveMode: "IfAvailable",
            installHint: "kubectl needs its plugin oidc-login (kubelogin) to log in.",
          },
        },
      },
    ],
  });
}

function firstCluster(kubeconfig: string): Record<string, unknown> | undefined {
  try {
    return parse(kubeconfig)?.clusters?.[0]?.cluster;
  } catch {
    return undefined;
  }
}

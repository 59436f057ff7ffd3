/** The credentials of a deployed site as programs have them: from the state, and by logging in with them. */
import { readFile } from "node:fs/promises";
import type { ExecutionContext } from "ava";
import { Cloud } from "../../../operations/cloud/client.ts";
import { HttpStatusError } from "../../../operations/cloud/http.ts";
import { openApi } from "../../../operations/clusters/api/client.ts";
import { clusterLogin } from "../../../operations/clusters/api/login.ts";
import { opens } from "../../../operations/credentials/rotate/s3.ts";
import { textOf } from "../../../operations/deploy/pulumi.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import { containerOf } from "../../../operations/state/paths.ts";
import { readCloud } from "../../../stacks/layers/clouds.ts";
import { loginAs, recorded } from "./site.ts";

export const SITE = "bamako";
/** It has a service account with an application credential, and no cluster or container that its account owns. */
export const TENANT = "civil-registry";
export const KUBECONFIG = "kubeconfig/health/records";

export interface Key {
  readonly access: string;
  readonly secret: string;
}

/** The state's access key, as every run reads it. */
export async function keyNow(): Promise<Key> {
  const text = await readFile(sitePlaces(SITE).stateCredentials, "utf8");
  const setting = (name: string) => new RegExp(`^${name} = (.+)$`, "m").exec(text)?.[1] ?? "";
  return { access: setting("aws_access_key_id"), secret: setting("aws_secret_access_key") };
}

/** Whether a key opens the state's container: `true`, or the status of the denial. */
export async function opensState(key: Key): Promise<true | number> {
  return opens(await readFile(sitePlaces(SITE).stateConfig, "utf8"), containerOf(SITE), key);
}

/** A login of the tenant's service account, as its programs get it from the state. */
export interface Account {
  readonly password: string;
  readonly id: string;
  readonly secret: string;
}

export async function accountNow(): Promise<Account> {
  const output = await outputsOf("TenantProject", `${SITE}-${TENANT}`);
  return {
    password: output("serviceAccountPassword"),
    id: output("applicationCredentialId"),
    secret: output("applicationCredentialSecret"),
  };
}

export function byPassword(password: string): Promise<Cloud> {
  const [name, project] = [`${SITE}-${TENANT}-service-account`, `${SITE}-${TENANT}`];
  return loginAs(SITE, { name, password, domain: `${SITE}-ml`, project });
}

export function byCredential({ id, secret }: Account): Promise<Cloud> {
  const entry = readCloud(sitePlaces(SITE).clouds, SITE);
  const { auth_url } = entry.auth;
  const auth = { auth_url, application_credential_id: id, application_credential_secret: secret };
  return Cloud.connect({ ...entry, auth });
}

/** Whether Keystone accepts a login; a failure that is no denial fails. */
export async function accepted(login: Promise<Cloud>): Promise<boolean> {
  try {
    await login;
    return true;
  } catch (error) {
    // Of an application credential that has ended Keystone says that it cannot find it.
    if (error instanceof HttpStatusError && [401, 404].includes(error.status)) return false;
    throw error;
  }
}

/** The administrator's kubeconfig of the health records' cluster, as the state keeps it. */
export async function kubeconfigNow(): Promise<string> {
  const output = await outputsOf("KubernetesCluster", `${SITE}-health-records`);
  return output("adminKubeconfig");
}

/** The API server of a kubeconfig, until the end of the test. */
export async function opened(t: ExecutionContext, kubeconfig: string) {
  const api = openApi(await clusterLogin(kubeconfig, KUBECONFIG));
  t.teardown(() => api.close());
  return api;
}

/** The recorded outputs of a component, in clear. */
async function outputsOf(type: string, name: string): Promise<(output: string) => string> {
  const { resources } = await recorded(SITE, { secrets: true });
  const { outputs } =
    resources.find((one) => {
      return one.type === `aes-estate:index:${type}` && one.urn.endsWith(`::${name}`);
    }) ?? {};
  return (output) => {
    const text = textOf(outputs?.[output]);
    if (text === undefined) throw new Error(`${output} of ${name} is not recorded`);
    return text;
  };
}

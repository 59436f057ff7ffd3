/** Logins as a tenant's service account and as a cluster's administrator, from the inputs of their providers. */
import type { CloudEntry } from "../../stacks/layers/clouds.ts";
import { Cloud } from "../cloud/client.ts";
import { HttpStatusError } from "../cloud/http.ts";
import { openApi } from "../clusters/api/client.ts";
import { clusterLogin } from "../clusters/api/login.ts";
import type { Logins } from "./find.ts";
import type { Inputs } from "./natural-keys/key.ts";

/** The logins of a run; `entry` is the administrator's, whose region and authority they share. */
export function loginsOf(entry: CloudEntry): Logins {
  const clouds = new Map<unknown, Promise<Cloud>>();
  return {
    async tenant({ connection }, path) {
      const { userName } = connection;
      if (userName === undefined) return false;
      const known = clouds.get(userName) ?? connect(entry, connection);
      clouds.set(userName, known);
      return isThere(await (await known).status("HEAD", "object-store", path), path);
    },
    async cluster({ connection }, path) {
      const { kubeconfig } = connection;
      return typeof kubeconfig === "string" && isAt(kubeconfig, path);
    },
  };
}

function connect(entry: CloudEntry, connection: Inputs): Promise<Cloud> {
  const { authUrl, userName, password, userDomainId, tenantId } = connection;
  const auth = {
    auth_url: String(authUrl),
    username: String(userName),
    password: String(password),
    user_domain_id: String(userDomainId),
    project_id: String(tenantId),
  };
  return Cloud.connect({ ...entry, auth });
}

function isThere(status: number, path: string): boolean {
  if (status >= 200 && status < 300) return true;
  if (status === 404) return false;
  throw new Error(`${path}: HTTP ${status}`);
}

/** Whether a cluster's API has something at a path; certificate and key are only in memory. */
async function isAt(kubeconfig: string, path: string): Promise<boolean> {
  const api = openApi(await clusterLogin(kubeconfig, "kubeconfig"));
  try {
    await api.get(path);
    return true;
  } catch (error) {
    if (error instanceof HttpStatusError && error.status === 404) return false;
    throw error;
  } finally {
    api.close();
  }
}

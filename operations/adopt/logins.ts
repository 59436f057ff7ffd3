/** Logins as a tenant's service account and as a cluster's administrator, from the inputs of their providers. */
import https from "node:https";
import { text } from "node:stream/consumers";
import { parse } from "yaml";
import type { CloudEntry } from "../../stacks/layers/clouds.ts";
import { Cloud } from "../cloud/client.ts";
import type { Logins } from "./find.ts";
import type { Inputs } from "./natural-keys/key.ts";

const PATIENCE_MS = 30_000;

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
      return typeof kubeconfig === "string" && isThere(await statusOf(kubeconfig, path), path);
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

interface Kubeconfig {
  readonly clusters: readonly [{ readonly cluster: Readonly<Record<string, string>> }];
  readonly users: readonly [{ readonly user: Readonly<Record<string, string>> }];
}

/** The status of a GET at a cluster's API; certificate and key are only in memory. */
function statusOf(kubeconfig: string, path: string): Promise<number> {
  const { clusters, users } = parse(kubeconfig) as Kubeconfig;
  const [{ cluster }] = clusters;
  const [{ user }] = users;
  const pem = (value: string | undefined) => Buffer.from(value ?? "", "base64");
  return new Promise((resolve, reject) => {
    const options = {
      ca: pem(cluster["certificate-authority-data"]),
      cert: pem(user["client-certificate-data"]),
      key: pem(user["client-key-data"]),
      timeout: PATIENCE_MS,
    };
    const sent = https.get(`${cluster.server}${path}`, options, async (answer) => {
      await text(answer);
      resolve(answer.statusCode ?? 0);
    });
    sent.on("timeout", () => sent.destroy(new Error(`GET ${path}: no answer in time`)));
    sent.on("error", reject);
  });
}

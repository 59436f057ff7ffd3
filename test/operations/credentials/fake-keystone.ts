/** A Keystone with one user's EC2 keys and application credentials, and an object store that knows those keys by S3. */
import { createServer, type ServerResponse } from "node:http";
import type { ExecutionContext } from "ava";
import { listenDuring } from "../../helpers/listen.ts";

/** What the cloud has, and how it fails. */
export interface Keystone {
  readonly url: string;
  /** The user's keys, by access id. */
  readonly keys: Map<string, string>;
  /** Names of the user's application credentials, by id. */
  readonly applications: Map<string, string>;
  /** Names of the locks in the state's container. */
  readonly locks: string[];
  /** If set, S3 answers with this status. */
  s3?: number | undefined;
}

/** Starts it on a port of this machine until the test ends. */
export async function keystone(t: ExecutionContext, first: string): Promise<Keystone> {
  const keys = new Map([[first, `secret-of-${first}`]]);
  const cloud: Keystone & { url: string } = {
    url: "",
    keys,
    applications: new Map(),
    locks: [],
  };
  const server = createServer(async (request, response) => {
    for await (const _ of request); // read to its end, otherwise the connection cannot be reused
    const { method = "", url = "" } = request;
    if (url === "/v3/auth/tokens") return json(response, 201, login(cloud.url));
    if (url.startsWith("/v3/users?")) return json(response, 200, { users: [{ id: "u" }] });
    const [, application] = /^\/v3\/users\/u\/application_credentials(.*)$/.exec(url) ?? [];
    if (application !== undefined) return ofApplications(application.slice(1), cloud, response);
    const [, access] = /^\/v3\/users\/u\/credentials\/OS-EC2(?:\/(.+))?$/.exec(url) ?? [];
    if (url.startsWith("/v3/users/u/credentials")) return ec2(method, access, cloud, response);
    if (url.startsWith("/v1/AUTH_p/")) return listing(url, cloud, response);
    const [, key = ""] = /Credential=([^/]+)\//.exec(String(request.headers.authorization)) ?? [];
    response.writeHead(cloud.s3 ?? (cloud.keys.has(key) ? 200 : 403)).end();
  });
  cloud.url = `http://127.0.0.1:${await listenDuring(t, server)}`;
  return cloud;
}

function ec2(method: string, access: string | undefined, cloud: Keystone, to: ServerResponse) {
  const shown = (id: string) => ({ access: id, secret: cloud.keys.get(id), tenant_id: "p" });
  if (method === "GET") return json(to, 200, { credentials: [...cloud.keys.keys()].map(shown) });
  if (method === "POST") {
    const id = `key-${cloud.keys.size + 1}`;
    cloud.keys.set(id, `secret-of-${id}`);
    return json(to, 201, { credential: shown(id) });
  }
  return json(to, cloud.keys.delete(access ?? "") ? 204 : 404, {});
}

/** All of them, or the end of one. */
function ofApplications(id: string, { applications }: Keystone, to: ServerResponse) {
  if (id !== "") return json(to, applications.delete(id) ? 204 : 404, {});
  const all = [...applications].map(([each, name]) => ({ id: each, name }));
  json(to, 200, { application_credentials: all });
}

/** Pages of the state's container: its locks, then an empty page. */
function listing(url: string, { locks }: Keystone, to: ServerResponse) {
  const first = new URL(url, "http://x").searchParams.get("marker") === "";
  json(to, 200, first ? locks.map((name) => ({ name })) : []);
}

function login(url: string) {
  const service = (type: string, path: string) => ({
    type,
    endpoints: [{ interface: "public", region: "bamako-1", url: url + path }],
  });
  const catalog = [service("identity", "/v3"), service("object-store", "/v1/AUTH_p")];
  return { token: { user: { id: "u" }, catalog } };
}

function json(to: ServerResponse, status: number, body: unknown): void {
  to.writeHead(status, { "content-type": "application/json", "x-subject-token": "t" });
  to.end(status === 204 ? "" : JSON.stringify(body));
}

/** Keystone and Swift as far as the keeper of a state needs them, in memory, on loopback. */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { dirname } from "node:path";
import { sitePlaces } from "../../operations/paths.ts";
import { listenHere } from "./listen.ts";

interface Container {
  readonly headers: Map<string, string>;
  readonly objects: Map<string, { content: Buffer; at: number }>;
}

/** Names a listing gives at most; Swift's is 10,000. */
export const PAGE = 20;

/** The contents of the store, and how to stop it. */
export interface FakeStore {
  readonly containers: ReadonlyMap<string, Container>;
  readonly account: string;
  close(): void;
}

/** Starts a site's store and writes the keeper's access to it into the site's state folder. */
export async function startStore(site: string): Promise<FakeStore> {
  const containers = new Map<string, Container>();
  const account = `AUTH_${site}`;
  let clock = 0;
  const server = createServer(async (request, response) => {
    const body = await contentOf(request);
    const url = new URL(request.url ?? "", `http://127.0.0.1:${port}`);
    const end = (status: number, content: string | Buffer = "", headers = {}) =>
      response.writeHead(status, headers).end(content);
    if (url.pathname === "/v3/auth/tokens") {
      return end(201, JSON.stringify({ token: tokenOf(url.origin, account) }), {
        "x-subject-token": "token",
      });
    }
    const [, , , name = "", ...rest] = url.pathname.split("/").map(decodeURIComponent);
    const object = rest.join("/");
    const container = containers.get(name);
    if (object === "" && request.method === "PUT") {
      if (container === undefined) containers.set(name, { headers: new Map(), objects: new Map() });
      return end(201);
    }
    if (container === undefined) return end(404);
    if (object !== "") return serveObject(object);
    if (request.method === "POST") {
      for (const [key, value] of Object.entries(request.headers)) {
        if (key.startsWith("x-container-")) container.headers.set(key, String(value));
      }
      return end(204);
    }
    if (request.method === "HEAD") return end(204, "", Object.fromEntries(container.headers));
    const prefix = url.searchParams.get("prefix") ?? "";
    const marker = url.searchParams.get("marker") ?? "";
    const page = listing(container, prefix).filter(({ name: each }) => each > marker);
    return end(200, JSON.stringify(page.slice(0, PAGE)));

    function serveObject(key: string) {
      const { objects } = container as Container;
      const found = objects.get(key);
      if (request.method === "PUT") {
        clock += 1;
        objects.set(key, { content: body, at: clock });
        return end(201);
      }
      if (found === undefined) return end(404);
      if (request.method === "DELETE") objects.delete(key);
      return request.method === "DELETE" ? end(204) : end(200, found.content);
    }
  });
  const port = await listenHere(server);
  await writeAccess(site, `http://127.0.0.1:${port}`);
  return {
    containers,
    account,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Writes the access files that the sandbox writes for the keeper of a site's state. */
export async function writeAccess(site: string, url: string): Promise<void> {
  const { stateClouds, stateConfig, stateCredentials } = sitePlaces(site);
  await mkdir(dirname(stateClouds), { recursive: true });
  const auth = {
    auth_url: `${url}/v3`,
    username: "state-keeper",
    password: "p",
    project_name: "state",
  };
  await writeFile(stateClouds, JSON.stringify({ clouds: { state: { auth } } }));
  await writeFile(stateConfig, `[profile state]\nregion = ${site}-1\nendpoint_url = ${url}\n`);
  await writeFile(
    stateCredentials,
    "[state]\naws_access_key_id = a\naws_secret_access_key = s3cr3t\n",
  );
}

function listing({ objects }: Container, prefix: string) {
  return [...objects]
    .filter(([name]) => name.startsWith(prefix))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { content, at }]) => ({
      name,
      bytes: content.length,
      hash: createHash("md5").update(content).digest("hex"),
      last_modified: `2026-11-25T10:00:00.${String(at).padStart(6, "0")}`,
    }));
}

function tokenOf(origin: string, account: string) {
  const endpoints = [{ interface: "public", region: "r", url: `${origin}/v1/${account}` }];
  return { user: { id: "keeper" }, catalog: [{ type: "object-store", endpoints }] };
}

async function contentOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

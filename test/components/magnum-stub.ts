/**
 * The part of Keystone, Magnum and Nova that the OpenStack plugin needs to create, read, change and delete clusters (of
 * Nova: server groups). Everything is done at once. Written after magnum 20.0.0; the rehearsal cloud has the real one.
 */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenHere } from "../helpers/listen.ts";
import { newTestAuthority } from "./test-authority.ts";

type Json = Record<string, unknown>;

export interface MagnumStub {
  /** Identity URL. */
  readonly authUrl: string;
  /** Modifying requests since the last call, `METHOD path`, with the kinds of ids instead of the ids. */
  changes(): string[];
  close(): Promise<void>;
}

const CREATED = "2026-11-24T00:00:00+00:00";
const DONE = {
  status: "CREATE_COMPLETE",
  status_reason: "",
  created_at: CREATED,
  updated_at: CREATED,
};
const SERVER_GROUPS = "os-server-groups";
const NOWHERE = "https://127.0.0.1:1";

/** Starts one on loopback. */
export async function startMagnumStub(): Promise<MagnumStub> {
  const things = new Map<string, Json>();
  const changed: string[] = [];
  const authority = await newTestAuthority();
  const server = createServer(async (request, response) => {
    const path = `${request.url}`.split("?")[0] ?? "";
    const body = await read(request);
    if (path !== "/v3/auth/tokens" && request.method !== "GET") {
      changed.push(`${request.method} ${anonymous(path, things)}`);
    }
    if (path.startsWith("/v1/certificates")) {
      if (!body.csr) return answer(response, 200, { pem: authority.certificate });
      return answer(response, 201, { pem: await authority.sign(`${body.csr}`) });
    }
    answer(response, ...handle(`${request.method}`, path, body, things, port));
  });
  const port = await listenHere(server);
  return {
    authUrl: `http://127.0.0.1:${port}/v3`,
    changes: () => changed.splice(0),
    async close() {
      await authority.close();
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
    },
  };
}

function handle(
  method: string,
  path: string,
  body: Json,
  things: Map<string, Json>,
  port: number,
): [number, Json?] {
  if (path === "/v3/auth/tokens") return [201, token(port)];
  const [, , collection = "", id = "", sub = "", subId = ""] = path.split("/");
  if (sub === "actions") return [202, act(subId, id, body, things)];
  if (sub === "nodegroups") return nodegroups(method, id, subId, body, things);
  if (method === "POST" && collection === SERVER_GROUPS) {
    const { server_group } = body as { server_group: Json };
    const group = { id: randomUUID(), members: [], metadata: {}, ...server_group };
    things.set(group.id, { server_group: group });
    return [200, { server_group: group }];
  }
  if (method === "POST") {
    return [collection === "clusters" ? 202 : 201, create(collection, body, things)];
  }
  const found = things.get(id);
  if (method === "DELETE") things.delete(id);
  if (!found) return [404, { errors: [{ status: 404 }] }];
  return method === "DELETE" ? [204] : [200, found];
}

function create(collection: string, body: Json, things: Map<string, Json>): Json {
  const uuid = randomUUID();
  const template = things.get(`${body.cluster_template_id}`) ?? {};
  const cluster = {
    labels: template.labels,
    floating_ip_enabled: template.floating_ip_enabled,
    master_lb_enabled: template.master_lb_enabled,
    api_address: NOWHERE,
    stack_id: "stack",
    create_timeout: 60,
    coe_version: "v1.35.2",
    master_addresses: [],
    node_addresses: [],
  };
  const own = collection === "clusters" ? cluster : { cluster_distro: "ubuntu" };
  const made = { uuid, project_id: "p", user_id: "u", ...DONE, ...own, ...body };
  things.set(uuid, made);
  if (collection === "clusters") {
    const group = { uuid: randomUUID(), ...DONE, role: "worker", is_default: true };
    things.set(group.uuid, { ...group, cluster_id: uuid, node_count: body.node_count });
  }
  return made;
}

function act(what: string, id: string, body: Json, things: Map<string, Json>): Json {
  const target = things.get(what === "resize" ? `${body.nodegroup}` : id) ?? {};
  const change =
    what === "resize"
      ? { node_count: body.node_count }
      : { cluster_template_id: body.cluster_template };
  Object.assign(target, change, { status: "UPDATE_COMPLETE" });
  return { uuid: id };
}

function nodegroups(
  method: string,
  clusterId: string,
  id: string,
  body: Json,
  things: Map<string, Json>,
): [number, Json?] {
  if (method === "POST") {
    const labels = { ...(things.get(clusterId)?.labels as Json), ...(body.labels as Json) };
    const added = { labels_added: body.labels ?? {} };
    return [
      202,
      create("nodegroups", { ...body, cluster_id: clusterId, labels, ...added }, things),
    ];
  }
  if (id === "") {
    const groups = [...things.values()].filter(({ cluster_id }) => cluster_id === clusterId);
    return [200, { nodegroups: groups }];
  }
  const found = things.get(id);
  if (!found) return [404, { errors: [{ status: 404 }] }];
  if (method === "DELETE") things.delete(id);
  if (method === "PATCH") {
    for (const { path, value } of body as unknown as { path: string; value: unknown }[]) {
      found[path.slice(1)] = value;
    }
  }
  return method === "DELETE" ? [204] : [200, found];
}

function token(port: number): Json {
  const url = `http://127.0.0.1:${port}/v1`;
  const endpoint = { id: "e", interface: "public", region: "here", region_id: "here", url };
  const catalog = ["container-infra", "compute"].map((type) => ({
    id: type,
    type,
    name: type,
    endpoints: [endpoint],
  }));
  return {
    token: {
      methods: ["password"],
      expires_at: "2099-01-01T00:00:00.000000Z",
      issued_at: "2026-01-01T00:00:00.000000Z",
      user: { id: "u", name: "service-account", domain: { id: "d", name: "d" } },
      project: { id: "p", name: "p", domain: { id: "d", name: "d" } },
      catalog,
    },
  };
}

/** The path with each id replaced by the kind of its thing. */
function anonymous(path: string, things: Map<string, Json>): string {
  return path
    .split("/")
    .map((part) => (things.has(part) ? "…" : part))
    .join("/");
}

function answer(response: ServerResponse, status: number, body?: Json): void {
  response.writeHead(status, { "Content-Type": "application/json", "X-Subject-Token": "token" });
  response.end(body ? JSON.stringify(body) : undefined);
}

async function read(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
}

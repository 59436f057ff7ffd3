/**
 * A cloud on loopback in which every tenant has a Keystone and a Neutron of its own, below its name. It records which
 * user's token each request carries: a request below one tenant's name with another's token mixes the two.
 */
import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { listenHere } from "../../helpers/listen.ts";

/** A request: whose place it is at, and whose token or password it carries. */
export interface Request {
  readonly tenant: string;
  readonly user: string;
  readonly method: string;
}

export interface TenantsCloud {
  readonly url: string;
  /** Every request since the last call. */
  requests(): Request[];
  /** Called before the answer to each creation. */
  onCreation: () => void;
  close(): void;
}

interface Login {
  readonly auth: { readonly identity: { readonly password: { readonly user: { name: string } } } };
}
type Thing = Record<string, unknown>;

const TOKEN = "token of ";

export async function openTenantsCloud(): Promise<TenantsCloud> {
  let requests: Request[] = [];
  const networks = new Map<string, Thing>();
  const cloud: TenantsCloud = {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    requests() {
      const seen = requests;
      requests = [];
      return seen;
    },
    onCreation: () => {},
    close() {
      server.closeAllConnections();
      server.close();
    },
  };

  /** The answer: a body, and the user who logs in. */
  const answer = async (request: IncomingMessage): Promise<{ body?: Thing; user?: string }> => {
    const { method = "", url = "", headers } = request;
    const [tenant = "", service, ...path] = url.slice(1).replace(/\?.*/, "").split("/");
    const sent = method === "POST" || method === "PUT" ? ((await json(request)) as Thing) : {};
    if (service === "v3") {
      const user = (sent as unknown as Login).auth.identity.password.user.name;
      requests.push({ tenant, user, method });
      return { body: { token: tokenFor(`${cloud.url}/${tenant}/network`) }, user };
    }
    requests.push({ tenant, user: String(headers["x-auth-token"]).replace(TOKEN, ""), method });
    const [, , id] = path;
    if (method === "DELETE") {
      networks.delete(id ?? "");
      return { body: {} };
    }
    if (method === "POST") {
      cloud.onCreation();
      const made = `00000000-0000-4000-8000-${String(networks.size + 1).padStart(12, "0")}`;
      networks.set(made, { status: "ACTIVE", tags: [], ...(sent.network as Thing), id: made });
      return { body: { network: networks.get(made) } };
    }
    const found = networks.get(id ?? "");
    if (found === undefined) return {};
    if (method === "PUT") Object.assign(found, sent.network);
    return { body: { network: found } };
  };
  const server = createServer((request, response) => {
    answer(request).then(
      ({ body, user }) => {
        if (user !== undefined) response.setHeader("X-Subject-Token", TOKEN + user);
        const done = request.method === "POST" ? 201 : request.method === "DELETE" ? 204 : 200;
        response.statusCode = body === undefined ? 404 : done;
        response.setHeader("Content-Type", "application/json");
        response.end(done === 204 ? "" : JSON.stringify(body ?? {}));
      },
      () => response.destroy(),
    );
  });
  const port = await listenHere(server);
  return cloud;
}

function tokenFor(network: string): Thing {
  const endpoint = { interface: "public", region: "here", region_id: "here", url: network };
  const catalog = [{ type: "network", name: "neutron", endpoints: [endpoint] }];
  return { catalog, expires_at: "2099-01-01T00:00:00.000000Z" };
}

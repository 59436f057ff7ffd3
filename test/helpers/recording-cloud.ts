/**
 * A cloud on loopback that accepts everything and records its requests: Keystone, and Neutron as far as a test needs
 * it.
 */
import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { listenHere } from "./listen.ts";

/** One requested creation. */
export interface Creation {
  /** `networks`, `ports`, … */
  readonly collection: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface RecordingCloud {
  readonly authUrl: string;
  /** Every requested creation, in order. */
  readonly creations: readonly Creation[];
  /** The ids that it gave, by name. */
  readonly ids: ReadonlyMap<string, string>;
  close(): void;
}

type Thing = Record<string, unknown>;

export async function openRecordingCloud(region: string): Promise<RecordingCloud> {
  const creations: Creation[] = [];
  const ids = new Map<string, string>();
  const things = new Map<string, Thing>();

  const network = async (request: IncomingMessage, path: readonly string[]) => {
    const [collection = "", id, part] = path;
    const singular = collection.replaceAll("-", "_").replace(/s$/, "");
    if (request.method === "POST" && id === undefined) {
      const body = ((await json(request)) as Record<string, Thing>)[singular] ?? {};
      const made = `00000000-0000-4000-8000-${String(things.size + 1).padStart(12, "0")}`;
      creations.push({ collection, body });
      ids.set(String(body.name), made);
      things.set(made, { status: "ACTIVE", tags: [], ...body, id: made });
      return { [singular]: things.get(made) };
    }
    const thing = things.get(id ?? "");
    if (request.method === "PUT" && part === "tags") {
      const { tags } = (await json(request)) as Thing;
      Object.assign(thing ?? {}, { tags });
      return { tags };
    }
    if (request.method === "PUT") {
      Object.assign(thing ?? {}, ((await json(request)) as Record<string, Thing>)[singular]);
    }
    return id === undefined ? { [`${singular}s`]: [] } : thing && { [singular]: thing };
  };

  const server = createServer((request, response) => {
    const answer = async () => {
      const [service = "", , ...path] = (request.url ?? "").slice(1).replace(/\?.*/, "").split("/");
      if (service === "network") return network(request, path);
      if (request.method === "POST") response.setHeader("X-Subject-Token", "token");
      const url = `http://127.0.0.1:${port}/network`;
      const endpoint = { interface: "public", region, region_id: region, url };
      const catalog = [{ type: "network", name: "neutron", endpoints: [endpoint] }];
      const project = { id: "p", name: "admin", domain: { id: "default", name: "Default" } };
      return { token: { catalog, project, expires_at: "2099-01-01T00:00:00.000000Z" } };
    };
    answer().then(
      (body) => {
        response.statusCode = body === undefined ? 404 : request.method === "POST" ? 201 : 200;
        response.setHeader("Content-Type", "application/json");
        response.end(JSON.stringify(body ?? {}));
      },
      () => response.destroy(),
    );
  });
  const port = await listenHere(server);
  return {
    authUrl: `http://127.0.0.1:${port}/v3`,
    creations,
    ids,
    close: () => server.close(),
  };
}

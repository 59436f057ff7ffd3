/**
 * A cloud in memory that creates, lists, changes and removes as OpenStack's services do, as far as these tests need it.
 */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { CloudEntry } from "../../stacks/layers/clouds.ts";
import { type Answer, Services } from "./memory-services.ts";
import type { Fields } from "./things.ts";

const SERVICES = {
  identity: "identity/v3",
  network: "network",
  compute: "compute/v2.1",
  "block-storage": "volume/v3",
} as const;

const UNAUTHORIZED: Answer = [401, { error: { message: "the token has ended" } }];

export interface MemoryCloud {
  /** How its administrator connects. */
  readonly entry: CloudEntry;
  /** The requests so far. */
  readonly requests: number;
  close(): void;
}

/** @param requestsPerToken each token ends after so many requests, as one does after its time */
export async function openMemoryCloud(requestsPerToken = Infinity): Promise<MemoryCloud> {
  const services = new Services();
  /** How often each token was used; the first one is `1`. */
  const used: number[] = [];
  const isValid = (token: unknown) => {
    const at = Number(token) - 1;
    const before = used[at];
    if (before === undefined || before >= requestsPerToken) return false;
    used[at] = before + 1;
    return true;
  };
  let requests = 0;
  const server = http.createServer(async (request, response) => {
    const { method = "GET", url = "/" } = request;
    requests += 1;
    const sent = await text(request);
    const { pathname, searchParams } = new URL(url, root);
    const body = sent === "" ? {} : (JSON.parse(sent) as Fields);
    const answer = (): Answer => {
      if (pathname.endsWith("/auth/tokens")) {
        used.push(0);
        return login(root);
      }
      if (!isValid(request.headers["x-auth-token"])) return UNAUTHORIZED;
      return services.answer(method, pathname.slice(1), Object.fromEntries(searchParams), body);
    };
    const [status, document] = answer();
    const token = { "x-subject-token": String(used.length) };
    response.writeHead(status, { "content-type": "application/json", ...token });
    response.end(document === undefined ? "" : JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    entry: {
      auth: {
        auth_url: `${root}/identity/v3`,
        username: "admin",
        password: "a-password",
        project_name: "admin",
      },
      region_name: "here",
    },
    get requests() {
      return requests;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function login(root: string): Answer {
  const catalog = Object.entries(SERVICES).map(([type, path]) => {
    const endpoint = {
      interface: "public",
      region: "here",
      region_id: "here",
      url: `${root}/${path}`,
    };
    return { type, name: type, endpoints: [endpoint] };
  });
  const user = { id: "admin", name: "admin", domain: { id: "default", name: "Default" } };
  const project = { id: "admin-project", name: "admin", domain: user.domain };
  const token = { catalog, user, project, roles: [], expires_at: "2099-01-01T00:00:00.000000Z" };
  return [201, { token }];
}

/**
 * A cloud in memory that creates, lists, changes and removes as OpenStack's services do, as far as these tests need it.
 */
import http from "node:http";
import { text } from "node:stream/consumers";
import type { CloudEntry } from "../../stacks/layers/clouds.ts";
import { listenHere } from "../helpers/listen.ts";
import type { Fields } from "../memory-cloud/collections.ts";
import { login } from "../memory-cloud/login.ts";
import { type Answer, Services } from "../memory-cloud/services.ts";

const REGION = "here";
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
  /** Counts the use of a token; false if it has ended. */
  const use = (token: unknown) => {
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
        return login({ root, region: REGION, services: SERVICES });
      }
      if (!use(request.headers["x-auth-token"])) return UNAUTHORIZED;
      const query = Object.fromEntries(searchParams);
      return services.answer({ method, path: pathname.slice(1), query, body });
    };
    const [status, document] = answer();
    const token = { "x-subject-token": String(used.length) };
    response.writeHead(status, { "content-type": "application/json", ...token });
    response.end(document === undefined ? "" : JSON.stringify(document));
  });
  const root = `http://127.0.0.1:${await listenHere(server)}`;

  return {
    entry: {
      auth: {
        auth_url: `${root}/identity/v3`,
        username: "admin",
        password: "a-password",
        project_name: "admin",
      },
      region_name: REGION,
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

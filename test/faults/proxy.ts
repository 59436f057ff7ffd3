/**
 * A proxy between a program and a cloud that lets requests fail (docs/adr/0073). The program logs in at its address; the
 * catalogue that it gets names an address of the proxy for each service. On 127.0.0.1 only, and for tests only.
 */
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, type Faults, faultOf } from "./decide.ts";

/** How long `delay` holds an answer back, ms. */
const DELAY_MS = 1_500;

/** A fault that a request has met. */
export interface Met extends Fault {
  readonly service: string;
  readonly method: string;
  readonly path: string;
}

export interface FaultProxy {
  /** Where to log in instead of at the cloud. */
  readonly url: string;
  /** Requests so far. */
  requests(): number;
  /** The faults so far, in their order. */
  readonly met: readonly Met[];
  /** Other faults from now on; `undefined` lets everything through. */
  change(faults: Faults | undefined): void;
  close(): void;
}

/** Opens a proxy in front of a cloud's identity service, `http://…/v3`. */
export async function openFaultProxy(identity: string, given?: Faults): Promise<FaultProxy> {
  const { origin, pathname } = new URL(identity);
  const servers: http.Server[] = [];
  const agent = new http.Agent({ keepAlive: true });
  /** The proxy's address by the cloud's. */
  const places = new Map<string, Promise<string>>();
  const counts = new Map<string, number>();
  const met: Met[] = [];
  let faults = given;
  let requests = 0;

  const decide = (service: string, method: string, path: string) => {
    requests += 1;
    const key = `${service} ${method} ${path}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    const fault = faults && faultOf({ service, method, path, nth }, faults);
    if (fault !== undefined) met.push({ ...fault, service, method, path });
    return fault;
  };

  function placeOf(service: string, cloud: string): Promise<string> {
    const known = places.get(cloud) ?? open(service, cloud);
    places.set(cloud, known);
    return known;
  }

  async function open(service: string, cloud: string): Promise<string> {
    const server = http.createServer((request, response) => {
      serve(service, cloud, request, response).catch(() => response.destroy());
    });
    servers.push(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function serve(
    service: string,
    cloud: string,
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const { method = "GET", url: path = "/" } = request;
    const body = await buffer(request);
    const fault = decide(service, method, path.replace(/\?.*/, ""));
    const lost = fault !== undefined && fault.kind !== "delay";
    if (lost && fault.moment === "before") return fail(fault, response);
    if (fault?.kind === "delay" && fault.moment === "before") await sleep(DELAY_MS);
    const answer = await forward(cloud, request, body, agent);
    if (lost) return fail(fault, response);
    if (fault !== undefined) await sleep(DELAY_MS);
    const login = method === "POST" && path.endsWith("/auth/tokens");
    const content = login ? await withPlaces(answer.content, placeOf) : answer.content;
    const { "transfer-encoding": _, connection: __, ...headers } = answer.headers;
    response.writeHead(answer.status, { ...headers, "content-length": content.length });
    response.end(method === "HEAD" ? undefined : content);
  }

  return {
    url: `${await placeOf("identity", origin)}${pathname}`,
    requests: () => requests,
    met,
    change: (next) => {
      faults = next;
    },
    close: () => {
      agent.destroy();
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function fail({ kind }: Fault, response: http.ServerResponse): void {
  if (kind === "reset") return void response.destroy();
  const wait = kind === "429" ? { "retry-after": "1" } : {};
  response.writeHead(Number(kind), { "content-type": "text/plain", ...wait });
  response.end("a fault of the proxy");
}

/** The cloud's own answer. */
async function forward(
  cloud: string,
  { method = "GET", url = "/", headers }: http.IncomingMessage,
  body: Buffer,
  agent: http.Agent,
) {
  const { "transfer-encoding": _, connection: __, ...sent } = headers;
  const length = body.length > 0 ? { "content-length": body.length } : {};
  const request = http.request(`${cloud}${url}`, {
    method,
    agent,
    headers: { ...sent, ...length },
  });
  request.end(body);
  const [answer] = (await once(request, "response")) as [http.IncomingMessage];
  const content = await buffer(answer);
  return { status: answer.statusCode ?? 502, headers: answer.headers, content };
}

interface Catalogue {
  readonly token?: { readonly catalog?: readonly { type: string; endpoints: { url: string }[] }[] };
}

/** A login's answer whose catalogue names the proxy's addresses. */
async function withPlaces(
  content: Buffer,
  placeOf: (service: string, cloud: string) => Promise<string>,
): Promise<Buffer> {
  let text = content.toString("utf8");
  let answer: Catalogue;
  try {
    answer = JSON.parse(text) as Catalogue;
  } catch {
    return content;
  }
  for (const { type, endpoints } of answer.token?.catalog ?? []) {
    for (const { url } of endpoints) {
      const { origin } = new URL(url);
      text = text.replaceAll(`"${origin}`, `"${await placeOf(type, origin)}`);
    }
  }
  return Buffer.from(text);
}

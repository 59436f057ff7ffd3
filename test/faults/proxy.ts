/**
 * A proxy between a program and a cloud that lets requests fail (docs/adr/0073). The program logs in at its address; the
 * catalogue that it gets names an address of the proxy for each service. On 127.0.0.1 only, and for tests only.
 */
import { once } from "node:events";
import http from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { listenHere } from "../helpers/listen.ts";
import { type Fault, type Faults, faultOf } from "./decide.ts";

/** How long `delay` holds an answer back, ms. */
const DELAY_MS = 1_500;

/** A fault that a request has met. */
export interface Met extends Fault {
  readonly service: string;
  readonly method: string;
  readonly path: string;
}

/** A request that the cloud has answered, with what went in and out. */
export interface Answered {
  readonly method: string;
  /** At the cloud's own address. */
  readonly url: string;
  readonly sent: string;
  readonly status: number;
  readonly answer: string;
}

/** Opens a proxy in front of a cloud's identity service, `http://…/v3`. */
export async function openFaultProxy(identity: string, faults?: Faults): Promise<FaultProxy> {
  const { origin, pathname } = new URL(identity);
  const proxy = new FaultProxy(faults);
  proxy.url = `${await proxy.placeOf("identity", origin)}${pathname}`;
  return proxy;
}

export class FaultProxy {
  /** Where to log in instead of at the cloud. */
  url = "";
  /** Requests so far. */
  requests = 0;
  /** The faults so far, in their order. */
  readonly met: Met[] = [];
  /** Called for each request that the cloud has answered. @default nothing */
  onAnswer: ((answered: Answered) => void) | undefined;
  private faults: Faults | undefined;
  private readonly servers: http.Server[] = [];
  private readonly agent = new http.Agent({ keepAlive: true });
  /** The proxy's addresses by the cloud's. */
  private readonly places = new Map<string, Promise<string>>();
  private readonly counts = new Map<string, number>();

  constructor(faults: Faults | undefined) {
    this.faults = faults;
  }

  /** Other faults from now on; `undefined` lets everything through. */
  change(faults: Faults | undefined): void {
    this.faults = faults;
  }

  close(): void {
    this.agent.destroy();
    for (const server of this.servers) {
      server.close();
      server.closeAllConnections();
    }
  }

  /** The proxy's address for a service of the cloud. */
  placeOf(service: string, cloud: string): Promise<string> {
    const known = this.places.get(cloud) ?? this.open(service, cloud);
    this.places.set(cloud, known);
    return known;
  }

  private async open(service: string, cloud: string): Promise<string> {
    const server = http.createServer((request, response) => {
      this.serve(service, cloud, request, response).catch(() => response.destroy());
    });
    this.servers.push(server);
    return `http://127.0.0.1:${await listenHere(server)}`;
  }

  private decide(service: string, method: string, path: string): Fault | undefined {
    this.requests += 1;
    const key = `${service} ${method} ${path}`;
    const nth = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, nth);
    const fault = this.faults && faultOf({ service, method, path, nth }, this.faults);
    if (fault !== undefined) this.met.push({ ...fault, service, method, path });
    return fault;
  }

  private async serve(
    service: string,
    cloud: string,
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const { method = "GET", url: path = "/" } = request;
    const body = await buffer(request);
    const fault = this.decide(service, method, path.replace(/\?.*/, ""));
    const lost = fault !== undefined && fault.kind !== "delay";
    if (lost && fault.moment === "before") return fail(fault, response);
    if (fault?.kind === "delay" && fault.moment === "before") await sleep(DELAY_MS);
    const answer = await forward(cloud, request, body, this.agent);
    const { status, content: given } = answer;
    const url = `${cloud}${path}`;
    this.onAnswer?.({ method, url, sent: String(body), status, answer: String(given) });
    if (lost) return fail(fault, response);
    if (fault?.moment === "after") await sleep(DELAY_MS);
    const login = method === "POST" && path.endsWith("/auth/tokens");
    const content = login
      ? await withPlaces(answer.content, (type, origin) => this.placeOf(type, origin))
      : answer.content;
    const { "transfer-encoding": _, connection: __, ...headers } = answer.headers;
    response.writeHead(answer.status, { ...headers, "content-length": content.length });
    response.end(method === "HEAD" ? undefined : content);
  }
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

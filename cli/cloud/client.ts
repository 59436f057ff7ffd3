/** A small OpenStack client: what the state says is one thing, what the cloud says is the proof. */
import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { setTimeout } from "node:timers/promises";
import type { CloudEntry } from "../../stacks/layers/clouds.ts";

/** A resource as the API returns it; Magnum's `uuid` is its `id` here as everywhere. */
export type Item = Record<string, unknown> & { readonly id: string; readonly name?: string };

interface Token {
  readonly value: string;
  readonly user: string;
  readonly endpoints: ReadonlyMap<string, string>;
}

const DEADLINE_MS = 30_000;
const TRIES = 3;
const PAUSE_MS = 500;
const BUSY = 503;
/** What a service must be told to give all it has. */
const VERSIONS: Readonly<Record<string, string>> = { "container-infra": "container-infra latest" };
/** Service types that catalogues of real clouds still call by an older name. */
const ALIASES: Readonly<Record<string, string>> = { "block-storage": "volumev3" };

/** An authenticated connection; requests name the service type of the catalogue (`network`, `identity` …). */
export class Cloud {
  private readonly token: Token;

  private constructor(token: Token) {
    this.token = token;
  }

  /** Logs in. Throws an error that names the URL and the reason, never the password. */
  static async connect(entry: CloudEntry): Promise<Cloud> {
    const url = `${entry.auth.auth_url.replace(/\/$/, "")}/auth/tokens`;
    const response = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(login(entry)),
    });
    const body = (await response.json()) as {
      token: { catalog: CatalogService[]; user: { id: string } };
    };
    const endpoints = new Map<string, string>();
    for (const service of body.token.catalog) {
      const endpoint = service.endpoints.find(
        (e) => e.interface === "public" && (!entry.region_name || e.region === entry.region_name),
      );
      if (endpoint) endpoints.set(service.type, rootOf(service.type, endpoint.url));
    }
    for (const [type, alias] of Object.entries(ALIASES)) {
      const url = endpoints.get(type) ?? endpoints.get(alias);
      if (url !== undefined) endpoints.set(type, url);
    }
    const value = response.headers.get("x-subject-token") ?? "";
    return new Cloud({ value, user: body.token.user.id, endpoints });
  }

  /** Id of the user who is logged in. */
  get user(): string {
    return this.token.user;
  }

  /** Whether the catalogue offers a service. */
  offers(service: string): boolean {
    return this.token.endpoints.has(service);
  }

  /** One document. `path` starts behind the catalogue's endpoint. */
  async get<T = Record<string, unknown>>(service: string, path: string): Promise<T> {
    return (await (await this.send("GET", service, path)).json()) as T;
  }

  /** All items of a collection, page after page. */
  async list(service: string, path: string, key: string): Promise<Item[]> {
    const items: Item[] = [];
    const seen = new Set<string>();
    let next: string | undefined = this.url(service, path);
    while (next && !seen.has(next)) {
      seen.add(next);
      const page = (await (await this.send("GET", service, next)).json()) as Record<
        string,
        unknown
      >;
      const found = (page[key] as Item[] | undefined) ?? [];
      items.push(...found.map((item) => ({ ...item, id: item.id ?? String(item.uuid) })));
      next = nextPage(page, key);
    }
    return items;
  }

  /** Deletes one resource; one that is gone already is fine. */
  async delete(service: string, path: string): Promise<void> {
    await this.send("DELETE", service, path, undefined, [404]);
  }

  /** Sends a document and returns the answer's body, `{}` when it has none. */
  async write<T = Record<string, unknown>>(
    method: "POST" | "PUT" | "PATCH",
    service: string,
    path: string,
    body: unknown,
  ): Promise<T> {
    const text = await (await this.send(method, service, path, body)).text();
    return (text === "" ? {} : JSON.parse(text)) as T;
  }

  /** A request with headers or a body of its own, as Swift wants them. An answer that refuses is an error, but for `fine` statuses. */
  async raw(
    method: string,
    service: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: string | Uint8Array<ArrayBuffer>,
    fine: number[] = [],
  ): Promise<Response> {
    const { headers: own } = this.options(method, service);
    const init = { method, headers: { ...(own as Record<string, string>), ...headers } };
    return request(this.url(service, path), body === undefined ? init : { ...init, body }, fine);
  }

  /** Sends a body as it comes, of a size that is known before: no server must understand chunks, nothing waits in memory. */
  async upload(
    service: string,
    path: string,
    source: ReadableStream<Uint8Array>,
    size: number,
  ): Promise<void> {
    const url = new URL(this.url(service, path));
    const { headers: own } = this.options("PUT", service);
    const headers = {
      ...(own as Record<string, string>),
      ...{ "content-type": "application/octet-stream", "content-length": String(size) },
    };
    const sent = (url.protocol === "https:" ? https : http).request(url, {
      method: "PUT",
      headers,
    });
    const answered = once(sent, "response") as Promise<[http.IncomingMessage]>;
    answered.catch(() => undefined); // told by the pipeline, or awaited below
    await pipeline(Readable.fromWeb(source as NodeReadableStream), sent);
    const [response] = await answered;
    response.resume();
    const { statusCode = 0 } = response;
    if (statusCode >= 300) throw new Error(`PUT ${url}: HTTP ${statusCode}`);
  }

  /** Where the catalogue says that a service is. */
  endpoint(service: string): string {
    return this.url(service, "");
  }

  /** The HTTP status of a request that may well be refused. */
  async status(method: string, service: string, path: string, body?: unknown): Promise<number> {
    const response = await fetch(this.url(service, path), this.options(method, service, body));
    await response.arrayBuffer();
    return response.status;
  }

  private url(service: string, path: string): string {
    if (path.startsWith("http")) return path;
    const base = this.token.endpoints.get(service);
    if (base === undefined) throw new Error(`the cloud's catalogue offers no ${service} service`);
    return base + path;
  }

  private options(method: string, service: string, body?: unknown): RequestInit {
    const version = VERSIONS[service];
    return {
      method,
      headers: {
        "x-auth-token": this.token.value,
        "content-type": "application/json",
        ...(version === undefined ? {} : { "openstack-api-version": version }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
  }

  private send(method: string, service: string, path: string, body?: unknown, fine: number[] = []) {
    return request(this.url(service, path), this.options(method, service, body), fine);
  }
}

interface CatalogService {
  readonly type: string;
  readonly endpoints: readonly { interface: string; region: string; url: string }[];
}

/** A catalogue's address as this client's paths continue it: operators write some with their version, some without. */
export function rootOf(service: string, url: string): string {
  const root = url.replace(/\/+$/, "");
  if (service === "identity") return /\/v3$/.test(root) ? root : `${root}/v3`;
  const versioned = service === "network" || service === "load-balancer";
  return versioned ? root.replace(/\/v2(\.0)?$/, "") : root;
}

function login({ auth }: CloudEntry): unknown {
  if (auth.application_credential_id) {
    const { application_credential_id: id, application_credential_secret: secret } = auth;
    return {
      auth: {
        identity: { methods: ["application_credential"], application_credential: { id, secret } },
      },
    };
  }
  const user = {
    name: auth.username,
    password: auth.password,
    domain: auth.user_domain_id
      ? { id: auth.user_domain_id }
      : { name: auth.user_domain_name ?? "Default" },
  };
  const project = auth.project_id
    ? { id: auth.project_id }
    : { name: auth.project_name, domain: { name: auth.project_domain_name ?? "Default" } };
  return {
    auth: { identity: { methods: ["password"], password: { user } }, scope: { project } },
  };
}

async function request(url: string, init: RequestInit, fine: number[] = []): Promise<Response> {
  const what = `${init.method} ${url}`;
  const response = await answer(url, init, init.method === "POST" ? 1 : TRIES).catch((error) => {
    throw new Error(`${what}: no answer (${(error.cause ?? error).message})`);
  });
  if (response.ok || fine.includes(response.status)) return response;
  throw new Error(`${what}: HTTP ${response.status} ${(await response.text()).slice(0, 300)}`);
}

/**
 * A server may close a connection just as it is used again, and one that is busy says so: what may be repeated is. Of the last
 * try the answer or the error counts.
 */
async function answer(url: string, init: RequestInit, tries: number): Promise<Response> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(DEADLINE_MS) });
    if (response.status !== BUSY || tries <= 1) return response;
    await response.body?.cancel();
  } catch (error) {
    if (tries <= 1) throw error;
  }
  await setTimeout(PAUSE_MS);
  return answer(url, init, tries - 1);
}

function nextPage(page: Record<string, unknown>, key: string): string | undefined {
  const links = page.links as { next?: string | null } | undefined;
  const keyed = page[`${key}_links`] as { rel: string; href: string }[] | undefined;
  return links?.next ?? keyed?.find((link) => link.rel === "next")?.href;
}

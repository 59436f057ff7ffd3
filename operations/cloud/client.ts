/** A small OpenStack client: the state is only a record, the cloud's own answers are the proof. */
import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import type { ResponsePromise } from "ky";
import type { CloudEntry } from "../../stacks/layers/clouds.ts";
import { ask, HttpStatusError, PATIENCE, type Patience, type Sent, sendHere } from "./http.ts";
import { login, type Token } from "./login.ts";

/** A resource as the API returns it; Magnum's `uuid` becomes `id`, as everywhere else. */
export type Item = Record<string, unknown> & { readonly id: string; readonly name?: string };

const UNAUTHORIZED = 401;
/** A store may be silent while it writes what it received; after this time it counts as broken, milliseconds. */
const SILENCE = 300_000;
/**
 * The API version that a service needs in the request to return all its fields: of Nova the user data, descriptions and
 * tags of servers, and the key pairs of every user; of Cinder the metadata of backups and their project.
 */
const VERSIONS: Readonly<Record<string, string>> = {
  "block-storage": "volume 3.43",
  compute: "compute 2.26",
  "container-infra": "container-infra latest",
};

/** An authenticated connection; requests name the catalogue's service type (`network`, `identity` …). */
export class Cloud {
  private token: Token;
  /** The new login for each expired token; a denied login is kept too, so that it is not tried again. */
  private readonly renewals = new WeakMap<Token, Promise<Token>>();
  private readonly entry: CloudEntry;
  private readonly patience: Patience;

  private constructor(token: Token, entry: CloudEntry, patience: Patience) {
    this.token = token;
    this.entry = entry;
    this.patience = patience;
  }

  /** Logs in. Throws an error that names the URL and the reason, never the password. */
  static async connect(entry: CloudEntry, patience: Patience = PATIENCE): Promise<Cloud> {
    return new Cloud(await login(entry, patience), entry, patience);
  }

  /** Id of the user who is logged in. */
  get user(): string {
    return this.token.user;
  }

  /** The types of all services of the catalogue. */
  get services(): string[] {
    return [...this.token.endpoints.keys()];
  }

  /** Whether the catalogue offers a service. */
  offers(service: string): boolean {
    return this.token.endpoints.has(service);
  }

  /** One document. `path` continues the catalogue's endpoint. */
  async get<T = Record<string, unknown>>(service: string, path: string): Promise<T> {
    return JSON.parse(await this.document("GET", service, path)) as T;
  }

  /** All items of a collection, page after page. */
  async list(service: string, path: string, key: string): Promise<Item[]> {
    const items: Item[] = [];
    const seen = new Set<string>();
    let next: string | undefined = path;
    while (next && !seen.has(next)) {
      seen.add(next);
      const page: Record<string, unknown> = await this.get(service, next);
      const found = (page[key] as Item[] | undefined) ?? [];
      items.push(...found.map((item) => ({ ...item, id: item.id ?? String(item.uuid) })));
      next = nextPage(page, key, path);
    }
    return items;
  }

  /** Deletes one resource; succeeds if it is gone already. */
  async delete(service: string, path: string): Promise<void> {
    await this.document("DELETE", service, path, undefined, [404]);
  }

  /** Sends a document and returns the answer's body, `{}` when it has none. */
  async write<T = Record<string, unknown>>(
    method: "POST" | "PUT" | "PATCH",
    service: string,
    path: string,
    body: unknown,
  ): Promise<T> {
    const text = await this.document(method, service, path, body);
    return (text === "" ? {} : JSON.parse(text)) as T;
  }

  /**
   * A request with custom headers or body, as Swift needs them. An error status throws, except those that `fine`
   * accepts.
   */
  async raw(
    method: string,
    service: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
    body?: string | Uint8Array<ArrayBuffer>,
    fine: number[] = [],
  ): Promise<Response> {
    const sent = { method, headers: { ...headersFor(service), ...headers } };
    const whole = body === undefined ? sent : { ...sent, body };
    const isFine = (status: number) => fine.includes(status);
    return this.ask(service, path, whole, async (answer) => answer, isFine);
  }

  /**
   * A content as the service keeps it: `fetch` would unpack one that its owner had compressed, and neither its size nor
   * its digest would match. The body is a stream, and an error status throws.
   */
  async download(
    service: string,
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const sent = { method: "GET", headers };
    const read = async (answer: ResponsePromise) => answer;
    return this.ask(service, path, sent, read, () => false, sendAsKept);
  }

  /**
   * Sends a stream of known size: the server need not support chunks, and nothing is buffered in memory. The stream
   * cannot be sent twice, so a busy service or an expired token fails the upload instead of causing a retry.
   */
  async upload(
    service: string,
    path: string,
    source: ReadableStream<Uint8Array>,
    size: number,
  ): Promise<void> {
    const url = new URL(this.url(service, path));
    const headers = {
      ...headersFor(service),
      "x-auth-token": this.token.value,
      "content-type": "application/octet-stream",
      "content-length": String(size),
    };
    const sent = (url.protocol === "https:" ? https : http).request(url, {
      method: "PUT",
      headers,
    });
    sent.setTimeout(SILENCE, () => sent.destroy(new Error(`PUT ${url}: no answer in time`)));
    const response = once(sent, "response") as Promise<[http.IncomingMessage]>;
    const answered = response.then(([head]) => {
      head.resume();
      const { statusCode = 0 } = head;
      if (statusCode < 300) return;
      const denied = new HttpStatusError(`PUT ${url}: HTTP ${statusCode}`, statusCode);
      // A service that denies an upload answers before it has read it all: the rest is not sent.
      if (!sent.writableFinished) sent.destroy(denied);
      throw denied;
    });
    answered.catch(() => undefined); // the pipeline reports it, or it is awaited below
    await pipeline(Readable.fromWeb(source as NodeReadableStream), sent);
    await answered;
  }

  /** A service's address in the catalogue. */
  endpoint(service: string): string {
    return this.url(service, "");
  }

  /** The HTTP status of a request that may fail. */
  async status(method: string, service: string, path: string, body?: unknown): Promise<number> {
    const read = async (answer: ResponsePromise) => {
      await answer.arrayBuffer();
      return (await answer).status;
    };
    return this.ask(service, path, documentOf(method, service, body), read, () => true);
  }

  private async document(
    method: string,
    service: string,
    path: string,
    body?: unknown,
    fine: number[] = [],
  ): Promise<string> {
    const { headers, ...sent } = documentOf(method, service, body);
    const request = { ...sent, headers: { ...headers, accept: "application/json" } };
    const isFine = (status: number) => fine.includes(status);
    return this.ask(service, path, request, (answer) => answer.text(), isFine);
  }

  private async ask<T>(
    service: string,
    path: string,
    sent: Sent,
    read: (answer: ResponsePromise) => Promise<T>,
    fine: (status: number) => boolean,
    by: Sending = sendHere,
  ): Promise<T> {
    const send = (request: Request) => this.send(request, by);
    const { patience } = this;
    // Without a body a POST to Swift only sets the headers of a container or an object.
    const sets = sent.method === "POST" && service === "object-store" && sent.body === undefined;
    const repeat = sets ? "sets" : "idempotent";
    return ask(this.url(service, path), sent, { patience, repeat, send, read, fine });
  }

  /** Sends with the token, and once more with a new one after a 401: the cloud has not done anything yet. */
  private async send(request: Request, by: Sending): Promise<Response> {
    const { token } = this;
    const again = request.clone();
    const response = await by(withToken(request, token));
    if (response.status !== UNAUTHORIZED) return response;
    const fresh = await this.renew(token).catch(() => undefined);
    if (fresh === undefined) return response;
    await response.body?.cancel();
    return by(withToken(again, fresh));
  }

  /**
   * A newer token than the expired one; of many requests at once, one logs in. A login that Keystone denies is not
   * tried again, because it counts towards a lockout; a login that broke off is tried again by the next request.
   */
  private renew(old: Token): Promise<Token> {
    const renewal = this.renewals.get(old) ?? login(this.entry, this.patience);
    this.renewals.set(old, renewal);
    renewal.catch((error) => {
      if (!isDenied(error)) this.renewals.delete(old);
    });
    return renewal.then((fresh) => {
      if (this.token === old) this.token = fresh;
      return fresh;
    });
  }

  private url(service: string, path: string): string {
    const base = this.token.endpoints.get(service);
    if (base === undefined) throw new Error(`the cloud's catalogue offers no ${service} service`);
    return base + path;
  }
}

type Sending = (request: Request) => Promise<Response>;

/** Sends a request without a body; the body of the answer is not unpacked, and a redirect not followed. */
function sendAsKept({ url, method, headers, signal }: Request): Promise<Response> {
  return new Promise((resolve, reject) => {
    const options = { method, headers: Object.fromEntries(headers), signal };
    const sent = (url.startsWith("https:") ? https : http).request(url, options, (answer) => {
      const { statusCode: status = 0, headers: given } = answer;
      const shown = Object.entries(given).map(([name, value]): [string, string] => {
        return [name, String(value)];
      });
      const body = Readable.toWeb(answer) as ReadableStream<Uint8Array<ArrayBuffer>>;
      resolve(new Response(NO_BODY.includes(status) ? null : body, { status, headers: shown }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** Statuses whose answers have no body. */
const NO_BODY = [204, 205, 304];

/** Whether the cloud answered with a denial, as opposed to not answering. */
function isDenied(error: unknown): boolean {
  return error instanceof HttpStatusError && error.status < 500;
}

function headersFor(service: string): Readonly<Record<string, string>> {
  const version = VERSIONS[service];
  const type = { "content-type": "application/json" };
  return version === undefined ? type : { ...type, "openstack-api-version": version };
}

function documentOf(method: string, service: string, body: unknown): Sent {
  const sent = { method, headers: headersFor(service) };
  return body === undefined ? sent : { ...sent, body: JSON.stringify(body) };
}

function withToken(request: Request, { value }: Token): Request {
  request.headers.set("x-auth-token", value);
  return request;
}

/**
 * The path of the next page. Only the link's query is used: clouds behind a proxy return links to internal addresses,
 * and the token must only go to the catalogue's address.
 */
export function nextPage(
  page: Record<string, unknown>,
  key: string,
  path: string,
): string | undefined {
  const links = page.links as { next?: string | null } | undefined;
  const keyed = page[`${key}_links`] as { rel: string; href: string }[] | undefined;
  const own = typeof page.next === "string" ? page.next : undefined; // Glance's, Magnum's, Barbican's
  const link = links?.next ?? keyed?.find(({ rel }) => rel === "next")?.href ?? own;
  if (!link) return undefined;
  const [, query = ""] = /\?([^#]*)/.exec(link) ?? [];
  if (query === "") return undefined; // it would be this page again
  return `${path.replace(/\?.*$/, "")}?${query}`;
}

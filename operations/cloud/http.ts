/**
 * One HTTP request to a service of a cloud: retried while the service is busy, within deadlines, never redirected to
 * another host.
 */
import type { Options, ResponsePromise } from "ky";

/** How long to wait for a cloud; tests wait less. */
export interface Patience {
  /** Until the head of one answer has arrived, milliseconds. A document's body has the same time again. */
  readonly timeout: number;
  /** For a request with all its retries and the pauses between them, milliseconds. */
  readonly totalTimeout: number;
  /** The longest `Retry-After` that is respected, milliseconds. */
  readonly maxRetryAfter: number;
  /** The pause before a retry (the first is 1) if the service sends no `Retry-After`, milliseconds. */
  readonly delay: (repetition: number) => number;
}

export const PATIENCE: Patience = {
  timeout: 30_000,
  totalTimeout: 120_000,
  maxRetryAfter: 30_000,
  delay: (repetition) => 500 * 2 ** (repetition - 1),
};

/** The request's content. */
export interface Sent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** How to send a request and read its answer. */
export interface Asking<T> {
  readonly patience: Patience;
  /**
   * `login` is retried although it is a POST; it does not wait for a cloud that is down, to which no connection can be
   * made. `sets` is a POST that only sets values: it is retried like a PUT.
   */
  readonly repeat: "idempotent" | "sets" | "login";
  /** Sends one request, once. */
  readonly send: (request: Request) => Promise<Response>;
  /** Extracts the result from the answer. */
  readonly read: (answer: ResponsePromise) => Promise<T>;
  /** Which error statuses count as success. @default none */
  readonly fine?: (status: number) => boolean;
}

/** Too many requests; a fault of the service; bad gateway; overloaded; gateway timeout. */
const BUSY = [429, 500, 502, 503, 504];
/** A deletion or a change of headers is also denied while something else changes the same. */
const CONFLICT = 409;
/** With five requests in all, a report of a thousand survives one fault in twenty requests. */
const REPETITIONS = 4;
/** What Node.js and its `fetch` call a connection that was made and then ended. */
const ENDED = ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"];
/** Methods that may be sent twice and change no more than once. */
const IDEMPOTENT: NonNullable<Retry["methods"]> = ["get", "head", "put", "delete"];
const METHODS: Readonly<Record<Asking<unknown>["repeat"], NonNullable<Retry["methods"]>>> = {
  idempotent: IDEMPOTENT,
  sets: ["post"],
  login: ["post"],
};
const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 3;

type Retry = Exclude<Options["retry"], number | undefined>;

/**
 * Sends the request and reads the answer. Throws an error that names method, URL and status or reason; an
 * `HttpStatusError` for an error status. Idempotent methods are retried after a busy answer, a broken connection or a
 * missed deadline.
 */
export async function ask<T>(
  url: string,
  { method, headers, body }: Sent,
  { patience, repeat, send, read, fine }: Asking<T>,
): Promise<T> {
  const { default: ky, isHTTPError, isTimeoutError } = await import("ky"); // not at each start of `estate`
  const { timeout, totalTimeout, maxRetryAfter, delay } = patience;
  const retry: Retry = {
    limit: REPETITIONS,
    methods: METHODS[repeat],
    ...(repeat === "login" && {
      shouldRetry: ({ error }) => (isHTTPError(error) || hasEnded(error) ? undefined : false),
    }),
    statusCodes: method === "DELETE" || repeat === "sets" ? [...BUSY, CONFLICT] : BUSY,
    afterStatusCodes: BUSY,
    retryOnTimeout: true,
    jitter: true, // a report sends hundreds of requests at once: their retries must not coincide
    maxRetryAfter,
    delay,
  };
  try {
    return await read(
      ky(url, {
        method,
        headers,
        ...(body !== undefined && { body }),
        redirect: "manual",
        timeout,
        totalTimeout,
        retry,
        throwHttpErrors: (status) => fine?.(status) !== true,
        fetch: (request) => send(request as Request),
      }),
    );
  } catch (error) {
    if (error instanceof Moved) throw error;
    const message = `${method} ${url}: ${reasonOf(error)}`;
    throw isHTTPError(error)
      ? new HttpStatusError(message, error.response.status)
      : new Error(message);
  }

  function reasonOf(error: unknown): string {
    if (isHTTPError(error)) {
      const { data, response } = error;
      const text = typeof data === "string" ? data : JSON.stringify(data ?? "");
      return `HTTP ${response.status} ${text.slice(0, 300)}`;
    }
    if (isTimeoutError(error)) return "no answer in time";
    return `no answer (${innermost(error)})`;
  }
}

/** An answer with an error status. */
export class HttpStatusError extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** A redirect to another host. */
class Moved extends Error {}

/** Follows redirects only within the same host: to another, token or password would go with the request. */
export async function sendHere(request: Request): Promise<Response> {
  let now = request;
  for (let left = MOST_REDIRECTS; ; left -= 1) {
    const response = await fetch(now);
    const location = response.headers.get("location");
    if (!REDIRECTS.includes(response.status) || location === null) return response;
    await response.body?.cancel();
    const to = new URL(location, now.url);
    const here = to.origin === new URL(now.url).origin;
    if (!here || left === 0 || !["GET", "HEAD"].includes(now.method)) {
      const where = `${to.origin}${to.pathname}`;
      throw new Moved(
        `${now.method} ${now.url}: HTTP ${response.status} to ${where}, which is not followed`,
      );
    }
    now = new Request(to, now);
  }
}

/** The connection was made, and ended without an answer. */
function hasEnded(error: unknown): boolean {
  return chainOf(error).some((one) => ENDED.includes((one as NodeJS.ErrnoException).code ?? ""));
}

/** The message of the cause of all causes: `fetch` only says that it failed. */
export function innermost(error: unknown): string {
  return chainOf(error).at(-1)?.message ?? String(error);
}

/** The error, its cause, that one's cause … */
function chainOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...chainOf(error.cause)] : [];
}

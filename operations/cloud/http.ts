/** One HTTP request to a service of a cloud: repeated while the service is busy, within deadlines, never sent on to another host. */
import type { Options, ResponsePromise } from "ky";

/** How long a cloud is waited for; tests wait less. */
export interface Patience {
  /** For one request, until the head of its answer has come, milliseconds. A document's body has as long again. */
  readonly timeout: number;
  /** For a request with all its repetitions and the pauses between them, milliseconds. */
  readonly totalTimeout: number;
  /** The longest pause that a service may ask for by `Retry-After`, milliseconds. */
  readonly maxRetryAfter: number;
  /** The pause before a repetition, the first being 1, when the service asks for none, milliseconds. */
  readonly delay: (repetition: number) => number;
}

export const PATIENCE: Patience = {
  timeout: 30_000,
  totalTimeout: 120_000,
  maxRetryAfter: 30_000,
  delay: (repetition) => 500 * 2 ** (repetition - 1),
};

/** What is sent. */
export interface Sent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** How it is sent and read. */
export interface Asking<T> {
  readonly patience: Patience;
  /** `login` may be repeated though it is a POST; a cloud that is away is not waited for. */
  readonly repeat: "idempotent" | "login";
  /** Sends one request, once. */
  readonly send: (request: Request) => Promise<Response>;
  /** Takes what is wanted of the answer. */
  readonly read: (answer: ResponsePromise) => Promise<T>;
  /** Whether an answer that refuses is as good as any; none is when absent. */
  readonly fine?: (status: number) => boolean;
}

/** Too many requests; no answer from behind a proxy; overloaded; no answer in time from behind a proxy. */
const BUSY = [429, 502, 503, 504];
const REPETITIONS = 2;
/** Methods that may be sent twice and change no more than once. */
const IDEMPOTENT: NonNullable<Retry["methods"]> = ["get", "head", "put", "delete"];
const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 3;

type Retry = Exclude<Options["retry"], number | undefined>;

/**
 * Asks, and reads the answer. Throws an error that names method, URL and status or reason; a `Refused` for an answer that refuses.
 * Repeated are idempotent methods, after the answer of a busy service, a broken connection and a missed deadline.
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
    methods: repeat === "login" ? ["post"] : IDEMPOTENT,
    ...(repeat === "login" && {
      shouldRetry: ({ error }) => (isHTTPError(error) ? undefined : false),
    }),
    statusCodes: BUSY,
    afterStatusCodes: BUSY,
    retryOnTimeout: true,
    jitter: true, // a report asks hundreds of questions at once: they must not come back at once
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

/** An answer that refuses, with its status. */
export class HttpStatusError extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** An answer that points to another place than the one that was asked. */
class Moved extends Error {}

/** Sends a request on only within its own host: to another, token or password would go with it. */
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

function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : innermost(error.cause);
}

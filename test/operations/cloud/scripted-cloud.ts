/** A cloud on loopback that answers by a script, and counts its requests. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { ExecutionContext } from "ava";
import { Cloud } from "../../../operations/cloud/client.ts";
import { PATIENCE, type Patience } from "../../../operations/cloud/http.ts";
import { listenDuring } from "../../helpers/listen.ts";

/**
 * Its deadlines are later than AVA's: many tests share this process, and on a busy machine some of them keep it from
 * reading an answer for longer than the product would wait.
 */
const PATIENT = { ...PATIENCE, timeout: 600_000, totalTimeout: 900_000, maxRetryAfter: 0 };

/** The one service of its catalogue. */
export const STORE = "object-store";

export type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;

/** An answer of this status. */
export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end(code < 300 ? "{}" : "not now");
export const fine = status(200);
export const broken: Answer = (response) => response.destroy();

/** The answer to a login: a token, and a catalogue with the one service at this address. */
export const catalogue =
  (url: string, token = "t"): Answer =>
  (response) => {
    const endpoints = [{ interface: "public", region: "r", url }];
    const body = { token: { user: { id: "u" }, catalog: [{ type: STORE, endpoints }] } };
    response.writeHead(201, { "x-subject-token": token }).end(JSON.stringify(body));
  };

/** The answers, and how long to wait for them. */
export interface Script {
  /** Answers of its services, in their order; after the last, every request succeeds. */
  readonly answers?: readonly (Answer | undefined)[];
  /** Answers to logins; `undefined` and those after the last are tokens. */
  readonly logins?: readonly (Answer | undefined)[];
  readonly patience?: Partial<Patience>;
}

/**
 * A cloud with a script. `requests` are its requests, each with its token, `pauses` the retries that waited as long as
 * they chose.
 */
export async function cloudThat(
  t: ExecutionContext,
  { answers = [], logins = [], patience }: Script,
) {
  const requests: string[] = [];
  const pauses: number[] = [];
  let loggedIn = 0;
  const [coming, comingLogins] = [[...answers], [...logins]];
  const server = createServer(async (request, response) => {
    for await (const _ of request); // read to its end, otherwise the connection cannot be reused
    if (request.url !== "/v3/auth/tokens") {
      requests.push(`${request.method} ${request.url} ${request.headers["x-auth-token"]}`);
      return (coming.shift() ?? fine)(response, request);
    }
    loggedIn += 1;
    const scripted = comingLogins.shift();
    if (scripted !== undefined) return scripted(response, request);
    return catalogue(`http://127.0.0.1:${port}/v1`, `t${loggedIn}`)(response, request);
  });
  const port = await listenDuring(t, server);
  const entry = {
    auth: { auth_url: `http://127.0.0.1:${port}/v3`, username: "u", password: "p" },
  };
  const delay = (repetition: number) => {
    pauses.push(repetition);
    return 0;
  };
  const connect = () => Cloud.connect(entry, { ...PATIENT, delay, ...patience });
  const close = () => new Promise((closed) => server.close(closed));
  return { requests, pauses, connect, close, logins: () => loggedIn };
}

/** Reads a cluster's API over HTTPS: GET only, never redirected, with the authority of the kubeconfig. */
import https from "node:https";
import { ask, PATIENCE } from "../../cloud/http.ts";
import type { ClusterLogin } from "./login.ts";

/** An API server that is open for reading. */
export interface ClusterApi {
  /** One document. `path` begins with `/`. Throws an `HttpStatusError` for an error status. */
  get(path: string, accept?: string): Promise<unknown>;
}

/** The longest answer that is read; a page of objects is far smaller. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Opens a connection that later requests share; `close` ends it. */
export function openApi(login: ClusterLogin): ClusterApi & { close(): void } {
  const { server, authority, serverName, certificate, key, token } = login;
  const agent = new https.Agent({
    keepAlive: true,
    ca: authority,
    ...(serverName !== undefined && { servername: serverName }),
    ...(certificate !== undefined && { cert: certificate, key }),
  });
  const send = (request: Request) => sendBy(agent, request);
  return {
    async get(path, accept = "application/json") {
      const authorization = token === undefined ? undefined : `Bearer ${token}`;
      const headers = { accept, ...(authorization !== undefined && { authorization }) };
      const text = await ask(
        `${server}${path}`,
        { method: "GET", headers },
        { patience: PATIENCE, repeat: "idempotent", send, read: (answer) => answer.text() },
      );
      return JSON.parse(text) as unknown;
    },
    close: () => agent.destroy(),
  };
}

function sendBy(agent: https.Agent, { url, headers, signal }: Request): Promise<Response> {
  return new Promise((resolve, reject) => {
    const options = { agent, headers: Object.fromEntries(headers), signal };
    const sent = https.get(url, options, (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on("data", (part: Buffer) => {
        size += part.length;
        if (size > MOST_BYTES) answer.destroy(new Error("the answer is too long"));
        else parts.push(part);
      });
      answer.on("error", reject);
      answer.on("end", () => {
        const { statusCode: status = 0, headers: given } = answer;
        const type = String(given["content-type"] ?? "");
        const retryAfter = given["retry-after"];
        const shown = { "content-type": type, ...(retryAfter && { "retry-after": retryAfter }) };
        resolve(new Response(Buffer.concat(parts), { status, headers: shown }));
      });
    });
    sent.on("error", reject);
  });
}

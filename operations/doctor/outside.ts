/** What is not reached through the cloud's API: TLS, documents of other services, resolvers. Read-only, with deadlines. */
import { Resolver } from "node:dns/promises";
import { once } from "node:events";
import tls from "node:tls";
import { innermost } from "../cloud/http.ts";

const DEADLINE_MS = 10_000;

/** The result of a TLS handshake that this machine trusts. */
export interface Handshake {
  readonly protocol: string;
  /** Last moment of the certificate, as milliseconds since 1970. */
  readonly validTo: number;
}

/** Each function throws an error that gives the reason. */
export interface Outside {
  /** Moment of this machine's clock, milliseconds since 1970. */
  now(): number;
  /** Throws if the certificate is not trusted, has expired or is not for this name. */
  handshake(host: string, port: number): Promise<Handshake>;
  /** Status and text of a document; redirects are not followed. */
  document(url: string): Promise<{ readonly status: number; readonly text: string }>;
  /** The addresses of a name, as one resolver answers; none if the name does not exist. */
  resolve(resolver: string, name: string): Promise<readonly string[]>;
}

export const OUTSIDE: Outside = {
  now: () => Date.now(),
  handshake,
  async document(url) {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const answer = await fetch(url, { redirect: "manual", signal }).catch((error: Error) => {
      throw new Error(innermost(error));
    });
    return { status: answer.status, text: (await answer.text()).slice(0, MOST_TEXT) };
  },
  async resolve(server, name) {
    const resolver = new Resolver({ timeout: DEADLINE_MS / 2, tries: 2 });
    resolver.setServers([server]);
    const kinds = [resolver.resolve4(name), resolver.resolve6(name)];
    const answers = await Promise.all(kinds.map((each) => each.catch(absent)));
    return answers.flat();
  },
};

const MOST_TEXT = 100_000;

async function handshake(host: string, port: number): Promise<Handshake> {
  const socket = tls.connect({ host, port, servername: host, minVersion: "TLSv1" });
  const late = () => socket.destroy(new Error("no answer in time"));
  socket.setTimeout(DEADLINE_MS, late);
  try {
    await once(socket, "secureConnect");
    const validTo = Date.parse(socket.getPeerCertificate().valid_to);
    return { protocol: socket.getProtocol() ?? "?", validTo };
  } finally {
    socket.destroy();
  }
}

/** A name that does not exist, or has no address of this kind, has no address. */
function absent(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOTFOUND" || error.code === "ENODATA") return [];
  throw error;
}

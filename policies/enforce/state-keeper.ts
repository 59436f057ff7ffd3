/**
 * The store behind a state keeper (toolchain/keeper, docs/adr/0058). An engine that uses a keeper shows a loopback address
 * as its backend; where the state is, only the keeper knows.
 */
import { spawnSync } from "node:child_process";

/** Time limit for an answer, in milliseconds: on an overloaded machine, starting a process takes seconds. */
const PATIENCE = 60_000;

/** A keeper listens on this address and no other. */
const ADDRESS = /^http:\/\/127\.0\.0\.1:\d{1,5}\/?$/;

/** A state's store has one of these schemes; anything else that an address answers is no store. */
const STORE = /^(file|s3|postgres):\/\/\S+$/;

/** Asks one address with the environment's token, and prints the answer. No redirect, no proxy. */
const ASK = `
const { URL_OF_STORE: url, TOKEN: token } = process.env;
fetch(url, { headers: { authorization: "token " + token }, redirect: "error" })
  .then(async (answer) => answer.ok ? process.stdout.write(await answer.text()) : undefined)
  .catch(() => {});
`;

/** Answers that were received in this process: a run has one keeper, and each policy asks again. */
const known = new Map<string, string>();

/**
 * URL of the store behind a backend's address; `undefined` where that is not a keeper, or is not understood. The guard
 * evaluates the state before it returns, so a process asks and this one waits.
 */
export function storeBehind(backendUrl: string, token: string | undefined): string | undefined {
  if (!ADDRESS.test(backendUrl) || !token) return undefined;
  const key = `${backendUrl} ${token}`;
  const store = known.get(key) ?? ask(backendUrl, token);
  if (store !== undefined) known.set(key, store);
  return store;
}

function ask(backendUrl: string, token: string): string | undefined {
  const { stdout } = spawnSync(process.execPath, ["--eval", ASK], {
    encoding: "utf8",
    env: { URL_OF_STORE: new URL("/api/state-store", backendUrl).href, TOKEN: token },
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 2 ** 16,
    timeout: PATIENCE,
  });
  return storeIn(stdout ?? "");
}

function storeIn(answer: string): string | undefined {
  try {
    const { url } = JSON.parse(answer) as { url?: unknown };
    return typeof url === "string" && STORE.test(url) ? url : undefined;
  } catch {
    return undefined;
  }
}

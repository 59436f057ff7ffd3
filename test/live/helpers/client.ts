/** A client that asks again and again while something else happens, as programs of people do. */
import { setTimeout as sleep } from "node:timers/promises";

const PAUSE_MS = 250;

/** Asks until its end, which returns the number of requests and all failures; `end` may be called twice. */
export function client(ask: () => Promise<unknown>) {
  const failures: string[] = [];
  let requests = 0;
  let going = true;
  const done = (async () => {
    while (going) {
      await ask().catch((error: Error) => failures.push(error.message));
      requests += 1;
      await sleep(PAUSE_MS);
    }
  })();
  return {
    async end(): Promise<{ requests: number; failures: readonly string[] }> {
      going = false;
      await done;
      return { requests, failures };
    },
  };
}

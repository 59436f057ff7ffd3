/** Containers of objects as their tenants use them, and the copies between two sites. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Cloud } from "../../../operations/cloud/client.ts";
import { notLevel, open, type Pair } from "../../../operations/failover/copies.ts";
import { objectsOf } from "../../../operations/failover/objects.ts";

const SERVICE = "object-store";
const DEADLINE_MS = 120_000;

/** Writes one object. */
export async function put(account: Cloud, container: string, name: string, content: string) {
  const type = { "content-type": "text/plain" };
  await account.raw("PUT", SERVICE, `/${container}/${name}`, type, content);
}

/** The content of one object. */
export async function read(account: Cloud, container: string, name: string): Promise<string> {
  return (await account.raw("GET", SERVICE, `/${container}/${name}`)).text();
}

/** Deletes every object, those of an earlier run too. */
export async function empty(account: Cloud, container: string): Promise<void> {
  for (const { name } of await objectsOf(account, container)) {
    await account.raw("DELETE", SERVICE, `/${container}/${name}`);
  }
}

/** Waits until both ends hold the same; seconds. */
export async function untilLevel(pair: Pair): Promise<number> {
  const begun = Date.now();
  const opened = await open([pair]);
  for (;;) {
    const left = await notLevel(opened);
    const seconds = (Date.now() - begun) / 1000;
    if (left.length === 0) return Math.round(seconds);
    if (seconds * 1000 > DEADLINE_MS) throw new Error(`not copied: ${left.join(", ")}`);
    await sleep(500);
  }
}

/** What a check may look at: the site's files, its cloud, and what lies outside the cloud's API. */
import { z } from "zod";
import type { Estate } from "../../estate/estate.ts";
import { isLoopback } from "../../policies/values/urls.ts";
import { TEXTS } from "./messages.ts";
import type { Gap } from "./model.ts";
import type { Outside } from "./outside.ts";
import type { Reader } from "./reader.ts";

export interface Examined {
  readonly estate: Estate;
  readonly region: string;
  /** Whether it is a rehearsal's cloud, on this machine's loopback. */
  readonly rehearsal: boolean;
  /** The site's cloud, as its administrator. */
  readonly cloud: Reader;
  /** The same cloud as the user who keeps the state, whose only role is `member`; absent if it is unknown. */
  readonly keeper?: Reader;
  readonly outside: Outside;
}

/** The reason why a rehearsal shows nothing of it. */
export const REHEARSED: Gap = { gap: "rehearsal", why: TEXTS.rehearsal, values: {} };

/** Nothing in the site's files needs it. */
export const UNUSED: Gap = { gap: "unused", why: TEXTS.unused, values: {} };

/** The second account is unknown. */
export const NO_ACCOUNT: Gap = { gap: "account", why: TEXTS.account, values: {} };

const catalogue = z.array(
  z.object({
    type: z.string(),
    endpoints: z.array(z.object({ interface: z.string(), region: z.string(), url: z.string() })),
  }),
);

/** The cloud's catalogue, as Keystone gives it to the administrator. */
export function catalogueOf({ cloud }: Examined): Promise<z.output<typeof catalogue>> {
  const answer = z.object({ catalog: catalogue }).transform(({ catalog }) => catalog);
  return cloud.get("identity", "/auth/catalog", answer);
}

/** The public endpoints of the site's region, each once. */
export async function publicEndpoints(
  examined: Examined,
): Promise<{ readonly type: string; readonly url: string }[]> {
  return (await catalogueOf(examined)).flatMap(({ type, endpoints }) =>
    endpoints
      .filter((one) => one.interface === "public" && one.region === examined.region)
      .map(({ url }) => ({ type, url })),
  );
}

/** Whether an address in the catalogue leads to this machine; its path may contain anything. */
export function isHere(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url));
}

/**
 * The requests of a recorded run that create something, as a graph: a request waits for those whose ids it names. An id of
 * a run is a place in a text, filled in when the request that makes it is repeated.
 */

/** A request that a cloud has answered. */
export interface Recorded {
  readonly method: string;
  /** The whole address. */
  readonly url: string;
  readonly sent: string;
  readonly status: number;
  readonly answer: string;
}

/** A request to repeat. `{3}` in a text is the id that request 3 gets. */
export interface Step {
  readonly method: string;
  readonly url: string;
  readonly sent: string;
  readonly after: readonly number[];
}

const CREATES = new Set(["POST", "PUT", "PATCH"]);
const FAILED = 300;
/** Logins, and the state of a tool. */
const OTHERS = /\/auth\/tokens$|\/swift\/|-state(\/|$)/;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}/g;

/** Whether a request is for the site's things: neither a login nor a tool's state. */
export const isOfSite = (url: string) => !OTHERS.test(new URL(url).pathname);

/** The requests that create, in the order in which they were made. */
export function toSteps(recorded: readonly Recorded[]): Step[] {
  const made = new Map<string, number>();
  const last = new Map<string, number>();
  return recorded
    .filter(({ status, method }) => status < FAILED && CREATES.has(method))
    .filter(({ url }) => isOfSite(url))
    .map(({ method, url, sent, answer }, index) => {
      const after = new Set<number>();
      const fill = (text: string) =>
        text.replaceAll(ID, (id) => {
          const maker = made.get(id);
          if (maker !== undefined) after.add(maker);
          return maker === undefined ? id : `{${maker}}`;
        });
      const step = { method, url: fill(url), sent: fill(sent) };
      const before = last.get(step.url);
      // A second change of the same thing; creations of a collection are independent.
      if (before !== undefined && method !== "POST") after.add(before);
      last.set(step.url, index);
      const id = idIn(answer);
      if (id !== undefined && !made.has(id) && method === "POST") made.set(id, index);
      return { ...step, after: [...after] };
    });
}

/** The id of what an answer shows first. */
export function idIn(answer: string): string | undefined {
  const document = answer === "" ? undefined : (JSON.parse(answer) as unknown);
  if (typeof document !== "object" || document === null) return undefined;
  const [one] = Object.values(document) as { id?: unknown }[];
  return typeof one?.id === "string" ? one.id : undefined;
}

/** A text with the ids of this run. */
export function filled(text: string, ids: ReadonlyMap<number, string>): string {
  return text.replaceAll(/\{(\d+)\}/g, (place, index: string) => ids.get(Number(index)) ?? place);
}

/** The request that removes what one has created; `undefined` if it goes with something else. */
export function removalOf(
  { method, url, sent }: Step,
  id?: string,
): Omit<Step, "after"> | undefined {
  if (/\/add_router_interface$/.test(url))
    return { method: "PUT", url: url.replace(/add(_router_interface)$/, "remove$1"), sent };
  if (/\/action$/.test(url)) return { method: "POST", url, sent: sent.replace(/"add/, '"remove') };
  if (method === "POST")
    return id === undefined ? undefined : { method: "DELETE", url: `${url}/${id}`, sent: "" };
  const isOwn = /\/roles\/[^/]+$|\/(os-quota-sets|quotas)\/[^/]+$/.test(url);
  return isOwn && method === "PUT" ? { method: "DELETE", url, sent: "" } : undefined;
}

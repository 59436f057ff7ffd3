/** The progress of a run, tenant by tenant. */
import { nameOf, typeOf } from "../../policies/resources/urn.ts";
import { tenantOf } from "../state/tenant-of.ts";
import { OPERATIONS } from "./changes.ts";
import { isConsequence } from "./cloud-errors.ts";
import { Durations } from "./durations.ts";
import type { EngineEvent, Step } from "./events.ts";
import { tenantNamedBy } from "./tenant.ts";

/** A resource by what stays the same during a run. */
export interface Resource {
  readonly type: string;
  readonly name: string;
}

/** A step that has begun and not ended; `since` in seconds by the engine's clock. */
export interface UnderWay {
  readonly step: Step;
  readonly since: number;
}

/** One tenant's part of a run, or the site's own. */
export interface Part {
  /** `undefined` for what is the site's own. */
  readonly tenant: string | undefined;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** The longest first. */
  readonly underWay: readonly UnderWay[];
  /** Done resources by the engine's operation. */
  readonly counts: Readonly<Record<string, number>>;
  /** When its first step began and its latest one ended, by the engine's clock; absent before any step. */
  readonly begun?: number;
  readonly latest?: number;
}

/** What is known of one resource. */
interface Item extends Resource {
  /** Absent until a step of it has ended well. */
  op?: string;
  underWay?: UnderWay;
  failed?: boolean;
  begun?: number;
  latest?: number;
}

export class Progress {
  readonly #site: string;
  readonly #items = new Map<string, Item>();
  readonly #tenants = new Set<string>();
  readonly #owners = new Map<Item, string | undefined>();
  readonly #durations: Durations;

  /** @param recorded what the run goes through, if it is known before. */
  constructor(site: string, recorded: readonly Resource[] = [], durations = new Durations()) {
    this.#site = site;
    this.#durations = durations;
    for (const resource of recorded) this.#item(resource);
  }

  take(event: EngineEvent): void {
    if (event.is === "declared") this.#item(event);
    if ("step" in event) this.#takeStep(event.is, event.step, event.at);
    const urn = failedIn(event);
    if (urn !== "") this.#item({ type: typeOf(urn), name: nameOf(urn) }).failed = true;
  }

  /** The site's own part first, then the tenants' in the order of their names; parts without a resource are left out. */
  parts(): Part[] {
    const groups = Map.groupBy(this.#items.values(), (item) => this.#ownerOf(item));
    return [...groups]
      .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1))
      .map(([tenant, items]) => partOf(tenant, items));
  }

  /** The whole run as one part. */
  whole(): Part {
    return partOf(undefined, [...this.#items.values()]);
  }

  /** The seconds that the run still takes; `undefined` while that would be a guess, and when nothing is left. */
  left(now: number): number | undefined {
    const rest = [...this.#items.values()].filter(
      (item) => item.underWay || !(item.op || item.failed || isWhole(item.type)),
    );
    if (rest.length === 0) return undefined;
    return this.#durations.left(now, {
      waiting: rest.filter(({ underWay }) => !underWay).map(({ type }) => type),
      underWay: rest.flatMap(({ underWay }) =>
        underWay ? [{ ...underWay.step, since: underWay.since }] : [],
      ),
    });
  }

  #takeStep(is: "begun" | "done" | "failed", step: Step, at: number): void {
    const item = this.#item(step);
    const { underWay } = item;
    delete item.underWay;
    if (is === "begun") {
      item.begun ??= at;
      if (isWhole(step.type)) return;
      item.underWay = { step, since: at };
      this.#durations.begin(at);
      return;
    }
    item.latest = at;
    if (is === "failed") item.failed = true;
    else if (!isReplaced(item)) item.op = step.op;
    if (is === "done" && underWay) this.#durations.end(step, at - underWay.since);
  }

  #item({ type, name }: Resource): Item {
    const key = `${type}::${name}`;
    const known = this.#items.get(key);
    if (known !== undefined) return known;
    const tenant = tenantNamedBy({ type, name }, this.#site);
    if (tenant !== undefined) {
      this.#tenants.add(tenant);
      this.#owners.clear(); // a longer key may now fit a name
    }
    const item = { type, name };
    this.#items.set(key, item);
    return item;
  }

  #ownerOf(item: Item): string | undefined {
    if (!this.#owners.has(item))
      this.#owners.set(item, tenantOf(item.name, this.#site, this.#tenants));
    return this.#owners.get(item);
  }
}

function partOf(tenant: string | undefined, items: readonly Item[]): Part {
  const done = items.filter(({ op, failed }) => op !== undefined && !failed);
  const begun = items.flatMap((item) => item.begun ?? []);
  const latest = items.flatMap((item) => item.latest ?? []);
  return {
    tenant,
    total: items.length,
    done: done.length,
    failed: items.filter(({ failed }) => failed).length,
    underWay: items.flatMap(({ underWay }) => underWay ?? []).sort((a, b) => a.since - b.since),
    counts: countsOf(done),
    ...(begun.length === 0 ? {} : { begun: begun.reduce((a, b) => Math.min(a, b)) }),
    ...(latest.length === 0 ? {} : { latest: latest.reduce((a, b) => Math.max(a, b)) }),
  };
}

function countsOf(done: readonly Item[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { op = "" } of done) counts[op] = (counts[op] ?? 0) + 1;
  return counts;
}

/** A replacement is several steps of one resource. */
function isReplaced({ op = "" }: Item): boolean {
  return OPERATIONS[op] === "replaces";
}

/** The resource that a message reports as failed; not one that only follows from another failure. */
function failedIn(event: EngineEvent): string {
  if (event.is === "violation") return event.urn;
  if (event.is !== "message" || event.severity !== "error") return "";
  return isConsequence(event.text) ? "" : event.urn;
}

/** A component, which is in progress as long as its parts are. */
function isWhole(type: string): boolean {
  return type === "pulumi:pulumi:Stack" || type.startsWith("aes-estate:");
}

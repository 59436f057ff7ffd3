/** Reads a cloud for the doctor: GET and HEAD only; an answer that is missing, denied or unexpected is never a value. */
import { z } from "zod";
import type { Message } from "../../output/message.ts";
import { type Cloud, nextPage } from "../cloud/client.ts";
import { HttpStatusError } from "../cloud/http.ts";
import { TEXTS } from "./messages.ts";
import type { Gap, GapKind } from "./model.ts";

/** The part of the client that is used here. */
export type ReadableCloud = Pick<Cloud, "offers" | "get" | "raw" | "status" | "endpoint">;

/** A reading that failed: what depends on it is not assessed. */
export class Unread extends Error {
  readonly gap: Gap;

  constructor(
    kind: Exclude<GapKind, "rehearsal" | "unused" | "account">,
    service: string,
    reason: string | Message,
  ) {
    super(typeof reason === "string" ? reason : reason.en);
    this.gap = { gap: kind, why: TEXTS[kind], values: { service, reason } };
  }
}

/** A listing longer than this is no answer that a check can use. */
const MOST_PAGES = 1000;

export class Reader {
  private readonly cloud: ReadableCloud;

  constructor(cloud: ReadableCloud) {
    this.cloud = cloud;
  }

  offers(service: string): boolean {
    return this.cloud.offers(service);
  }

  endpoint(service: string): string {
    return this.read(service, () => this.cloud.endpoint(service));
  }

  /** One document of the expected shape. */
  async get<T>(service: string, path: string, shape: z.ZodType<T>): Promise<T> {
    const found = await this.wait(service, () => this.cloud.get<unknown>(service, path));
    return expected(service, path, shape, found);
  }

  /** All items of a collection, page after page; an answer without the collection is not an empty one. */
  async list<T>(service: string, path: string, key: string, item: z.ZodType<T>): Promise<T[]> {
    const page = z.looseObject({ [key]: z.array(z.unknown()) });
    const items: unknown[] = [];
    let next: string | undefined = path;
    for (let count = 0; next !== undefined; count += 1) {
      if (count === MOST_PAGES) throw new Unread("unreadable", service, `${path}: more pages`);
      const found: Record<string, unknown> = await this.get(service, next, page);
      items.push(...(found[key] as unknown[]));
      next = nextPage(found, key, path);
    }
    return expected(service, path, z.array(item), items);
  }

  /** The headers of an answer of any status. */
  async headers(method: "GET" | "HEAD", service: string, path: string): Promise<Response> {
    const statuses = Array.from({ length: 300 }, (_, index) => 300 + index);
    const answer = await this.wait(service, () =>
      this.cloud.raw(method, service, path, {}, undefined, statuses),
    );
    await answer.body?.cancel();
    return answer;
  }

  /** The HTTP status of a request that may be denied. */
  status(service: string, path: string): Promise<number> {
    return this.wait(service, () => this.cloud.status("GET", service, path));
  }

  private read<T>(service: string, work: () => T): T {
    if (!this.offers(service)) throw new Unread("absent", service, TEXTS.notInCatalogue);
    return work();
  }

  private async wait<T>(service: string, work: () => Promise<T>): Promise<T> {
    try {
      return await this.read(service, work);
    } catch (error) {
      throw unread(service, error);
    }
  }
}

function expected<T>(service: string, path: string, shape: z.ZodType<T>, found: unknown): T {
  const checked = shape.safeParse(found);
  if (checked.success) return checked.data;
  const [first] = checked.error.issues;
  const at = [path, ...(first?.path ?? [])].map(String).join(" ");
  throw new Unread("unreadable", service, `${at}: ${first?.message ?? "?"}`);
}

function unread(service: string, error: unknown): Unread {
  if (error instanceof Unread) return error;
  const reason = (error as Error).message;
  if (error instanceof SyntaxError) return new Unread("unreadable", service, reason);
  if (!(error instanceof HttpStatusError)) return new Unread("unreachable", service, reason);
  const { status } = error;
  if (status === 401 || status === 403) return new Unread("denied", service, reason);
  return new Unread(status === 404 ? "absent" : "unreachable", service, reason);
}

/** A cloud with an object store in memory, as far as an export asks it; answers as Swift does, and notes the requests. */
import { createHash } from "node:crypto";
import type { Item } from "../../../../operations/cloud/client.ts";
import { HttpStatusError } from "../../../../operations/cloud/http.ts";
import type { Exporting } from "../../../../operations/offboard/export/exporting.ts";

/** One version of an object. */
export interface Stored {
  readonly content: string;
  /** Its headers beside the tag; a large object has those of Swift. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The tag, if it is not the content's digest. */
  readonly tag?: string;
  readonly version?: string;
  readonly isLatest?: boolean;
  /** In place of a content: the deletion of the object. */
  readonly isDeleted?: boolean;
  /** Bytes after which the connection breaks. */
  readonly breaksAfter?: number;
  /** The error with which it breaks. @default a broken connection */
  readonly breaksWith?: Error;
  /** Status of an answer in place of the content. */
  readonly status?: number;
}

export const md5 = (text: string) => createHash("md5").update(text).digest("hex");

export interface SmallStore {
  /** Versions by container and object, the newest first. */
  readonly containers: Record<string, Record<string, Stored[]>>;
  /** `<method> <path> <range>` of each request for an object. */
  readonly requests: string[];
  readonly cloud: Exporting["cloud"];
}

/** `lists` are the items by `<service> <path>`. */
export function smallStore(
  containers: SmallStore["containers"],
  lists: Readonly<Record<string, readonly Item[] | number>> = {},
): SmallStore {
  const requests: string[] = [];
  const services = ["object-store", ...Object.keys(lists).map((key) => key.split(" ")[0] ?? "")];
  const list = async (service: string, path: string) => {
    const found = lists[`${service} ${path}`] ?? 404;
    if (typeof found === "number") throw new HttpStatusError(`GET ${path}: HTTP ${found}`, found);
    return [...found];
  };
  const cloud: Exporting["cloud"] = {
    services: [...new Set(services)],
    offers: (service) => services.includes(service),
    endpoint: () => "http://store/v1/AUTH_admin",
    list,
    download: (service, path, headers) => cloud.raw("GET", service, path, headers),
    async raw(method, service, path, headers = {}, _body, fine = []) {
      if (service === "dns") {
        const [name = "", query] = path.split("?");
        const key = name.split("/").at(-1) ?? "";
        return Response.json({ [key]: query ? [] : await list(service, name) });
      }
      const [place = "", query = ""] = path.replace(/^\/\.\.\/AUTH_p1/, "").split("?");
      const [, container = "", ...rest] = place.split("/").map(decodeURIComponent);
      const asking = new URLSearchParams(query);
      if (container === "")
        return page(
          Object.keys(containers).map((name) => ({ name })),
          asking,
        );
      const objects = containers[container];
      if (objects === undefined) return failed(404, fine);
      if (rest.length === 0) return containerAnswer(method, objects, asking);
      requests.push([method, place, headers.range].filter(Boolean).join(" "));
      const versions = objects[rest.join("/")] ?? [];
      const wanted = asking.get("version-id");
      const found = versions.find(({ version }) => wanted === null || version === wanted);
      return found === undefined ? failed(404, fine) : objectAnswer(method, found, headers);
    },
  };
  return { containers, requests, cloud };
}

function failed(status: number, fine: readonly number[] = []): Response {
  if (fine.includes(status)) return new Response(null, { status });
  throw new HttpStatusError(`HTTP ${status}`, status);
}

function page(all: readonly { readonly name: string }[], asking: URLSearchParams): Response {
  const marker = `${asking.get("marker") ?? ""}\0${asking.get("version_marker") ?? ""}`;
  const at = ({ name, ...more }: { name: string }) =>
    `${name}\0${(more as { version_id?: string }).version_id ?? ""}`;
  const rest = [...all].sort((one, other) => (at(one) < at(other) ? -1 : 1));
  return Response.json(rest.filter((one) => at(one) > marker).slice(0, 2));
}

function containerAnswer(
  method: string,
  objects: Record<string, Stored[]>,
  asking: URLSearchParams,
): Response {
  const all = Object.entries(objects).flatMap(([name, versions]) =>
    versions.map((each) => ({ name, ...listedOf(each) })),
  );
  const isVersioned = all.some((each) => each.version_id !== undefined);
  if (method === "HEAD") {
    return new Response(null, { headers: isVersioned ? { "x-versions-enabled": "True" } : {} });
  }
  return page(
    all.filter((each) => asking.has("versions") || each.is_latest !== false),
    asking,
  );
}

function listedOf({ content: joined, headers, version, isLatest, isDeleted }: Stored) {
  // A dynamic large object is listed as the empty one that it is itself.
  const content = headers?.["x-object-manifest"] === undefined ? joined : "";
  return {
    bytes: Buffer.byteLength(content),
    hash: md5(content),
    last_modified: "2026-12-01T10:00:00.000000",
    content_type: isDeleted ? "application/x-deleted;swift_versions_deleted=1" : "text/plain",
    ...(version !== undefined && { version_id: version, is_latest: isLatest ?? true }),
  };
}

function objectAnswer(
  method: string,
  { content, headers, tag, status, breaksAfter, breaksWith }: Stored,
  sentHeaders: Readonly<Record<string, string>>,
): Response {
  if (status !== undefined) return failed(status);
  const etag = tag ?? md5(content);
  if (sentHeaders["if-match"] !== undefined && sentHeaders["if-match"] !== etag) return failed(412);
  const from = Number(/^bytes=(\d+)-$/.exec(sentHeaders.range ?? "")?.[1] ?? 0);
  const bytes = Buffer.from(content);
  const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
  const all = { "content-type": "text/plain", etag, ...headers };
  const sent = bytes.subarray(from);
  let isBegun = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!isBegun) controller.enqueue(sent.subarray(0, breaksAfter));
      else controller.error(breaksWith ?? new Error("terminated"));
      if (breaksAfter === undefined) controller.close();
      isBegun = true;
    },
  });
  return new Response(method === "HEAD" ? null : body, {
    status: from > 0 ? 206 : 200,
    headers: {
      ...all,
      "content-length": String(sent.length),
      ...(from > 0 && { "content-range": range }),
    },
  });
}

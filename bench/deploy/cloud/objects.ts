/** The object store of a cloud in memory, by Swift's API and by S3's: the state of `estate` is there. */
import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** A request with its whole body. */
export interface ObjectRequest {
  readonly method: string;
  readonly container: string;
  /** Empty for the container itself. */
  readonly name: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Status, headers and body. */
export interface ObjectAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

interface Stored {
  readonly content: Buffer;
  readonly hash: string;
  readonly at: Date;
}

const XML = { "content-type": "application/xml" };

export class Objects {
  private readonly containers = new Map<string, Map<string, Stored>>();
  private readonly metadata = new Map<string, Record<string, string>>();
  private readonly uploads = new Map<string, Map<number, Buffer>>();

  swift(request: ObjectRequest): ObjectAnswer {
    const { method, container, name, query, headers, body } = request;
    if (name !== "") return this.object(request, body);
    if (method === "PUT") this.at(container);
    const there = this.containers.get(container);
    if (there === undefined) return { status: 404 };
    const own = this.metadata.get(container) ?? {};
    if (method === "POST" || method === "PUT") {
      const sent = Object.entries(headers).filter(([key]) => key.startsWith("x-container-"));
      this.metadata.set(container, {
        ...own,
        ...(Object.fromEntries(sent) as Record<string, string>),
      });
      return { status: method === "POST" ? 204 : 201 };
    }
    if (method === "DELETE") {
      if (there.size > 0) return { status: 409 };
      this.metadata.delete(container);
      return { status: this.containers.delete(container) ? 204 : 404 };
    }
    if (method === "HEAD") return { status: 204, headers: own };
    const marker = query.get("marker") ?? "";
    const listed = this.listed(container, query.get("prefix") ?? "").filter(
      ([key]) => key > marker,
    );
    const shown = listed.map(([key, { content, hash, at }]) => ({
      name: key,
      hash,
      bytes: content.length,
      last_modified: at.toISOString().replace("Z", "000"),
    }));
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(shown),
    };
  }

  s3(request: ObjectRequest): ObjectAnswer {
    const { container, name, query, headers } = request;
    if (name === "") return this.s3List(container, query);
    const body = isChunked(headers) ? unchunked(request.body) : request.body;
    if (query.has("uploads") || query.has("uploadId")) return this.multipart(request, body);
    const from = headers["x-amz-copy-source"];
    if (request.method === "PUT" && typeof from === "string")
      return this.copy(container, name, from);
    return this.object(request, body);
  }

  /** The tenants' containers, which are in accounts of their own. */
  inventory(): string[] {
    const tenants = [...this.containers.keys()].filter((name) => name.includes("/"));
    return tenants.map((name) => `container ${name.replace(/.*\//, "")}`);
  }

  private at(container: string): Map<string, Stored> {
    const there = this.containers.get(container) ?? new Map<string, Stored>();
    this.containers.set(container, there);
    return there;
  }

  private listed(container: string, prefix: string): [string, Stored][] {
    const all = [...this.at(container)].filter(([key]) => key.startsWith(prefix));
    return all.sort(([one], [other]) => (one < other ? -1 : 1));
  }

  private put(container: string, name: string, content: Buffer): string {
    const hash = createHash("md5").update(content).digest("hex");
    this.at(container).set(name, { content, hash, at: new Date() });
    return hash;
  }

  private object({ method, container, name, headers }: ObjectRequest, body: Buffer): ObjectAnswer {
    if (method === "PUT")
      return { status: 200, headers: { etag: `"${this.put(container, name, body)}"` } };
    const found = this.at(container).get(name);
    if (method === "DELETE")
      return { status: this.at(container).delete(name) || found ? 204 : 404 };
    if (found === undefined) return { status: 404, headers: XML, body: error("NoSuchKey") };
    const known = { etag: `"${found.hash}"`, "last-modified": found.at.toUTCString() };
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? "") ?? [];
    if (from === undefined) return { status: 200, headers: known, body: found.content };
    const end = to === "" ? found.content.length : Number(to) + 1;
    const range = `bytes ${from}-${Math.min(end, found.content.length) - 1}/${found.content.length}`;
    return {
      status: 206,
      headers: { ...known, "content-range": range },
      body: found.content.subarray(Number(from), end),
    };
  }

  private copy(container: string, name: string, from: string): ObjectAnswer {
    const [, bucket = "", key = ""] = /^\/?([^/]+)\/(.*)$/.exec(decodeURIComponent(from)) ?? [];
    const found = this.at(bucket).get(key);
    if (found === undefined) return { status: 404, headers: XML, body: error("NoSuchKey") };
    const hash = this.put(container, name, found.content);
    const body = `<CopyObjectResult><ETag>"${hash}"</ETag><LastModified>${new Date().toISOString()}</LastModified></CopyObjectResult>`;
    return { status: 200, headers: XML, body };
  }

  private multipart({ method, container, name, query }: ObjectRequest, body: Buffer): ObjectAnswer {
    const id = query.get("uploadId") ?? String(this.uploads.size + 1);
    const parts = this.uploads.get(id) ?? new Map<number, Buffer>();
    this.uploads.set(id, parts);
    const part = query.get("partNumber");
    if (part !== null) {
      parts.set(Number(part), body);
      return { status: 200, headers: { etag: `"${part}"` } };
    }
    if (method === "DELETE") return { status: 204 };
    if (query.has("uploads"))
      return {
        status: 200,
        headers: XML,
        body: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      };
    const content = [...parts].sort(([one], [other]) => one - other).map(([, each]) => each);
    const hash = this.put(container, name, Buffer.concat(content));
    return {
      status: 200,
      headers: XML,
      body: `<CompleteMultipartUploadResult><ETag>"${hash}"</ETag></CompleteMultipartUploadResult>`,
    };
  }

  private s3List(container: string, query: URLSearchParams): ObjectAnswer {
    const [prefix, delimiter] = [query.get("prefix") ?? "", query.get("delimiter") ?? ""];
    const folders = new Set<string>();
    const contents: string[] = [];
    for (const [key, { content, hash, at }] of this.listed(container, prefix)) {
      const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
      if (end >= 0) folders.add(key.slice(0, end + delimiter.length));
      else
        contents.push(
          `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><ETag>"${hash}"</ETag><Size>${content.length}</Size></Contents>`,
        );
    }
    const shown = [...folders].map(
      (each) => `<CommonPrefixes><Prefix>${each}</Prefix></CommonPrefixes>`,
    );
    const body = `<ListBucketResult><Name>${container}</Name><IsTruncated>false</IsTruncated>${contents.join("")}${shown.join("")}</ListBucketResult>`;
    return { status: 200, headers: XML, body };
  }
}

const error = (code: string) => `<Error><Code>${code}</Code></Error>`;

function isChunked(headers: IncomingHttpHeaders): boolean {
  return String(headers["x-amz-content-sha256"] ?? "").startsWith("STREAMING-");
}

/** The content of a body in chunks, each after a line with its length. */
function unchunked(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf("\r\n", at);
    const length = Number.parseInt(body.subarray(at, end).toString("latin1"), 16);
    if (end < 0 || !(length > 0)) return Buffer.concat(chunks);
    chunks.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}

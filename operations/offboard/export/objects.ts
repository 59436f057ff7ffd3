/**
 * The objects of the tenant's containers, with all their versions. A large object, static or dynamic, arrives joined; its
 * parts are objects of their own containers and are exported there, too.
 */
import type { Message } from "../../../output/message.ts";
import { each } from "../../cloud/each.ts";
import { type Digest, rangeFrom } from "./content.ts";
import { type Exporting, projectsOf, type Source } from "./exporting.ts";
import { EXPORT } from "./messages.ts";
import { fileName } from "./paths.ts";

const SERVICE = "object-store";
const PAGE = 1000;
/** What people noted of an object, how to read it, and whether it is a large one. */
const METADATA =
  /^(x-object-meta-.+|content-(type|encoding|disposition)|x-delete-at|etag|x-object-manifest|x-static-large-object)$/;
const DYNAMIC = "x-object-manifest";
const LARGE = ["x-static-large-object", DYNAMIC];
const DELETED = /^application\/x-deleted/;
/** Objects whose lines wait in memory. */
const AT_ONCE = 64;

/** One version of an object, as a listing has it. */
interface Listed {
  readonly name: string;
  readonly bytes: number;
  readonly hash: string;
  readonly last_modified: string;
  readonly content_type?: string;
  /** Only in a container with versions. */
  readonly version_id?: string;
  readonly is_latest?: boolean;
}

/** Where an account is read. */
interface Account {
  readonly of: Source;
  readonly path: string;
}

export async function exportObjects(exporting: Exporting): Promise<void> {
  const { cloud, missing } = exporting;
  if (!cloud.offers(SERVICE)) return;
  for (const project of projectsOf(exporting)) {
    const account = await accountOf(exporting, project);
    if (account === undefined) missing(`object-store ${project}`, EXPORT.closedAccount, true);
    else
      for (const { name } of await containersOf(account)) await container(exporting, account, name);
  }
}

/** The account of a project as the administrator may read it, otherwise as the tenant's service account. */
async function accountOf({ cloud, account }: Exporting, project: string) {
  const own = cloud.endpoint(SERVICE).replace(/^.*\//, "");
  const path = `/../AUTH_${project}`;
  if (own.startsWith("AUTH_")) {
    const answer = await cloud.raw("HEAD", SERVICE, path, {}, undefined, [401, 403, 404]);
    if (answer.ok || answer.status === 404) return { of: cloud, path };
  }
  const of = await account(project).catch(() => undefined);
  return of && { of, path: "" };
}

async function containersOf(account: Account): Promise<{ readonly name: string }[]> {
  const all: { name: string }[] = [];
  for await (const page of listing<{ name: string }>(account, account.path)) all.push(...page);
  return all;
}

/** A listing, page after page; nothing if there is no account. */
async function* listing<T extends Partial<Listed>>(
  { of }: Account,
  at: string,
  versions = false,
): AsyncGenerator<readonly T[]> {
  const query = new URLSearchParams({ format: "json", limit: String(PAGE) });
  if (versions) query.set("versions", "true");
  for (;;) {
    const answer = await of.raw("GET", SERVICE, `${at}?${query}`, {}, undefined, [404]);
    const page = answer.ok ? ((await answer.json()) as T[]) : [];
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    query.set("marker", last.name ?? "");
    if (last.version_id !== undefined) query.set("version_marker", last.version_id);
  }
}

/** Every object of a container, and a list of them that has their names, their types and what people noted. */
async function container(exporting: Exporting, account: Account, name: string): Promise<void> {
  const { site, folder } = exporting;
  const at = `${account.path}/${encodeURIComponent(name)}`;
  const { headers } = await account.of.raw("HEAD", SERVICE, at);
  const isVersioned = headers.get("x-versions-enabled")?.toLowerCase() === "true";
  async function* lines() {
    for await (const page of listing<Listed>(account, at, isVersioned)) {
      for (let from = 0; from < page.length; from += AT_ONCE) {
        // All requests of a batch end before the first failure of it does.
        const done = await each(page.slice(from, from + AT_ONCE), (listed) =>
          object(exporting, account, name, listed).catch((error: Error) => error),
        );
        for (const line of done) {
          if (line instanceof Error) throw line;
          yield `${JSON.stringify(line)}\n`;
        }
      }
    }
  }
  await folder.write(`${site}/containers/${fileName(name)}.jsonl`, lines());
}

async function object(
  { site, folder, missing }: Exporting,
  { of, path: account }: Account,
  container: string,
  listed: Listed,
) {
  const { name, hash, version_id: version = "", is_latest: isLatest = true } = listed;
  const line = { ...listed, container };
  if (DELETED.test(listed.content_type ?? "")) return { ...line, deleted: true };
  const lacks = (why: Message) => {
    missing(`${container}/${name}`, why, true);
    return { ...line, missing: why.en };
  };
  const parts = [container, ...name.split("/")];
  if (parts.some(isDots)) return lacks(EXPORT.dots);
  const inside = isLatest ? fileName(name) : `${fileName(name)}@${fileName(version)}`;
  const query = isLatest ? "" : `?version-id=${encodeURIComponent(version)}`;
  const there = `${account}/${parts.map(encodeURIComponent).join("/")}${query}`;
  const done = await folder.fetch({
    path: `${site}/${isLatest ? "objects" : "versions"}/${fileName(container)}/${inside}`,
    identity: [hash, listed.last_modified, version].join(" "),
    // Of a large object, the tag is a digest of its parts' digests.
    digest: (headers) =>
      LARGE.some((header) => headers.has(header)) ? undefined : md5Of(headers.get("etag") ?? hash),
    // The parts of a dynamic one change without it.
    isStale: async ({ metadata }) => {
      if (metadata?.[DYNAMIC] === undefined) return false;
      const { headers } = await of.raw("HEAD", SERVICE, there);
      return headers.get("etag") !== metadata.etag;
    },
    open: (offset, tag) => of.download(SERVICE, there, rangeFrom(offset, tag)),
    metadata: (headers) => Object.fromEntries([...headers].filter(([key]) => METADATA.test(key))),
  });
  if ("reason" in done) return lacks({ fr: done.reason, en: done.reason });
  return { ...line, path: done.path, sha256: done.sha256, metadata: done.metadata };
}

/** An address with such a part leads to another object. */
const isDots = (part: string) => part === "." || part === "..";

function md5Of(tag: string): Digest | undefined {
  const value = tag.replaceAll('"', "");
  return /^[0-9a-f]{32}$/.test(value) ? { algorithm: "md5", value } : undefined;
}

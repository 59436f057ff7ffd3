/** Accounts and containers of objects (Swift): who may read and write, and where they are copied to. */
import { createHash } from "node:crypto";
import type { Item } from "../../cloud/client.ts";
import { each } from "../../cloud/each.ts";
import { fields, type Kind, quoted, type ReadableCloud, type Reading } from "./kind.ts";

const SERVICE = "object-store";
const PAGE = 1000;

export const objects: readonly Kind[] = [
  {
    kind: "container",
    title: { fr: "conteneur d'objets", en: "container" },
    service: SERVICE,
    type: "openstack:objectstorage/container:Container",
    list: containers,
    recordedKey: ({ id = "" }, project = "") => `${project}/${id}`,
    properties: fields({
      name: "name",
      containerRead: "read",
      containerWrite: "write",
      containerSyncTo: "syncTo",
      metadata: "metadata",
      versioning: "versioning",
      versioningLegacy: "versioningLegacy",
    }),
    remove: ({ name }) => `openstack container delete ${quoted(String(name))}`,
  },
  {
    kind: "TempURL key",
    title: { fr: "clé d'adresses temporaires", en: "TempURL key" },
    service: SERVICE,
    list: keys,
    remove: ({ header }) => `swift post --header ${quoted(`${header}:`)}`,
  },
];

/** Work on the account of each tenant's project; an account that cannot be opened is named, not passed over. */
async function accounts<T>(
  reading: Reading,
  work: (account: ReadableCloud, path: string, project: string) => Promise<readonly T[]>,
): Promise<T[]> {
  const { cloud, projects, account, closed } = reading;
  const own = cloud.endpoint(SERVICE).replace(/^.*\//, "");
  const lists = await each(projects(), async ({ id, name = id }) => {
    const there = /^AUTH_/.test(own) ? `/../AUTH_${id}` : undefined;
    const opened = there && (await may(cloud, there)) ? { of: cloud, path: there } : undefined;
    const other = opened ? undefined : await account(id).catch(() => undefined);
    const open = opened ?? (other && { of: other, path: "" });
    if (open === undefined) {
      closed(name);
      return [];
    }
    return work(open.of, open.path, id);
  });
  return lists.flat();
}

async function may(cloud: ReadableCloud, path: string): Promise<boolean> {
  const answer = await cloud.raw("HEAD", SERVICE, path, {}, undefined, [401, 403, 404]);
  return answer.ok || answer.status === 404;
}

function containers(reading: Reading): Promise<Item[]> {
  return accounts(reading, async (account, path, project) => {
    const found = await pages(account, path);
    return each(found, async (name) => {
      const at = `${path}/${encodeURIComponent(name)}`;
      const { headers } = await account.raw("HEAD", SERVICE, at);
      return containerOf(name, project, headers);
    });
  });
}

async function pages(account: ReadableCloud, path: string): Promise<string[]> {
  const all: string[] = [];
  for (;;) {
    const marker = encodeURIComponent(all.at(-1) ?? "");
    const query = `?format=json&limit=${PAGE}&marker=${marker}`;
    const answer = await account.raw("GET", SERVICE, path + query, {}, undefined, [404]);
    const page = answer.ok ? ((await answer.json()) as { name: string }[]) : [];
    all.push(...page.map(({ name }) => name));
    if (page.length < PAGE) return all;
  }
}

function containerOf(name: string, project: string, headers: Headers): Item {
  const metadata = [...headers].flatMap(([header, value]) => {
    const [, key] = /^x-container-meta-(.+)$/.exec(header) ?? [];
    return key === undefined || /^temp-url-key/.test(key) ? [] : [[key, value]];
  });
  return {
    id: `${project}/${name}`,
    name,
    project_id: project,
    read: headers.get("x-container-read"),
    write: headers.get("x-container-write"),
    syncTo: headers.get("x-container-sync-to"),
    versioning: headers.get("x-versions-enabled")?.toLowerCase() === "true",
    versioningLegacy: formerVersioning(headers),
    metadata: Object.fromEntries(metadata),
  };
}

/** The older way of keeping versions: they go into another container, with readers of its own. */
function formerVersioning(headers: Headers): Record<string, string> | undefined {
  for (const type of ["versions", "history"]) {
    const location = headers.get(`x-${type}-location`);
    if (location !== null) return { type, location };
  }
  return undefined;
}

const KEYS = /^x-(account|container)-meta-temp-url-key(-2)?$/;

/** Anyone with such a key can read objects without a login. Of the key itself only a digest leaves this function. */
function keys(reading: Reading): Promise<Item[]> {
  return accounts(reading, async (account, path, project) => {
    const account0 = await account.raw("HEAD", SERVICE, path, {}, undefined, [404]);
    const inside = await each(await pages(account, path), async (name) => {
      const at = `${path}/${encodeURIComponent(name)}`;
      return keysIn((await account.raw("HEAD", SERVICE, at)).headers, project, name);
    });
    return [...keysIn(account0.headers, project), ...inside.flat()];
  });
}

function keysIn(headers: Headers, project: string, container?: string): Item[] {
  return [...headers]
    .filter(([header, value]) => KEYS.test(header) && value !== "")
    .map(([header, value]) => ({
      id: [project, container, header].filter(Boolean).join("/"),
      name: [container, header].filter(Boolean).join(" "),
      project_id: project,
      header,
      digest: createHash("sha256").update(value).digest("hex").slice(0, 12),
    }));
}

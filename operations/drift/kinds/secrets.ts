/** Secrets and who may read them (Barbican): never their payload. */
import type { Item } from "../../cloud/client.ts";
import { each } from "../../cloud/each.ts";
import { HttpStatusError } from "../../cloud/http.ts";
import { fields, type Kind, quoted, type ReadableCloud, type Reading } from "./kind.ts";

const SERVICE = "key-manager";
const FORBIDDEN = 403;

export const secrets: readonly Kind[] = [
  secretKind("secret", { fr: "secret", en: "secret" }, "secrets", "secret_ref"),
  secretKind(
    "secret container",
    { fr: "conteneur de secrets", en: "secret container" },
    "containers",
    "container_ref",
  ),
];

function secretKind(kind: string, title: Kind["title"], key: string, ref: string): Kind {
  return {
    kind,
    title,
    service: SERVICE,
    ...(key === "secrets" && { type: "openstack:keymanager/secretV1:SecretV1" }),
    list: (reading) => listed(reading, key, ref),
    properties: fields({ name: "name", acl: "acl" }),
    tenants: ({ open }) => open !== true,
    remove: ({ id }) =>
      `openstack ${key === "secrets" ? "secret" : "secret container"} delete ${quoted(id)}`,
  };
}

/** Barbican lists the secrets of the caller's own project alone. */
async function listed(reading: Reading, key: string, ref: string): Promise<Item[]> {
  const lists = await each(reading.projects(), async ({ id, name = id }) => {
    const account = await reading.account(id).catch(() => undefined);
    if (account === undefined) {
      reading.closed(name);
      return [];
    }
    try {
      return await secretsOf(account, id, key, ref);
    } catch (error) {
      if (!(error instanceof HttpStatusError) || error.status !== FORBIDDEN) throw error;
      reading.closed(name); // its account may order no secrets, and so it may list none
      return [];
    }
  });
  return lists.flat();
}

async function secretsOf(
  account: ReadableCloud,
  project: string,
  key: string,
  ref: string,
): Promise<Item[]> {
  const found = await account.list(SERVICE, `/v1/${key}?limit=100`, key);
  return each(found, async (item) => {
    const id = String(item[ref]).replace(/^.*\//, "");
    const acl = await account.get<Acl>(SERVICE, `/v1/${key}/${id}/acl`);
    const { users = [], "project-access": whole = true } = acl.read ?? {};
    return {
      id,
      name: String(item.name ?? id),
      project_id: project,
      // The project's own access is the usual state.
      ...(users.length > 0 && { open: true, acl: { read: { users, projectAccess: whole } } }),
    };
  });
}

interface Acl {
  readonly read?: { readonly users?: string[]; readonly "project-access"?: boolean };
}

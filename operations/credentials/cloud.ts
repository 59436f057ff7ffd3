/** The credentials that Keystone has of a site's accounts, beside those that are recorded. Secrets are not read. */
import type { Cloud, Item } from "../cloud/client.ts";
import type { Known } from "./model.ts";
import type { Recorded } from "./recorded.ts";

/** A project in which the accounts of one country work. */
export interface Account {
  readonly id: string;
  readonly name: string;
}

/** Application credentials and EC2 keys of the site's users that no state records; never the secret of one. */
export async function unrecorded(
  cloud: Cloud,
  site: string,
  country: string,
  recorded: readonly Recorded[],
  expected: { readonly user: string | undefined; readonly keys: number },
): Promise<Known[]> {
  const users = await cloud.list("identity", "/users", "users");
  const ours = users.filter(
    ({ name = "", id }) => name.startsWith(`${site}-`) || id === expected.user,
  );
  const ids = new Set(recorded.map(({ resource }) => resource.id));
  const credentials = await Promise.all(ours.map((user) => applicationCredentials(cloud, user)));
  const keys = await cloud.list("identity", "/credentials?type=ec2", "credentials");
  const known = new Map(ours.map((user) => [user.id, user.name ?? user.id]));
  const others = [...known].flatMap(([id, name]) => {
    const own = keys.filter(({ user_id }) => user_id === id);
    const extra = id === expected.user ? own.slice(expected.keys) : own;
    return extra.map((_, index) => ({ id: `ec2-key/${name}/${index + 1}` }));
  });
  return [
    ...credentials
      .flat()
      .filter(({ id }) => !ids.has(id))
      .map(({ name, of }): Known => {
        const kind = "application-credential" as const;
        return { kind, id: `${kind}/${of}/${name}`, owner: country, recorded: false };
      }),
    ...others.map(({ id }): Known => ({ kind: "ec2-key", id, owner: country, recorded: false })),
  ];
}

async function applicationCredentials(cloud: Cloud, { id, name = id }: Item) {
  const path = `/users/${id}/application_credentials`;
  const found = await cloud.list("identity", path, "application_credentials");
  return found.map((each) => ({ id: each.id, name: each.name ?? each.id, of: name }));
}

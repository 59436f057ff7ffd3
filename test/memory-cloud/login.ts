/** The login at a cloud in memory, which checks no password. */
import type { Fields } from "./collections.ts";
import { ADMINISTRATOR, type Answer, type Services } from "./services.ts";

/** Where a cloud in memory is, and its services: types, and their paths below its address. */
export interface Place {
  readonly root: string;
  readonly region: string;
  readonly services: Readonly<Record<string, string>>;
}

/** Who logs in. */
export interface Identity {
  readonly user: Named;
  readonly project: Named;
}
interface Named {
  readonly id: string;
  readonly name: string;
}

const ADMIN: Identity = {
  user: { id: "admin", name: "admin" },
  project: { id: ADMINISTRATOR, name: "admin" },
};

/** Whose login the body of a request is: of an account that the cloud has, otherwise of the administrator. */
export function identityIn(body: Fields, cloud: Services): Identity {
  const { auth } = body as { auth?: Auth };
  const sent = auth?.identity?.password?.user;
  const user = cloud.find("identity/v3/users", ({ id, name }) =>
    sent?.id === undefined ? name === sent?.name : id === sent.id,
  );
  const project = cloud.find("identity/v3/projects", ({ id }) => id === auth?.scope?.project?.id);
  return { user: user ?? ADMIN.user, project: project ?? ADMIN.project } as Identity;
}
interface Auth {
  readonly identity?: { readonly password?: { readonly user?: Partial<Named> } };
  readonly scope?: { readonly project?: Partial<Named> };
}

/** Keystone's answer to a login. */
export function login(
  { root, region, services }: Place,
  { user, project }: Identity = ADMIN,
): Answer {
  const catalog = Object.entries(services).map(([type, path]) => {
    const endpoint = { interface: "public", region, region_id: region, url: `${root}/${path}` };
    return { type, name: type, endpoints: [endpoint] };
  });
  const domain = { id: "default", name: "Default" };
  const who = {
    user: { id: user.id, name: user.name, domain },
    project: { id: project.id, name: project.name, domain },
  };
  const roles = [{ id: "admin", name: "admin" }];
  const token = { catalog, ...who, roles, expires_at: "2099-01-01T00:00:00.000000Z" };
  return [201, { token }];
}

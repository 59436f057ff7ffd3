/** The login at a cloud in memory, which checks no password. */
import { ADMINISTRATOR, type Answer } from "./services.ts";

/** Where a cloud in memory is, and its services: types, and their paths below its address. */
export interface Place {
  readonly root: string;
  readonly region: string;
  readonly services: Readonly<Record<string, string>>;
}

/** Keystone's answer to a login of the administrator. */
export function login({ root, region, services }: Place): Answer {
  const catalog = Object.entries(services).map(([type, path]) => {
    const endpoint = { interface: "public", region, region_id: region, url: `${root}/${path}` };
    return { type, name: type, endpoints: [endpoint] };
  });
  const domain = { id: "default", name: "Default" };
  const user = { id: "admin", name: "admin", domain };
  const project = { id: ADMINISTRATOR, name: "admin", domain };
  const roles = [{ id: "admin", name: "admin" }];
  const token = { catalog, user, project, roles, expires_at: "2099-01-01T00:00:00.000000Z" };
  return [201, { token }];
}

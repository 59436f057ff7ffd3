/** The place of the stack's state: a project of its own, which one user with one role enters. */
import { z } from "zod";
import { copyOrder } from "../../state/copy.ts";
import { copyContainerOf } from "../../state/paths.ts";
import type { Check } from "../check.ts";
import { type Examined, NO_ACCOUNT } from "../examined.ts";
import { finding } from "../model.ts";
import { TEXTS } from "./state-place-messages.ts";

const PROJECT = "state";
const KEEPER = "state-keeper";
const ROLE = "member";

const named = z.object({ id: z.string(), name: z.string(), enabled: z.boolean() });
const entry = z.object({ id: z.string(), name: z.string().optional() });
const assignment = z.object({
  user: entry.optional(),
  group: entry.optional(),
  role: entry,
});
/** Only the project: the rest of a credential is its secret. */
const credential = z.object({ project_id: z.string().nullish() });

export const statePlace: Check = {
  key: "state-place",
  item: "state-place",
  title: TEXTS.title,
  async *run({ cloud }) {
    const at = `/projects?name=${PROJECT}`;
    const [project] = await cloud.list("identity", at, "projects", named);
    const [keeper] = await cloud.list("identity", `/users?name=${KEEPER}`, "users", named);
    const values = { project: PROJECT, user: KEEPER, role: ROLE };
    if (!project?.enabled) yield finding(TEXTS.noProject, values);
    if (!keeper?.enabled) yield finding(TEXTS.noKeeper, values);
    if (project === undefined || keeper === undefined) return;
    const scope = `include_names=true&scope.project.id=${project.id}`;
    const list = (query: string) =>
      cloud.list("identity", `/role_assignments?${query}`, "role_assignments", assignment);
    const direct = await list(scope);
    const entering = await list(`effective&${scope}`);
    const own = direct.filter(({ user }) => user?.id === keeper.id);
    if (!own.some(({ role }) => role.name === ROLE)) yield finding(TEXTS.noRole, values);
    for (const { role } of own.filter((one) => one.role.name !== ROLE)) {
      yield finding(TEXTS.moreRoles, { ...values, role: role.name ?? role.id });
    }
    for (const { group } of direct) {
      if (group) yield finding(TEXTS.group, { ...values, group: group.name ?? group.id });
    }
    const others = entering.flatMap(({ user }) => (user && user.id !== keeper.id ? [user] : []));
    for (const [id, { name = id }] of new Map(others.map((user) => [user.id, user]))) {
      yield finding(TEXTS.other, { ...values, other: name, id });
    }
    const keys = `/credentials?type=ec2&user_id=${keeper.id}`;
    const found = await cloud.list("identity", keys, "credentials", credential);
    const key = found.some((one) => one.project_id === project.id);
    if (!key) yield finding(TEXTS.noKey, values);
  },
};

export const stateContainer: Check = {
  key: "state-container",
  item: "state-place",
  title: TEXTS.containerTitle,
  async *run(examined) {
    const { keeper } = examined;
    if (keeper === undefined) {
      yield NO_ACCOUNT;
      return;
    }
    for (const container of containersOf(examined)) {
      const path = `/${encodeURIComponent(container)}`;
      const { status, headers } = await keeper.headers("HEAD", "object-store", path);
      const values = { container };
      if (status === 404) yield finding(TEXTS.noContainer, values);
      else if (status >= 300) yield finding(TEXTS.closed, { ...values, status: String(status) });
      for (const list of ["x-container-read", "x-container-write", "x-container-sync-to"]) {
        const value = headers.get(list);
        if (value && !isCopy(examined, list, value)) {
          yield finding(TEXTS.shared, { ...values, list, value });
        }
      }
    }
  },
};

/** Whether this leads to the copy of the state that the registry orders, and to no other place. */
function isCopy({ estate }: Examined, list: string, value: string): boolean {
  const order = copyOrder(estate);
  if (list !== "x-container-sync-to" || order === undefined) return false;
  const copy = copyContainerOf(estate.siteKey);
  // Realm, site and container are keys of the registry: letters, digits and hyphens.
  return new RegExp(`^//${order.realm}/${order.at}/AUTH_[0-9a-f]+/${copy}$`).test(value);
}

/** The containers that the registry names for the site's state. */
function containersOf({ estate }: Examined): string[] {
  return estate.allianceSite.state.backends.flatMap((backend) => {
    const url = URL.parse(backend);
    return url?.protocol === "s3:" ? [url.hostname] : [];
  });
}

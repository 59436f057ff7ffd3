/**
 * The freeze of a tenant, written into its file, so that people review it and the next update carries it out: its people
 * read, its programs lose their credential, and nothing passes its segments.
 */
import { CLUSTER_ROLES } from "../../checks/clusters.ts";
import { CONTAINER_ROLE } from "../../checks/containers.ts";
import { heldIn } from "../../checks/tenant-addresses.ts";
import { meet } from "../../estate/addresses.ts";
import { type Edit, Overtaken, textOf, writeAll } from "../../estate/edit/files.ts";
import { condense, replaceAt } from "../../estate/edit/yaml.ts";
import type { Path } from "../../estate/load/source.ts";
import type { Namespace, Tenant } from "../../estate/model/index.ts";
import { withMoves } from "../../estate/move/moving-tenants.ts";
import { standbyKey } from "../../estate/standby.ts";
import { prefixEnds } from "../../estate/topology.ts";
import { type Language, render } from "../../output/message.ts";
import { shownPath } from "../../output/path.ts";
import { UserError } from "../../output/user-error.ts";
import { FREEZE } from "./freeze-messages.ts";
import { type Declared, newIssues } from "./obstacles.ts";

/** What `--freeze` did. */
export interface Frozen {
  readonly site: string;
  readonly tenant: string;
  readonly file: string;
  /** Whether the file was changed; otherwise the tenant was frozen already. */
  readonly written: boolean;
  /** Roles that its service account keeps because the deletion needs them. */
  readonly kept: readonly string[];
  /** Its standby site; absent if it has none. */
  readonly standby?: string;
}

/** One value of the tenant's file that a freeze replaces. */
interface Change {
  readonly path: Path;
  /** YAML that fits on the line. */
  readonly source: string;
}

const READER = "reader";
const CREATOR = "creator";
/** Barbican asks for one or the other, by its release, of who lists and destroys secrets. */
const SECRET_ROLES = ["member", CREATOR] as const;

export function isFrozen(tenant: Tenant): boolean {
  return changesOf(tenant).length === 0;
}

/** The tenant's file, frozen; every comment and all else stays as it was. Pure. */
export function frozenText(text: string, tenant: Tenant): string {
  return changesOf(tenant).reduce((done, { path, source }) => {
    const isCollection = source.startsWith("[") || source.startsWith("{");
    return isCollection ? condense(done, path, source) : replaceAt(done, path, source);
  }, text);
}

/** Writes the freeze into the tenant's file. @throws UserError, and nothing is written, if others need its segments */
export async function freeze(declared: Declared, today: string): Promise<Frozen> {
  const { site, tenant, file, data, text } = declared;
  const { standby } = data.continuity ?? {};
  const roles = data.serviceAccount === undefined ? [] : accountRoles(data);
  const kept = roles.filter((role) => role !== READER);
  const done = { site, tenant, file, kept, ...(standby !== undefined && { standby }) };
  if (isFrozen(data)) return { ...done, written: false };
  rejectFollowers(declared);
  const was = await textOf(file);
  if (was?.replace(/^\uFEFF/, "") !== text) throw new Overtaken(file);
  const edit = { file, was, text: was.slice(0, was.length - text.length) + frozenText(text, data) };
  await rejectUnsound(declared, edit, today);
  await writeAll([edit]);
  return { ...done, written: true };
}

function changesOf(tenant: Tenant): Change[] {
  const { groups, flows, clusters } = tenant;
  return [
    ...Object.entries(groups).flatMap(([key, { roles }]) =>
      rolesChange(["groups", key, "roles"], roles, [READER]),
    ),
    ...accountChanges(tenant),
    ...noFlows(["flows"], flows),
    ...Object.entries(clusters).flatMap(([cluster, { namespaces }]) =>
      Object.entries(namespaces).flatMap(([name, namespace]) =>
        namespaceChanges(["clusters", cluster, "namespaces", name], namespace),
      ),
    ),
  ];
}

function accountChanges(tenant: Tenant): Change[] {
  const { serviceAccount } = tenant;
  if (serviceAccount === undefined) return [];
  const credential = ["serviceAccount", "applicationCredential"];
  return [
    ...rolesChange(["serviceAccount", "roles"], serviceAccount.roles, accountRoles(tenant)),
    ...(serviceAccount.applicationCredential ? [{ path: credential, source: "false" }] : []),
  ];
}

function namespaceChanges(path: Path, { access, flows }: Namespace): Change[] {
  const groups = Object.keys(access).filter((group) => access[group] !== "view");
  return [
    ...groups.map((group) => ({ path: [...path, "access", group], source: "view" })),
    ...noFlows([...path, "flows"], flows),
  ];
}

function rolesChange(path: Path, roles: readonly string[], wanted: readonly string[]): Change[] {
  if (roles.length === wanted.length && roles.every((role) => wanted.includes(role))) return [];
  return [{ path, source: `[${wanted.join(", ")}]` }];
}

function noFlows(path: Path, flows: Readonly<Record<string, unknown>>): Change[] {
  return Object.keys(flows).length === 0 ? [] : [{ path, source: "{}" }];
}

/**
 * What its service account may still do: only read, unless it owns what is deleted later. Its clusters and containers are
 * deleted through it, and it destroys the secrets that it could create.
 */
function accountRoles({ serviceAccount, clusters, containers }: Tenant): string[] {
  const { roles = [] } = serviceAccount ?? {};
  const needed = new Set<string>([
    ...(Object.keys(clusters).length > 0 ? CLUSTER_ROLES : []),
    ...(Object.keys(containers).length > 0 ? [CONTAINER_ROLE] : []),
    ...(roles.includes(CREATOR) ? SECRET_ROLES : []),
  ]);
  const kept = roles.filter((role) => needed.has(role));
  return kept.length > 0 ? kept : [READER];
}

/** Flows of other tenants that lead to its segments: a freeze would leave them without an end. */
function rejectFollowers({ tenant, file, sources }: Declared): void {
  const { sites } = withMoves(sources).sources;
  const prefixes = heldIn(sites).flatMap((each) =>
    each.tenant.file === file ? [each.prefix] : [],
  );
  const others = [...sites.values()].flatMap(({ tenants }) =>
    [...tenants.values()].filter((other) => other.file !== file),
  );
  const found = others.flatMap((other) =>
    prefixEnds(other.data)
      .filter(({ cidr }) => meet(cidr, prefixes))
      .map(({ path }) => other.at(path.slice(0, -2)))
      .map((at) => `  ${shownPath(at.file)}:${at.line}: ${at.path}`),
  );
  const flows = [...new Set(found)];
  if (flows.length === 0) return;
  const values = { tenant, file: shownPath(file), count: flows.length, flows: flows.join("\n") };
  throw new UserError(FREEZE.followers, values);
}

/** What the check would report about the frozen file. */
async function rejectUnsound(declared: Declared, edit: Edit, today: string): Promise<void> {
  const issues = await newIssues(declared, [edit], today);
  if (issues.length === 0) return;
  const { tenant, file } = declared;
  const each = (language: Language) => issues.map((issue) => `  ${issue[language]}`).join("\n");
  const values = { tenant, file: shownPath(file), count: issues.length };
  throw new UserError(FREEZE.unsound, { ...values, issues: { fr: each("fr"), en: each("en") } });
}

/** What was written, and what people do next. */
export function freezeText(frozen: Frozen, language: Language): string {
  const { site, tenant, file, written, kept, standby } = frozen;
  const say = (text: keyof typeof FREEZE, values = {}) =>
    render(FREEZE[text], { site, tenant, file: shownPath(file), ...values }, language);
  const accounts = [
    [site, tenant],
    ...(standby === undefined ? [] : [[standby, standbyKey(site, tenant)]]),
  ] as const;
  const rotate = accounts.map(([at, key]) => `npx estate rotate ${at} service-account/${key}`);
  return [
    say(written ? "written" : "already"),
    say("review"),
    say("up"),
    ...(standby === undefined ? [] : [say("standby", { standby })]),
    ...(kept.length === 0
      ? []
      : [say("account", { kept: kept.join(", "), rotate: rotate.join("; ") })]),
  ].join("\n");
}

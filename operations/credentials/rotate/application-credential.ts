/**
 * The application credential of a service account. Keystone allows several: the new one is made beside the old one, by
 * the account itself, and recorded in its place; the old one ends when the tenant's programs have the new one.
 */
import { UserError } from "../../../output/user-error.ts";
import type { Cloud } from "../../cloud/client.ts";
import { connectAsServiceAccount } from "../../cloud/service-account.ts";
import { exportState, importState, textOf } from "../../deploy/pulumi.ts";
import { connect } from "../../deploy/rehearsal-site.ts";
import { prepareWorkspace } from "../../deploy/workspace.ts";
import { keepState } from "../../state/record.ts";
import { Store } from "../../state/store.ts";
import { recordedCredentials } from "../recorded.ts";
import { note, type Rotation } from "../rotations.ts";
import { type Context, type Handler, subjectOf } from "./context.ts";
import { TEXTS } from "./messages.ts";
import { type Fresh, recordedWith } from "./recorded-with.ts";

export const applicationCredential: Handler = { begin, finish };

async function begin(context: Context, begun: Rotation | undefined): Promise<Rotation> {
  const { site, id, now } = context;
  const workspace = await prepareWorkspace(site);
  const state = await exportState(workspace, { secrets: true });
  const found = recordedCredentials(site, "", state).find((one) => one.id === id);
  const { id: recorded, inputs, outputs } = found?.resource ?? {};
  if (state === undefined || recorded === undefined) {
    throw new UserError(TEXTS.notRecorded, { site, id });
  }
  const since = now().toISOString();
  const empty = { since, step: "begun" as const, before: [], sites: [] };
  const rotation = begun ?? { ...empty, old: [recorded] };
  if (begun === undefined) await note(site, id, rotation);
  if (!rotation.old.includes(recorded)) return rotation; // an interrupted run has recorded the new one
  const account = await connectAsServiceAccount(workspace, subjectOf(context));
  const name = `${site}-${subjectOf(context)}-${rotation.since.replaceAll(/[-:.]/g, "")}`;
  const fresh = await make(account, name, inputs?.roles);
  const secret = textOf(outputs?.secret) ?? "";
  const at = { old: { id: recorded, secret }, fresh, created: rotation.since };
  await importState(workspace, recordedWith(state, at));
  await keepState(site, await Store.open(site));
  return rotation;
}

async function finish({ site, id }: Context, { old }: Rotation): Promise<void> {
  const state = await exportState(await prepareWorkspace(site));
  const recorded = recordedCredentials(site, "", state).find((one) => one.id === id);
  if (recorded === undefined || old.includes(recorded.resource.id ?? "")) {
    throw new UserError(TEXTS.notInPlace, { site });
  }
  const cloud = await connect(site);
  const user = await accountOf(cloud, `${site}-${subjectOf({ id })}-service-account`);
  for (const each of old) {
    await cloud.delete("identity", `/users/${user}/application_credentials/${each}`);
  }
}

/** The secret is shown once: one that an interrupted run has made, and not recorded, is made again. */
async function make(account: Cloud, name: string, roles: unknown): Promise<Fresh> {
  const path = `/users/${account.user}/application_credentials`;
  const there = await account.list("identity", path, "application_credentials");
  for (const lost of there.filter((one) => one.name === name)) {
    await account.delete("identity", `${path}/${lost.id}`);
  }
  const wanted = Array.isArray(roles) ? roles.map((role) => ({ name: String(role) })) : [];
  const { application_credential: made } = await account.write<{ application_credential: Fresh }>(
    "POST",
    "identity",
    path,
    { application_credential: { name, roles: wanted, unrestricted: false } },
  );
  return made;
}

async function accountOf(cloud: Cloud, name: string): Promise<string> {
  const path = `/users?name=${encodeURIComponent(name)}`;
  const [user] = await cloud.list("identity", path, "users");
  if (user === undefined) throw new UserError(TEXTS.noUser, { name });
  return user.id;
}

/**
 * The application credential of a service account. Keystone allows several: the new one is made beside the old one, by
 * the account itself, and recorded in its place; the old one ends when the tenant's programs have the new one.
 */
import { UserError } from "../../../output/user-error.ts";
import type { Cloud } from "../../cloud/client.ts";
import { connectAsServiceAccount } from "../../cloud/service-account.ts";
import { textOf } from "../../deploy/pulumi.ts";
import { connect } from "../../deploy/rehearsal-site.ts";
import { prepareWorkspace } from "../../deploy/workspace.ts";
import { stateOf } from "../../state/record.ts";
import type { StackState } from "../../state/stack-state.ts";
import { Store } from "../../state/store.ts";
import { replacementName } from "../credential-name.ts";
import { type Recorded, recordedCredentials } from "../recorded.ts";
import { note, notInPlace, type Rotation } from "../rotations.ts";
import { type Context, type Handler, subjectOf } from "./context.ts";
import { TEXTS } from "./messages.ts";
import { readState, writeState } from "./recorded-state.ts";
import { type Fresh, recordedWith } from "./recorded-with.ts";

export const applicationCredential: Handler = { begin, finish };

async function begin(context: Context, begun: Rotation | undefined): Promise<Rotation> {
  const { site, id, now } = context;
  const state = await readState(site);
  const found = recordedAs(context, state);
  const { id: recorded, inputs, outputs } = found?.resource ?? {};
  if (state === undefined || recorded === undefined) {
    throw new UserError(TEXTS.notRecorded, { site, id });
  }
  const since = now().toISOString();
  const rotation = begun ?? { since, step: "begun", old: [recorded], before: [], sites: [] };
  if (begun === undefined) await note(site, id, rotation);
  if (isReplaced(context, found, rotation)) return rotation; // an interrupted run has recorded the new one
  const account = await connectAsServiceAccount(await prepareWorkspace(site), subjectOf(context));
  const fresh = await make(account, nameFor(context, rotation), inputs);
  const secret = textOf(outputs?.secret) ?? "";
  const at = { old: { id: recorded, secret }, fresh, created: rotation.since };
  await writeState(site, recordedWith(state, at));
  return rotation;
}

async function finish(context: Context, rotation: Rotation): Promise<void> {
  const { site, id, now } = context;
  const found = recordedAs(context, await stateOf(site, await Store.open(site)));
  const cloud = await connect(site);
  const user = await accountOf(cloud, `${site}-${subjectOf(context)}-service-account`);
  const path = `/users/${user}/application_credentials`;
  if (!isReplaced(context, found, rotation)) {
    // Programs may have the one that is not recorded any more: it is kept until the next end, and not made again.
    const there = await cloud.list("identity", path, "application_credentials");
    const name = nameFor(context, rotation);
    const unrecorded = there.filter((one) => one.name === name).map((one) => one.id);
    const recorded = found?.resource.id === undefined ? [] : [found.resource.id];
    const old = [...new Set([...rotation.old, ...recorded, ...unrecorded])];
    return notInPlace(site, id, { ...rotation, old, since: now().toISOString() });
  }
  for (const each of rotation.old) await cloud.delete("identity", `${path}/${each}`);
}

function recordedAs({ site, id }: Context, state: StackState | undefined): Recorded | undefined {
  return recordedCredentials(site, "", state).find((one) => one.id === id);
}

/** By the name: a state from an older copy may have an id that this replacement never saw. */
function isReplaced(context: Context, found: Recorded | undefined, rotation: Rotation): boolean {
  return found?.resource.inputs?.name === nameFor(context, rotation);
}

function nameFor(context: Context, { since }: Rotation): string {
  return replacementName(context.site, subjectOf(context), since);
}

/** The secret is shown once: one that an interrupted run has made, and not recorded, is made again. */
async function make(
  account: Cloud,
  name: string,
  { roles, description }: Readonly<Record<string, unknown>> = {},
): Promise<Fresh> {
  const path = `/users/${account.user}/application_credentials`;
  const there = await account.list("identity", path, "application_credentials");
  for (const lost of there.filter((one) => one.name === name)) {
    await account.delete("identity", `${path}/${lost.id}`);
  }
  const wanted = {
    name,
    roles: Array.isArray(roles) ? roles.map((role) => ({ name: String(role) })) : [],
    unrestricted: false,
    ...(typeof description === "string" && { description }), // otherwise drift names the new one
  };
  const { application_credential: made } = await account.write<{ application_credential: Fresh }>(
    "POST",
    "identity",
    path,
    { application_credential: wanted },
  );
  return made;
}

async function accountOf(cloud: Cloud, name: string): Promise<string> {
  const path = `/users?name=${encodeURIComponent(name)}`;
  const [user] = await cloud.list("identity", path, "users");
  if (user === undefined) throw new UserError(TEXTS.noUser, { name });
  return user.id;
}

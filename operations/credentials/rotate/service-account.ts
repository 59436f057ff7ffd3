/** The password of a tenant's service account. Keystone has one for each user: the old one ends with the change. */
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../../../output/user-error.ts";
import { connectAsServiceAccount } from "../../cloud/service-account.ts";
import { exportState } from "../../deploy/pulumi.ts";
import { prepareWorkspace } from "../../deploy/workspace.ts";
import { type Recorded, recordedCredentials } from "../recorded.ts";
import { note, type Rotation } from "../rotations.ts";
import { type Context, type Handler, subjectOf } from "./context.ts";
import { TEXTS } from "./messages.ts";

/** Keystone revokes all tokens of the second in which a password changes, also those of the new one. */
const SECOND_MS = 1_100;
const LOGINS = 5;

export const serviceAccount: Handler = { begin };

async function begin(context: Context, begun: Rotation | undefined): Promise<Rotation> {
  const { site, id, now, engine } = context;
  const account = await recordedAs(context);
  const made = account.resource.created ?? "";
  const since = now().toISOString();
  const rotation = begun ?? { since, step: "begun" as const, old: [made], before: [], sites: [] };
  if (begun === undefined) await note(site, id, rotation);
  // A run that was killed after the engine had ended has replaced it already.
  if (rotation.old[0] === made) await engine(site, { replace: [account.resource.urn] });
  await requireLogin(context);
  return rotation;
}

async function recordedAs({ site, id }: Context): Promise<Recorded> {
  const state = await exportState(await prepareWorkspace(site));
  const found = recordedCredentials(site, "", state).find((one) => one.id === id);
  if (found === undefined) throw new UserError(TEXTS.notRecorded, { site, id });
  return found;
}

async function requireLogin(context: Context): Promise<void> {
  const workspace = await prepareWorkspace(context.site);
  for (let left = LOGINS; ; left -= 1) {
    await sleep(SECOND_MS);
    try {
      const account = await connectAsServiceAccount(workspace, subjectOf(context));
      await account.list("identity", "/auth/projects", "projects");
      return;
    } catch (error) {
      if (left > 0) continue;
      const reason = (error as Error).message;
      throw new UserError(TEXTS.noLogin, { site: context.site, id: context.id, reason });
    }
  }
}

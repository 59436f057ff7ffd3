/**
 * The access key by which a rehearsal's engine reaches its state. Keystone allows several keys of one user: the old one
 * is valid until the new one is in place and every run that uses the old one has ended.
 */
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { writeWhole } from "../../../estate/edit/whole-file.ts";
import { UserError } from "../../../output/user-error.ts";
import { readCloud } from "../../../stacks/layers/clouds.ts";
import { Cloud } from "../../cloud/client.ts";
import { sitePlaces } from "../../paths.ts";
import { containerOf, locksOf, STATE_ACCOUNT } from "../../state/paths.ts";
import { Store } from "../../state/store.ts";
import { note, notInPlace, type Rotation } from "../rotations.ts";
import type { Context, Handler } from "./context.ts";
import { TEXTS } from "./messages.ts";
import { opens } from "./s3.ts";

interface Key {
  readonly access: string;
  readonly secret: string;
}

const ID = "state-key";

export const stateKey: Handler = { begin, finish };

/** A key that an interrupted run has made is used: Keystone shows its secret to its owner. */
async function begin({ site, now }: Context, begun: Rotation | undefined): Promise<Rotation> {
  const account = await connect(site);
  const keys = await keysOf(account);
  const rotation = begun ?? {
    since: now().toISOString(),
    step: "begun" as const,
    old: [accessIn(await readFile(sitePlaces(site).stateCredentials, "utf8"))],
    before: keys.map(({ access }) => access),
    sites: [],
  };
  if (begun === undefined) await note(site, ID, rotation);
  const fresh =
    keys.find(({ access }) => !rotation.before.includes(access)) ?? (await make(site, account));
  await requireAccess(site, fresh);
  await place(site, fresh);
  return rotation;
}

async function finish({ site, leaked }: Context, rotation: Rotation): Promise<void> {
  const { old } = rotation;
  const account = await connect(site);
  const access = accessIn(await readFile(sitePlaces(site).stateCredentials, "utf8"));
  const current = (await keysOf(account)).find((key) => key.access === access);
  if (current === undefined || old.includes(access)) return notInPlace(site, ID, rotation);
  await requireAccess(site, current);
  const locks = await (await Store.open(site)).list(locksOf(site));
  if (locks.length > 0 && !leaked) throw new UserError(TEXTS.inUse, { site });
  for (const each of old) {
    await account.delete("identity", `/users/${account.user}/credentials/OS-EC2/${each}`);
  }
}

function connect(site: string): Promise<Cloud> {
  return Cloud.connect(readCloud(sitePlaces(site).stateClouds, STATE_ACCOUNT));
}

async function keysOf(account: Cloud): Promise<Key[]> {
  const path = `/users/${account.user}/credentials/OS-EC2`;
  const { credentials } = await account.get<{ credentials: Key[] }>("identity", path);
  return credentials;
}

async function make(site: string, account: Cloud): Promise<Key> {
  const project = (await Store.open(site)).account.replace(/^AUTH_/, "");
  const path = `/users/${account.user}/credentials/OS-EC2`;
  const { credential } = await account.write<{ credential: Key }>("POST", "identity", path, {
    tenant_id: project,
  });
  return credential;
}

async function requireAccess(site: string, { access, secret }: Key): Promise<void> {
  const settings = await readFile(sitePlaces(site).stateConfig, "utf8");
  const is = await opens(settings, containerOf(site), { access, secret });
  if (is !== true) throw new UserError(TEXTS.notAccepted, { site, status: is });
}

/** First where the next start of the cloud reads it, then where the engine does: each file is replaced at once. */
async function place(site: string, { access, secret }: Key): Promise<void> {
  const { stateKey: kept, stateCredentials } = sitePlaces(site);
  await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
  await writeWhole(kept, `${JSON.stringify({ access, secret })}\n`, 0o600);
  const lines = [`aws_access_key_id = ${access}`, `aws_secret_access_key = ${secret}`];
  await writeWhole(stateCredentials, [`[${STATE_ACCOUNT}]`, ...lines, ""].join("\n"), 0o600);
}

function accessIn(credentials: string): string {
  return /^aws_access_key_id = (.+)$/m.exec(credentials)?.[1] ?? "";
}

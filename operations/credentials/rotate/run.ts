/** Replaces credentials of a rehearsal site: says what it will do, notes each step before the next, resumes after a kill. */
import type { Estate } from "../../../estate/estate.ts";
import { type Language, render } from "../../../output/message.ts";
import { UserError } from "../../../output/user-error.ts";
import { TEXTS as DEPLOY } from "../../deploy/messages.ts";
import { isRehearsal } from "../../deploy/rehearsal-site.ts";
import { replace } from "../../deploy/replace.ts";
import { stateOf } from "../../state/record.ts";
import { Store } from "../../state/store.ts";
import { machineCredentials } from "../machine.ts";
import type { CredentialKind, Known } from "../model.ts";
import { recordedCredentials } from "../recorded.ts";
import { note, readRotations } from "../rotations.ts";
import { applicationCredential } from "./application-credential.ts";
import type { Context, Handler } from "./context.ts";
import { exclusively } from "./exclusively.ts";
import { kubeconfig } from "./kubeconfig.ts";
import { OVERLAPS, TEXTS } from "./messages.ts";
import { passphrase } from "./passphrase.ts";
import { type Options, planOf, planText, type Step } from "./plan.ts";
import { serviceAccount } from "./service-account.ts";
import { copyKey, linkKey, stateCopyKey } from "./shared-keys.ts";
import { stateKey } from "./state-key.ts";

const HANDLERS: Readonly<Partial<Record<CredentialKind, Handler>>> = {
  "state-key": stateKey,
  "application-credential": applicationCredential,
  "service-account": serviceAccount,
  "link-key": linkKey,
  "copy-key": copyKey,
  "state-copy-key": stateCopyKey,
  passphrase,
  kubeconfig,
};

/** What is different in tests. */
export interface Means {
  readonly handlers?: Readonly<Partial<Record<CredentialKind, Handler>>>;
  readonly engine?: Context["engine"];
  readonly now?: () => Date;
}

/** Carries out one command line; `estates` are those of every open site. */
export async function rotate(
  site: string,
  names: readonly string[],
  options: Options,
  estates: readonly Estate[],
  language: Language,
  means: Means = {},
): Promise<void> {
  const steps = async () => {
    const known = await knownAt(site, estates);
    return planOf(site, names, options, known, await readRotations(site));
  };
  if (options.dryRun) return console.log(planText(site, await steps(), language));
  await exclusively(site, async () => {
    const plan = await steps();
    console.log(planText(site, plan, language));
    for (const step of plan) await carryOut(site, step, options, estates, language, means);
  });
}

async function carryOut(
  site: string,
  step: Step,
  { leaked = false }: Options,
  estates: readonly Estate[],
  language: Language,
  { handlers = HANDLERS, engine, now = () => new Date() }: Means,
): Promise<void> {
  const { id, kind, does, ends, begun } = step;
  const handler = handlers[kind];
  if (handler === undefined) throw new Error(`nothing replaces ${kind}`);
  const run: Context["engine"] = engine ?? ((at, targets) => replace(at, targets, language));
  const print: Context["print"] = (text, values = { site, id }) =>
    console.log(render(text, values, language));
  const context: Context = { site, id, estates, leaked, now, print, engine: run };
  let rotation = begun;
  if (does !== "end") {
    const made = await handler.begin(context, begun);
    rotation = { ...made, step: "overlap" };
    await note(site, id, handler.finish ? rotation : undefined, now().toISOString());
    print(handler.finish && !ends ? (OVERLAPS[kind] ?? TEXTS.overlap) : TEXTS.replaced);
  }
  if (!ends || rotation === undefined || handler.finish === undefined) return;
  await handler.finish(context, rotation);
  await note(site, id, undefined);
  print(TEXTS.ended);
}

/** The credentials of this machine and of the recorded state, which must be readable: it is about to change. */
async function knownAt(site: string, estates: readonly Estate[]): Promise<Known[]> {
  const estate = estates.find(({ siteKey }) => siteKey === site);
  if (estate === undefined) throw new Error(`${site} is no open site`); // rejected above
  const store = await Store.open(site).catch((error: Error) => {
    throw new UserError(DEPLOY.noCloud, { site, reason: error.message });
  });
  const country = estate.alliance.sites[site]?.country ?? "";
  const recorded = recordedCredentials(site, country, await stateOf(site, store));
  const machine = await machineCredentials(estate, await readRotations(site), isRehearsal(site));
  return [...machine, ...recorded];
}

/**
 * The state keeper (toolchain/keeper, docs/adr/0058): a program on this machine that stores each step of an engine's run
 * in a journal beside the state, and the new state once at the end. It runs as long as one run of the engine.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { UserError } from "../../output/user-error.ts";
import { toolchainPaths } from "../../toolchain/paths.ts";
import { withoutLogins } from "../deploy/pulumi.ts";
import { isAlive } from "../process.ts";
import { type Ended, startService } from "../service.ts";
import { readSwitch } from "../switch.ts";
import { TEXTS } from "./keeper-messages.ts";

type Variables = Readonly<Record<string, string>>;

/**
 * How long the engine collects steps after the end of a batch, ms. It has one batch under way at a time and collects what
 * arrives meanwhile, so this only gathers what the end of a batch sets free at once (docs/adr/0095).
 */
const BATCH_MS = { file: 2, remote: 20 };
/** How long the keeper may take to end, ms. */
const END_MS = 60_000;

/** Where an engine's state is, and where its login may be written. */
export interface Place {
  /** The engine's own variables, with `PULUMI_BACKEND_URL` of the store. */
  readonly variables: Variables;
  /** A folder that only its owner can read. */
  readonly folder: string;
}

/** A state keeper that runs. */
export interface Keeper {
  /** Variables that make an engine store its state by the keeper. */
  readonly variables: Variables;
  /** Why it ended before the end of the run; `undefined` if it still runs. */
  readonly failure: () => Promise<string | undefined>;
}

/** The result of finishing a journal. */
export interface Finished {
  /** False if no journal was open. */
  readonly finished: boolean;
  /** Steps that the journal held. */
  readonly entries: number;
  /** Operations that were begun, and of which no result was stored. */
  readonly pending: number;
}

/**
 * Path of the keeper's program; `undefined` where it is not used. `AES_ESTATE_STATE_KEEPER` is `on` or `off`; by default
 * the keeper is used if it was built here, with the engine whose protocol it speaks.
 */
export function keeperProgram(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const choice = readSwitch("AES_ESTATE_STATE_KEEPER", env);
  if (choice === "off") return undefined;
  const { official, rehearsal } = toolchainPaths(env);
  const program = join(rehearsal, "pulumi-state-keeper");
  if (choice === "on") {
    if (!existsSync(program)) throw new UserError(TEXTS.absent, { program });
    return program;
  }
  return !official && existsSync(program) ? program : undefined;
}

/**
 * Runs `work` with a keeper in front of the store; without a keeper's program, `work` gets `undefined` and the engine
 * uses the store itself.
 */
export async function withKeeper<T>(
  place: Place,
  work: (keeper: Keeper | undefined) => Promise<T>,
  program = keeperProgram(),
): Promise<T> {
  if (program === undefined) return work(undefined);
  const login = await makeLogin(place.folder);
  try {
    const { keeper, end } = await start(program, place.variables, login);
    try {
      return await work(keeper);
    } finally {
      await end();
    }
  } finally {
    await rm(login, { recursive: true, force: true });
  }
}

/** Applies an open journal of a stack (`project/stack`) to its state. Throws a `UserError` where it cannot. */
export async function finishJournal(
  { variables }: Pick<Place, "variables">,
  stack: string,
  program = keeperProgram(),
): Promise<Finished> {
  if (program === undefined) throw new UserError(TEXTS.needed, { stack });
  const run = await execa(program, [], {
    env: { ...environment(variables), STATE_KEEPER_FINISH: stack },
    extendEnv: false,
    reject: false,
  });
  if (!run.failed) return JSON.parse(run.stdout) as Finished;
  throw new UserError(TEXTS.unfinished, {
    stack,
    reason: reasonOf(run),
  });
}

async function start(program: string, variables: Variables, login: string) {
  // Its input is a lifeline: the keeper also ends when this process has died.
  const service = await startService(program, [], { env: environment(variables), endMs: END_MS });
  if (service.line === undefined) {
    await service.end();
    throw new UserError(TEXTS.notStarted, { reason: reasonOf(await service.ended) });
  }
  const { url, token } = JSON.parse(service.line) as { url: string; token: string };
  const keeper: Keeper = {
    variables: engineVariables({ url, token, login, store: storeOf(variables) }),
    failure: async () => {
      const failure = await service.failure();
      return failure && reasonOf(failure);
    },
  };
  return { keeper, end: service.end };
}

function engineVariables(of: { url: string; token: string; login: string; store: string }) {
  const { file, remote } = BATCH_MS;
  return {
    PULUMI_BACKEND_URL: of.url,
    PULUMI_ACCESS_TOKEN: of.token,
    // The engine stores the token of its login; a person's own logins stay as they are.
    PULUMI_CREDENTIALS_PATH: of.login,
    PULUMI_CREDENTIAL_HELPER: "none",
    PULUMI_DISABLE_JOURNALING: "false",
    PULUMI_JOURNALING_BATCH_PERIOD: String(of.store.startsWith("file:") ? file : remote),
    // Beside the journal the engine would still convert the whole state at each step, only to discard it.
    PULUMI_EXPERIMENTAL: "true",
    PULUMI_SKIP_CHECKPOINTS: "true",
    PULUMI_OPTION_SUPPRESS_PERMALINK: "true",
  };
}

/** URL of the store that an engine's variables name. */
export function storeOf(variables: Variables): string {
  const { PULUMI_BACKEND_URL: url = "" } = variables;
  if (!/^(file|s3|postgres):\/\//.test(url)) throw new UserError(TEXTS.store, { url });
  return url;
}

/** The keeper decrypts nothing: it gets the engine's environment without the passphrase. */
function environment(variables: Variables): NodeJS.ProcessEnv {
  const all = { ...withoutLogins(), ...variables, STATE_KEEPER_STORE: storeOf(variables) };
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !/^PULUMI_(CONFIG_PASSPHRASE|ACCESS_TOKEN)/.test(name)),
  );
}

/** Why a keeper ended: the last line of its error output without its own name, else how it ended. */
function reasonOf({ stderr, signal, shortMessage }: Ended): string {
  return (
    stderr
      ?.trimEnd()
      .split("\n")
      .at(-1)
      ?.replace(/^state keeper: /, "") ||
    signal ||
    shortMessage ||
    "exit 0"
  );
}

/** Folders of logins end in the id of the process that started the keeper. */
const LOGIN = "keeper-login-";

/** A folder for the login of one run; those of killed runs are removed. */
async function makeLogin(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const left = name.startsWith(LOGIN) && !isAlive(Number(name.slice(LOGIN.length)));
    if (left) await rm(join(folder, name), { recursive: true, force: true });
  }
  const login = join(folder, LOGIN + process.pid);
  await mkdir(login, { recursive: true, mode: 0o700 });
  return login;
}

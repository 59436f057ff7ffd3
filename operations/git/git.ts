/**
 * Runs git to read a repository: without a shell, without writing, without network, without a program that the
 * repository's own settings name. A revision is never checked out.
 */
import { resolve } from "node:path";
import { ExecaError, execa } from "execa";
import { shownPath } from "../../output/path.ts";
import { UserError } from "../../output/user-error.ts";
import { TEXTS } from "./messages.ts";

/** A repository and the folder in it that is read. */
export interface Repository {
  /** Absolute path of the work tree. */
  readonly root: string;
  /** Path of the folder inside the repository, with `/` at its end; empty for the work tree itself. */
  readonly prefix: string;
}

/** Absolute path of the folder that is read. */
export function folderOf({ root, prefix }: Repository): string {
  return resolve(root, prefix);
}

/** The repository of a folder. @throws UserError */
export async function openRepository(folder: string): Promise<Repository> {
  const found = await run(folder, ["rev-parse", "--show-toplevel", "--show-prefix"]);
  const [root = "", prefix = ""] = found.text.split("\n");
  if (found.failed) {
    const { code } = found;
    if (code === "ENOENT") throw new UserError(TEXTS.noGit, {});
    const owned = /dubious ownership/.test(found.error);
    throw new UserError(owned ? TEXTS.otherOwner : TEXTS.noRepository, {
      folder: shownPath(folder),
    });
  }
  return { root, prefix };
}

/** The output of git in a repository. @throws UserError if git fails */
export async function gitOutput(
  { root }: Repository,
  args: readonly string[],
  input?: string,
): Promise<Buffer> {
  const found = await run(root, args, input);
  if (!found.failed) return found.bytes;
  const reason = found.error.split("\n")[0] || found.code || "?";
  throw new UserError(TEXTS.failed, { command: `git ${args[0]}`, reason });
}

/** Whether git ends without an error; with its output. */
export async function gitAnswer(
  { root }: Repository,
  args: readonly string[],
): Promise<{ readonly ok: boolean; readonly text: string }> {
  const { failed, text } = await run(root, args);
  return { ok: !failed, text };
}

/** Settings of each call, which win over those of the repository. */
const SETTINGS = [
  "--no-pager",
  "--no-replace-objects",
  "--literal-pathspecs",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "log.showSignature=false",
  "-c",
  "i18n.logOutputEncoding=UTF-8",
  "-c",
  "protocol.allow=never",
];

/** The most that a call may answer. */
const MOST_BYTES = 400 * 2 ** 20;

async function run(cwd: string, args: readonly string[], input = "") {
  try {
    const { stdout } = await execa("git", [...SETTINGS, ...args], {
      cwd,
      input,
      env: environment(),
      extendEnv: false,
      encoding: "buffer",
      maxBuffer: MOST_BYTES,
      stripFinalNewline: false,
    });
    const bytes = Buffer.from(stdout);
    return { failed: false as const, bytes, text: textOf(bytes) };
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    const { code, stderr } = error as ExecaError & { code?: string; stderr?: Uint8Array };
    const text = textOf(Buffer.from(stderr ?? []));
    return { failed: true as const, code, error: text, text: "", bytes: Buffer.alloc(0) };
  }
}

function textOf(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/\n$/, "");
}

/** This process's environment without what would point git elsewhere; a person's own settings stay. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("GIT_") || name.startsWith("GIT_CONFIG_"),
  );
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_TERMINAL_PROMPT: "0",
  };
}

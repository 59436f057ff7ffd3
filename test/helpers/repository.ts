/** A real git repository of a test, in a separate folder, without a person's settings. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ExecutionContext } from "ava";
import { execa } from "execa";

/** A repository that a test fills. */
export interface TestRepository {
  readonly folder: string;
  /** Runs git in it and returns what it prints. */
  git(args: readonly string[], input?: string | Buffer): Promise<string>;
  /** Writes files (`undefined`: deletes), commits all of them and returns the commit's name. */
  commit(files: Readonly<Record<string, string | undefined>>, subject?: string): Promise<string>;
}

const SETTINGS = ["-c", "user.name=Awa Traoré", "-c", "user.email=awa@example.ml"];

/** Makes an empty repository, which is removed after the test. */
export async function testRepository(t: ExecutionContext): Promise<TestRepository> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-git-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return newRepository(folder);
}

/** Makes a repository of a folder, with nothing committed. */
export async function newRepository(folder: string): Promise<TestRepository> {
  const git = async (args: readonly string[], input: string | Buffer = "") => {
    const env = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
    const { stdout } = await execa("git", [...SETTINGS, ...args], { cwd: folder, env, input });
    return stdout;
  };
  await git(["init", "--quiet", "--initial-branch=main"]);
  return {
    folder,
    git,
    async commit(files, subject = "a change") {
      for (const [name, text] of Object.entries(files)) {
        const file = join(folder, name);
        await mkdir(dirname(file), { recursive: true });
        if (text === undefined) await rm(file);
        else await writeFile(file, text);
      }
      await git(["add", "--all"]);
      await git(["commit", "--quiet", "--allow-empty", "-m", subject]);
      return git(["rev-parse", "HEAD"]);
    },
  };
}

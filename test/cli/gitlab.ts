/** A GitLab pipeline, run on this machine by gitlab-ci-local with its shell executor: no GitLab, no container. */
import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { repositoryRoot } from "../helpers/site-data.ts";

const PROGRAM = join(repositoryRoot, "node_modules/gitlab-ci-local/dist/index.js");

/** Stand-ins for what a test has no network or no Debian package for. */
const STAND_INS = {
  // `npm ci` links the packages of another folder; everything else is npm's.
  npm: `#!/bin/bash
if [ "$1" = ci ]; then
  [ -d node_modules ] || cp -al "$TEST_PACKAGES" node_modules
else
  PATH="\${PATH#*:}" exec npm "$@"
fi
`,
  // gitlab-ci-local keeps artifacts by `rsync … --files-from=LIST FROM TO`; its other calls copy for containers.
  rsync: `#!/bin/bash
for word; do
  case "$word" in --files-from=*) list="\${word#*=}" ;; esac
done
[ -n "$list" ] || exit 0
xargs --no-run-if-empty --delimiter='\\n' --arg-file="$list" cp --recursive --parents --target-directory="\${@: -1}"
`,
};

/** How pipelines run in a folder that is a git repository. */
export interface GitLab {
  /** Runs the pipeline, or prints what it would run. */
  run(
    variables: Readonly<Record<string, string>>,
    ...args: string[]
  ): Promise<{ readonly exitCode: number | undefined; readonly all: string }>;
  /** The files that a job of the last run kept, by path. */
  artifacts(job: string): Promise<Record<string, string>>;
}

/** `packages` is the `node_modules` that the jobs install, `home` a folder for what is not the repository's. */
export async function gitLab(
  folder: string,
  packages: string,
  home: string,
  env: Readonly<Record<string, string>>,
): Promise<GitLab> {
  const bin = join(home, "bin");
  await mkdir(bin, { recursive: true });
  for (const [name, text] of Object.entries(STAND_INS)) {
    await writeFile(join(bin, name), text);
    await chmod(join(bin, name), 0o755);
  }
  const own = { PATH: `${bin}:${env.PATH}`, TEST_PACKAGES: packages };
  const kept = (job: string) => join(folder, ".gitlab-ci-local/artifacts", job);
  return {
    async run(variables, ...args) {
      const given = Object.entries(variables).map(([name, value]) => `--variable=${name}=${value}`);
      const { exitCode, all } = await execa(
        process.execPath,
        [PROGRAM, `--home=${home}`, "--concurrency=1", ...given, ...args],
        {
          cwd: folder,
          env: { ...env, ...own },
          extendEnv: false,
          all: true,
          reject: false,
        },
      );
      return { exitCode, all };
    },
    async artifacts(job) {
      const found = await readdir(kept(job), { recursive: true, withFileTypes: true });
      const files = found.filter((entry) => entry.isFile());
      const texts = files.map(async ({ parentPath, name }) => {
        const file = join(parentPath, name);
        return [file.slice(kept(job).length + 1), await readFile(file, "utf8")] as const;
      });
      return Object.fromEntries(await Promise.all(texts));
    },
  };
}

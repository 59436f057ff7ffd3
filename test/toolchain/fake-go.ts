/** Builds with a fake Go compiler, so that everything around it is tested quickly. */
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import { execa } from "execa";
import { compiledFolder } from "../../policies/startup/compiled.ts";

/** A compiler that "builds" a script and notes the main package of each build; it lists and compiles some packages. */
const WORKING = `
if [ "$1" = env ]; then echo go\${FAKE_GO_VERSION:-1.99.0}; exit; fi
if [ "$1" = list ]; then
  [ "$2" = -deps ] && for package in $FAKE_GO_PACKAGES; do echo $package; done
  exit \${FAKE_GO_LIST:-0}
fi
echo "go: downloading example.org/m v1.0.0" >&2
for package in $FAKE_GO_PACKAGES; do echo $package >&2; done
for last; do :; done
echo "$last" >> "$FAKE_GO_LOG"
while [ $# -gt 0 ]; do [ "$1" = -o ] && out=$2; shift; done
sleep \${FAKE_GO_SECONDS:-0}
printf '#!/bin/sh\\n' > "$out" && chmod +x "$out"
`;

/** A machine of a test: its own cache, PATH and compiler. */
export interface Machine {
  readonly cache: string;
  readonly env: Record<string, string>;
  /** Runs `node toolchain/build.ts` with names of modules. */
  build(
    env?: Record<string, string>,
    ...modules: string[]
  ): Promise<{ code: number | undefined; output: string }>;
  /** The main packages that were built, in order. */
  built(): Promise<string[]>;
}

/** Creates a machine whose `go` runs the given shell script; with `null` it has no compiler. */
export async function machine(
  t: ExecutionContext,
  script: string | null = WORKING,
): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-go-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const bin = join(folder, "bin");
  const log = join(folder, "log");
  await mkdir(bin);
  await writeFile(log, "");
  if (script !== null) {
    await writeFile(join(bin, "go"), `#!/bin/sh\n${script}`);
    await chmod(join(bin, "go"), 0o755);
  }
  const cache = join(folder, "cache");
  const env = { PATH: `${bin}:/usr/bin:/bin`, AES_ESTATE_CACHE: cache, FAKE_GO_LOG: log };
  const program = join(import.meta.dirname, "../../toolchain/build.ts");
  return {
    cache,
    env,
    async build(more = {}, ...modules) {
      const run = await execa(process.execPath, [program, ...modules], {
        env: { ...env, NODE_COMPILE_CACHE: compiledFolder(), ...more },
        extendEnv: false,
        reject: false,
        all: true,
      });
      return { code: run.exitCode, output: run.all };
    },
    async built() {
      return (await readFile(log, "utf8")).split("\n").filter(Boolean);
    },
  };
}

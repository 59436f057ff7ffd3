/**
 * A run ends with its command (docs/adr/0087). All that a command starts for its engine inherits a mark, also in another
 * group or session. A shell in a session of its own holds a pipe of the command; when the pipe closes, however the
 * command ended, it ends what still has the mark.
 */
import { spawn } from "node:child_process";
import type { Socket } from "node:net";
import { join } from "node:path";
import { stateFolder } from "./paths.ts";

const NAME = "AES_ESTATE_RUN";

/** How long a process may take to end after SIGTERM, in fifths of a second. */
const PATIENCE = 50;

/**
 * Waits for the end of its input, then ends what has the mark `$1`; if nothing has, it ends at once. After SIGTERM an engine
 * finishes what it has begun; after `$2` fifths of a second it is killed.
 */
const WATCH = `
read -r word
left() {
  none=1
  for file in $(grep -lszxF -e "$mark" /proc/[0-9]*/environ); do
    pid=\${file#/proc/}
    kill -"$1" "\${pid%/environ}" 2>/dev/null && none=0
  done
  return $none
}
mark=$1 patience=$2 passed=0
left TERM || exit 0
while [ "$passed" -lt "$patience" ]; do
  sleep 0.2
  passed=$((passed + 1))
  left 0 || exit 0
done
while left KILL; do sleep 0.2; done
`;

const watched = new Set<string>();

/** Variables for the engines of this command, and all that belongs to them. From then on a watcher ends them with it. */
export function watchedRun(patience = PATIENCE): Readonly<Record<string, string>> {
  const mark = markIn(stateFolder());
  if (!watched.has(mark)) watch(mark, patience);
  watched.add(mark);
  return { [NAME]: mark };
}

/** Process ids come again; the time distinguishes two commands. */
const markIn = (folder: string) =>
  join(folder, `run-${process.pid}-${Math.round(performance.timeOrigin)}`);

function watch(mark: string, patience: number): void {
  const watcher = spawn("sh", ["-c", WATCH, "watcher", `${NAME}=${mark}`, String(patience)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    env: { PATH: process.env.PATH },
  });
  watcher.unref();
  (watcher.stdin as Socket).unref();
}

/**
 * The command that started a process, from its environment as the system shows it; `undefined` for processes without a
 * mark, and for commands with another state folder.
 */
export function starterIn(environ: string, folder: string): number | undefined {
  const before = `${NAME}=${join(folder, "run-")}`;
  const mark = environ.split("\0").find((variable) => variable.startsWith(before));
  const [, pid] = /^(\d+)-\d+$/.exec(mark?.slice(before.length) ?? "") ?? [];
  return pid === undefined ? undefined : Number(pid);
}

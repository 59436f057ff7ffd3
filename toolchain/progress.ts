/** Shows the progress of builds: tasks with a clock on a terminal, plain lines elsewhere. */
import { Listr, PRESET_TIMER } from "listr2";
import type { GoModule } from "./modules.ts";
import { Schedule } from "./schedule.ts";

/** Events of a running build. */
export interface Listener {
  /** Called for each package that is compiled. */
  readonly onPackage: (name: string) => void;
  /** Called when another process builds the same module and this one waits for it. */
  readonly onWait: () => void;
}

/** Builds one module until the signal aborts it. */
export type BuildOne = (module: GoModule, listener: Listener, signal: AbortSignal) => Promise<void>;

const WAITING = "another build is running; waiting for it";

/** Builds two modules at a time: one compiles on all cores while the other links on one. */
const SLOTS = 2;

/** Builds the modules and shows them as tasks of a terminal. */
export async function terminalProgress(
  modules: readonly GoModule[],
  build: BuildOne,
): Promise<void> {
  const schedule = new Schedule(SLOTS);
  const tasks = new Listr(
    modules.map((module) => ({
      title: `${module.title}, ${expected(module)}`,
      task: (_: unknown, task: { output: string }) => {
        task.output = "waits for its turn";
        let compiled = 0;
        const onPackage = (name: string) => {
          compiled += 1;
          task.output = `${compiled} packages, now ${name}`;
        };
        const onWait = () => {
          task.output = WAITING;
        };
        return schedule.run(module, (signal) => build(module, { onPackage, onWait }, signal));
      },
    })),
    {
      concurrent: true,
      registerSignalListeners: false,
      rendererOptions: { timer: PRESET_TIMER, showErrorMessage: false },
    },
  );
  await tasks.run();
}

/** Builds the modules and prints plain lines. */
export async function plainProgress(
  modules: readonly GoModule[],
  build: BuildOne,
  report: (line: string) => void,
): Promise<void> {
  const schedule = new Schedule(SLOTS);
  await Promise.all(
    modules.map((module) =>
      schedule.run(module, async (signal) => {
        const start = performance.now();
        report(`toolchain: ${module.title}: building, ${expected(module)}`);
        const onWait = () => report(`toolchain: ${module.title}: ${WAITING}`);
        await build(module, { onPackage: () => {}, onWait }, signal);
        report(
          `toolchain: ${module.title}: built in ${duration((performance.now() - start) / 1000)}`,
        );
      }),
    ),
  );
}

/** The usual duration of a module's build, for people. */
export function expected(module: GoModule): string {
  const { cold, warm } = module.seconds;
  return `usually ${duration(warm)}, the first time ${duration(cold)}`;
}

/** Seconds for people: `48 s`, `5 min 20 s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const rest = whole % 60;
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min${rest > 0 ? ` ${rest} s` : ""}`;
}

/** Shows the progress of builds: tasks with a clock on a terminal, plain lines elsewhere. */
import { Listr, PRESET_TIMER } from "listr2";
import { duration } from "../output/duration.ts";
import type { GoModule } from "./modules.ts";
import { expected, Packages } from "./packages.ts";
import { Schedule } from "./schedule.ts";

/** Events of a running build. */
export interface Listener {
  /** Called for each Go module that is downloaded. */
  readonly onDownload: (name: string) => void;
  /** Called with the number of packages that will be compiled. */
  readonly onTotal: (count: number) => void;
  /** Called for each package that is compiled. */
  readonly onPackage: (name: string) => void;
  /** Called when another process builds the same module and this one waits for it. */
  readonly onWait: () => void;
}

/** Builds one module until the signal aborts it. */
export type BuildOne = (module: GoModule, listener: Listener, signal: AbortSignal) => Promise<void>;

const WAITING = "another build is running; waiting for it";

/** How often a plain line shows the progress of a module, at most, in seconds. */
const PRINT_EVERY = 30;

/** Seconds of a clock that is never set back. */
const clock = () => performance.now() / 1000;

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
        const packages = new Packages(module, clock);
        const show = (line: string) => {
          task.output = line;
        };
        const listener = listen(packages, () => show(packages.fullLine()));
        const onDownload = (name: string) => show(`downloads ${name}`);
        const all = { ...listener, onDownload, onWait: () => show(WAITING) };
        return schedule.run(module, (signal) => build(module, all, signal));
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
  now = clock,
): Promise<void> {
  const schedule = new Schedule(SLOTS);
  await Promise.all(
    modules.map((module) =>
      schedule.run(module, async (signal) => {
        const start = now();
        const print = (line: string) => report(`toolchain: ${module.title}: ${line}`);
        print(`building, ${expected(module)}`);
        const packages = new Packages(module, now);
        let printed = start;
        const listener = listen(packages, () => {
          if (now() - printed < PRINT_EVERY) return;
          print(packages.line());
          printed = now();
        });
        const all = { ...listener, onDownload: () => {}, onWait: () => print(WAITING) };
        await build(module, all, signal);
        print(`built in ${duration(now() - start)}`);
      }),
    ),
  );
}

/** Counts a build's packages, and shows each change. */
function listen(packages: Packages, show: () => void): Pick<Listener, "onTotal" | "onPackage"> {
  return {
    onTotal: (count) => {
      packages.expect(count);
      show();
    },
    onPackage: (name) => {
      packages.take(name);
      show();
    },
  };
}

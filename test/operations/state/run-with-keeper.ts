/** A process that runs an engine with a keeper, as `estate` does, for a test that kills it: `RUN` is the engine's run. */
import { execa } from "execa";
import { type Place, withKeeper } from "../../../operations/state/keeper.ts";
import { watchedRun } from "../../../operations/watcher.ts";

/** The run of an engine. */
export interface KeptRun {
  readonly place: Place;
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** The file that receives the engine's output. */
  readonly output: string;
}

const mark = watchedRun();
const { place, program, args, cwd, env, output } = JSON.parse(process.env.RUN ?? "") as KeptRun;
const variables = { ...place.variables, ...mark };
await withKeeper({ ...place, variables }, (keeper) =>
  execa(program, [...args], {
    cwd,
    env: { ...env, ...keeper?.variables, ...mark },
    extendEnv: false,
    stdout: { file: output },
  }),
);

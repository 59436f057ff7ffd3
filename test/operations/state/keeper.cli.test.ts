/** A real engine with the state keeper records exactly what it records without. */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { type Engine, openEngine } from "../../helpers/pulumi.ts";
import {
  comparable,
  type Journalled,
  openJournalled,
  outOfOrder,
  recordedThings,
} from "./journalled.ts";

const UP = ["up", "--yes", "--skip-preview"];
const FIRST = ["base", "deleted", "group-first", "group-second", "protected", "secret", "updated"];

let engine: Engine;
test.before(async () => {
  engine = await openEngine();
});
test.after.always(() => engine?.close());

interface Step {
  readonly what: string;
  readonly args: readonly string[];
  readonly step: string;
  /** A change in the cloud before it. */
  readonly before?: (stack: Journalled) => Promise<void>;
  readonly fails?: true;
  /** What the cloud has afterwards. */
  readonly things: readonly string[];
}

const without = (...gone: string[]) => FIRST.filter((name) => !gone.includes(name));

const STEPS: readonly Step[] = [
  { what: "create", args: UP, step: "create", things: FIRST },
  { what: "no change", args: UP, step: "create", things: FIRST },
  { what: "update", args: UP, step: "update", things: FIRST },
  { what: "replace", args: UP, step: "replace", things: FIRST },
  { what: "delete", args: UP, step: "delete", things: without("deleted") },
  {
    what: "failed step",
    args: [...UP, "--continue-on-error"],
    step: "fail",
    fails: true,
    things: [...FIRST, "created-before", "waits"],
  },
  { what: "after a failed step", args: UP, step: "create", things: FIRST },
  {
    what: "refresh",
    args: ["refresh", "--yes", "--skip-preview"],
    step: "create",
    before: async ({ cloud }) => {
      for (const id of await readdir(cloud)) {
        const file = join(cloud, id);
        const { name, ...others } = JSON.parse(await readFile(file, "utf8"));
        if (name === "deleted") await rm(file);
        if (name === "updated")
          await writeFile(file, JSON.stringify({ ...others, name, value: "changed elsewhere" }));
      }
    },
    things: without("deleted"),
  },
  { what: "import", args: UP, step: "import", things: FIRST },
  { what: "unprotect", args: UP, step: "destroy", things: FIRST },
  { what: "destroy", args: ["destroy", "--yes", "--skip-preview"], step: "destroy", things: [] },
];

test.serial("each step ends in the state that the engine's own backend records", async (t) => {
  const [own, kept] = [await openJournalled(engine, "s"), await openJournalled(engine, "s")];
  try {
    for (const { what, args, step, before, fails, things } of STEPS) {
      const command = [...args, "--stack", "s", "--parallel", "1"];
      for (const stack of [own, kept]) {
        await before?.(stack);
        const run = stack === kept ? stack.kept : stack.direct;
        const { code, output } = await run(command, { STEP: step });
        t.is(code !== 0, fails === true, `${what}: ${output}`);
        t.deepEqual([...(await stack.things()).values()].sort(), [...things].sort(), what);
      }
      const [expected, state] = [await own.state(), await kept.state()];
      t.deepEqual(comparable(state, kept.cloud), comparable(expected, own.cloud), what);
      t.deepEqual(outOfOrder(state), [], what);
      t.deepEqual(
        await readdir(join(storeOf(kept), ".pulumi/journal/journalled")).catch(() => []),
        [],
      );
    }
    const history = async (stack: Journalled) => {
      const { output } = await stack.direct([
        "stack",
        "history",
        "--stack",
        "s",
        "--json",
        "--page-size",
        "100",
      ]);
      const updates = JSON.parse(output) as Record<string, unknown>[];
      return updates.map(({ kind, result, resourceChanges }) => ({
        kind,
        result,
        resourceChanges,
      }));
    };
    t.deepEqual(await history(kept), await history(own));
    t.is((await history(own)).length, STEPS.length);
  } finally {
    await Promise.all([own.close(), kept.close()]);
  }
});

const storeOf = ({ place }: Journalled) =>
  (place.variables.PULUMI_BACKEND_URL ?? "").replace("file://", "");

test.serial(
  "a preview leaves the store as it is, and a state that is exported is imported again",
  async (t) => {
    const stack = await openJournalled(engine, "s");
    try {
      t.is((await stack.kept([...UP, "--stack", "s"], { STEP: "create" })).code, 0);
      const [before, state] = [await stack.digest(), await stack.state()];
      const preview = await stack.kept(["preview", "--stack", "s"], { STEP: "replace" });
      t.is(preview.code, 0, preview.output);
      t.regex(preview.output, /1 to replace/);
      t.is(await stack.digest(), before);

      const file = join(stack.place.folder, "exported.json");
      const exported = await stack.kept(["stack", "export", "--stack", "s", "--file", file]);
      t.is(exported.code, 0, exported.output);
      t.is((await stack.kept([...UP, "--stack", "s"], { STEP: "update" })).code, 0);
      const imported = await stack.kept(["stack", "import", "--stack", "s", "--file", file]);
      t.is(imported.code, 0, imported.output);
      const plain = (one: typeof state) => comparable(one, stack.cloud);
      t.deepEqual(plain(await stack.state()), plain(state));
      t.is(recordedThings(state).size, FIRST.length);
    } finally {
      await stack.close();
    }
  },
);

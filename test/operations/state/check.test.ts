/** `estate check` together with the state that the last run on this machine recorded. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import { goingLine } from "../../../checks/retirements.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import { estate } from "../../helpers/command.ts";
import { type RecordedAs, stateWith } from "./recorded-state.ts";

let folder: string;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-recorded-"));
  process.env.AES_ESTATE_STATE = folder;
});
test.after.always(() => rm(folder, { recursive: true, force: true }));

async function record(tenants: Readonly<Record<string, RecordedAs>>): Promise<void> {
  const file = sitePlaces("bamako").lastState;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ checkpoint: { latest: stateWith("bamako", tenants) } }));
}

test.serial(
  "a tenant that is recorded and has no file any more is one issue, and where to begin",
  async (t) => {
    await record({ treasury: { containers: ["receipts"] }, weather: { clusters: ["apps"] } });
    const { exitCode, stdout } = await estate("check", "bamako", "--lang", "en");
    t.is(exitCode, 1);
    t.regex(
      stdout,
      /tenants\/weather\.yaml:1: \.: got no file, while 7 resources of weather are recorded at bamako, among them the cluster apps, want the file/,
    );
    t.regex(stdout, /\n1 issue in 1 file$/);
    const { issues } = JSON.parse((await estate("check", "bamako", "--json")).stdout);
    t.like(issues, [{ line: 1, path: "." }]);
  },
);

test.serial(
  "another site's state, an empty state and files elsewhere are not compared",
  async (t) => {
    await record({ weather: {} });
    t.is((await estate("check", "ouagadougou")).exitCode, 0);
    t.is((await estate("check", "bamako", "--root", "test/reference/stacks")).exitCode, 0);
    await record({});
    t.is((await estate("check", "bamako")).exitCode, 0);
  },
);

test("a planned deletion is shown with its stage, in both languages", (t) => {
  const at = { file: "f", line: 1, path: "retire", site: "bamako", tenant: "tax" };
  const line = (more: object, language: "fr" | "en") =>
    goingLine({ ...at, after: "2026-12-31", due: true, ...more }, "f:1: retire", language);
  t.is(
    line({ due: false }, "en"),
    "to be deleted from 2026-12-31 on, f:1: retire: stands until then, no longer protected",
  );
  t.is(
    line({ gone: false }, "en"),
    "to be deleted since 2026-12-31, f:1: retire: the next update does so, with its data; then this file can go",
  );
  t.is(line({ gone: true }, "en"), "retired since 2026-12-31, f:1: retire: this file can go");
  const part = { kind: "clusters", key: "apps" } as const;
  t.is(
    line({ gone: true, part }, "fr"),
    "supprimé, f:1: retire, depuis le 2026-12-31 : ces lignes peuvent partir",
  );
});

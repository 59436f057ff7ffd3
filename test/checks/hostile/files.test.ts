/** `estate check` on files and folders that are not what they should be: each is one issue, and none is waited for. */
import { execFileSync } from "node:child_process";
import { mkdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import test from "ava";
import { loadEstates } from "../../../checks/load.ts";
import { listFolder } from "../../../estate/load/folder.ts";
import { dataFiles } from "../../../estate/migrate/files.ts";
import { FileFault, readText } from "../../../policies/values/text-file.ts";
import { estate, TODAY } from "./base.ts";

const A = "alliance.yaml";
const S = "bamako/site.yaml";
const T = "bamako/tenants/tax.yaml";
const TENANTS = "bamako/tenants";

type Change = (path: string) => unknown;

const pipe: Change = (path) => execFileSync("mkfifo", [path]);
const loop: Change = (path) => symlink(path, path);
const large: Change = async (path) => {
  await writeFile(path, "");
  await truncate(path, 3 * 2 ** 20);
};
const latin: Change = (path) => writeFile(path, Buffer.from("tenant: imp\xf4ts\n", "latin1"));
const text: Change = (path) => writeFile(path, "tenant: tax\n");

for (const [name, place, change] of [
  ...[A, S, T].flatMap((file) => [
    ["a pipe", file, pipe] as const,
    ["a folder", file, mkdir as Change] as const,
    ["a link to itself", file, loop] as const,
    ["a file of 3 MiB", file, large] as const,
    ["bytes of another encoding", file, latin] as const,
  ]),
  ["a pipe", `${TENANTS}/health.yaml`, pipe],
  ["a hidden file", `${TENANTS}/.tax.yaml`, text],
  ["a folder", `${TENANTS}/more`, mkdir as Change],
  ["a file in place of the tenants", TENANTS, text],
  ["a pipe in place of the tenants", TENANTS, pipe],
  ["a link in place of the tenants", TENANTS, loop],
  ["a link to itself", "niamey", loop],
  ["a folder beside the tenants", "bamako/Tenants", mkdir as Change],
  ["a hidden folder beside the tenants", "bamako/.tenants", mkdir as Change],
] as const) {
  test.serial(`${name}: ${place}`, async (t) => {
    const root = await estate(t, []);
    await rm(join(root, place), { recursive: true, force: true });
    await change(join(root, place));
    const { issues, estates } = await loadEstates(undefined, { root, today: TODAY });
    t.deepEqual(
      issues.map(({ file, line, path }) => [relative(root, file), line, path]),
      [[place, 1, "."]],
    );
    t.deepEqual(estates, []);
  });
}

test.serial("nothing is migrated of a link, or of bytes of another encoding", async (t) => {
  for (const change of [loop, latin, pipe]) {
    const root = await estate(t, []);
    await rm(join(root, T));
    await change(join(root, T));
    await t.throwsAsync(dataFiles(root), { instanceOf: FileFault });
  }
});

test.serial("an unreadable folder is an issue; one that does not exist is empty", async (t) => {
  const root = await estate(t, []);
  const long = join(root, "x".repeat(300)); // the superuser may read any folder, but none of that name
  const { folder, issues } = await listFolder(long);
  t.deepEqual(folder.entries, []);
  t.deepEqual(
    issues.map(({ file, values }) => [file, values]),
    [[long, { code: "ENAMETOOLONG" }]],
  );
  t.deepEqual((await listFolder(join(root, "none"))).issues, []);
});

test("nothing is read of a device, and a link is followed only where that is allowed", async (t) => {
  const fault = (file: string, links = true) =>
    t.throws(() => readText(file, { links }), { instanceOf: FileFault })?.kind;
  t.is(fault("/dev/zero"), "notRegular");
  const root = await estate(t, []);
  const link = join(root, "link");
  await symlink(join(root, A), link);
  t.is(readText(link), await readFile(join(root, A), "utf8"));
  t.is(fault(link, false), "symbolicLink");
  t.is(fault(join(root, "none")), "unreadable");
  t.is(fault("a\0b"), "unreadable");
});

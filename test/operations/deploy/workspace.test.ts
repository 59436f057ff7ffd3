/** A person's `pulumi` may read the workspace's files while a command writes them. */
import { mkdtemp, open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { parse } from "yaml";
import { programFolder } from "../../../estate/project.ts";
import { writeProject } from "../../../operations/deploy/workspace.ts";

test("the project's file is replaced, never emptied: who has opened it reads the former one to its end", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-workspace-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "Pulumi.yaml");
  await writeFile(file, "name: former\n");
  const reader = await open(file);
  t.teardown(() => reader.close());
  await writeProject(folder);
  t.is(await reader.readFile("utf8"), "name: former\n");
  t.is((parse(await readFile(file, "utf8")) as { main: string }).main, programFolder);
  t.deepEqual(await readdir(folder), ["Pulumi.yaml"]);
  t.is((await stat(file)).mode & 0o777, 0o600);
});

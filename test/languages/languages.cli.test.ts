/** The component package in a separate TypeScript project; the use in YAML and in Python is in test/live. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { openProject } from "../toolchain/project.ts";

const COMPONENTS = join(import.meta.dirname, "../../components");

test("package add works the first time in a TypeScript project with a lock file", async (t) => {
  const project = await openProject({
    "package.json": JSON.stringify({
      name: "p",
      type: "module",
      main: "index.ts",
      dependencies: { "@pulumi/pulumi": "3.270.0" },
    }),
  });
  t.teardown(project.close);
  // The project must not use the repository's packages.
  await rm(join(project.folder, "node_modules"));
  const npm = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
  await execa("npm", npm, { cwd: project.folder });
  const added = await project.pulumi("package", "add", COMPONENTS);
  t.is(added.code, 0, added.output);
  await project.write({
    "index.ts": `import { NetworkSegment, TenantProject } from "@pulumi/aes-estate";
      console.log(NetworkSegment.name, TenantProject.name);`,
  });
  const { stdout } = await execa(process.execPath, ["index.ts"], { cwd: project.folder });
  t.is(stdout, "NetworkSegment TenantProject");
});

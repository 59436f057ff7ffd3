/** The reference of the public interface, generated from its docstrings: complete, and its links lead somewhere. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import { links, ROOT } from "./pages.ts";
import { entryPoints, lacking, readInterface, silentThrows } from "./reference.ts";

test("every public docstring gives unit, default and shape, and the generated pages link to each other", async (t) => {
  // Seven seconds, unless others use the machine.
  t.timeout(180_000);
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-reference-"));
  t.teardown(() => rm(folder, { recursive: true }));
  const { app, project } = await readInterface(entryPoints().map((path) => join(ROOT, path)));
  t.deepEqual(lacking(project), []);

  app.options.setValue("out", folder);
  await app.generateOutputs(project);
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".md"),
  );
  for (const wanted of ["TenantProject", "NetworkSegment", "TenantProjectArgs", "installGuard"]) {
    t.true(
      pages.some((path) => path.endsWith(`/${wanted}.md`)),
      wanted,
    );
  }
  const dead = pages.flatMap((path) =>
    links({ path, text: readFileSync(join(folder, path), "utf8") })
      .map(({ target }) => target.split("#")[0] ?? "")
      .filter((file) => file && !existsSync(join(folder, dirname(path), file)))
      .map((file) => `${path}: ${file}`),
  );
  t.deepEqual(dead, []);
});

test("missing parts of a docstring are found", async (t) => {
  t.timeout(180_000);
  const { project } = await readInterface([join(ROOT, "test/docs/lacking.ts")]);
  t.deepEqual(lacking(project).sort(), [
    "NONE: no docstring",
    "Thing.bare: no docstring",
    "Thing.cidr: no shape",
    "Thing.left: no default",
    "Thing.size: no unit",
    "Thing.sizeGiB: no unit",
  ]);
});

test("every constructor and function of a public file that throws documents its error", (t) => {
  const components = readdirSync(join(ROOT, "components"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `components/${name}`);
  t.true(components.length > 40);
  const found = [...components, "policies/enforce/guard/guard.ts"].flatMap((path) =>
    silentThrows(path, readFileSync(join(ROOT, path), "utf8")),
  );
  t.deepEqual(found, []);
});

test("a throw that no docstring mentions is found, through functions of the file too", (t) => {
  const text = `
    function check(): void { if (1) fail(); }
    function fail(): never { check(); throw new Error("no"); }
    export function direct() { throw new Error("no"); }
    /** @throws Error always */
    export function documented() { throw new Error("no"); }
    export function never() { return 1; }
    export class Made { constructor() { check(); } }
    class Hidden { constructor() { check(); } }
  `;
  t.deepEqual(silentThrows("x.ts", text), ["x.ts: direct", "x.ts: new Made"]);
});

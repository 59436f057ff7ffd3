/**
 * The examples of the components' pages: each must type-check, run, and create the number of resources in its last
 * comment.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import ts from "typescript";
import { ADMIN_KUBECONFIG } from "./recorder.ts";

const root = join(import.meta.dirname, "../..");
// A hidden folder, so that neither the compiler's nor the linter's run over the repository meets it half-written.
const folder = join(import.meta.dirname, ".examples");

/** Every fenced `ts` block of a page, as a separate program. */
const examples = readdirSync(join(root, "components"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `${name}/README.md`)
  .sort()
  .flatMap((page) => {
    const text = readFileSync(join(root, "components", page), "utf8");
    return Array.from(text.matchAll(/^```ts\n(.*?)^```/gms), ([, code = ""], index) => ({
      title: `${page}, example ${index + 1}`,
      file: join(folder, `${page.replace("/README.md", "")}-${index + 1}.ts`),
      code: code.replaceAll('"./components/', '"../../../components/'),
      makes: Number(/makes (\d+) resources\s*$/.exec(code)?.[1]),
    }));
  });

/** Outputs that the cloud adds, by type. */
const CLOUD: Record<string, object> = {
  "openstack:containerinfra/cluster:Cluster": { kubeconfig: { raw_config: ADMIN_KUBECONFIG } },
  "kubernetes:core/v1:Secret": {
    data: { value: Buffer.from(ADMIN_KUBECONFIG).toString("base64") },
  },
};

let made = 0;

test.before(async () => {
  mkdirSync(folder, { recursive: true });
  for (const { file, code } of examples) writeFileSync(file, code);
  await pulumi.runtime.setMocks({
    newResource({ type, name, inputs, id }) {
      made += 1;
      return { id: id || `${name}.id`, state: { ...CLOUD[type], ...inputs } };
    },
    call: ({ inputs }) => ({ ...inputs, id: "looked-up" }),
  });
});

test.after.always(() => rmSync(folder, { recursive: true, force: true }));

test.serial("each component has a minimal and a full example", (t) => {
  t.deepEqual(
    examples.map(({ title }) => title),
    [
      "cluster-baseline/README.md",
      "kubernetes-cluster/README.md",
      "network-segment/README.md",
      "object-container/README.md",
      "site-foundation/README.md",
      "site-link/README.md",
      "tenant-project/README.md",
    ].flatMap((page) => [`${page}, example 1`, `${page}, example 2`]),
  );
});

test.serial("the examples type-check like the repository", (t) => {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
  const program = ts.createProgram({ rootNames: examples.map(({ file }) => file), options });
  const problems = examples.flatMap(({ file }) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  const texts = problems.map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, "\n"),
  );
  t.deepEqual(texts, []);
});

for (const { title, file, makes } of examples) {
  test.serial(`${title} makes ${makes} resources`, async (t) => {
    made = 0;
    await import(file);
    await registered(makes);
    t.is(made, makes);
  });
}

/** Longer than any machine needs for an example, so that a missing resource is a number in the result, ms. */
const PATIENCE_MS = 60_000;

/** Waits for the expected resources, then a moment for any extra ones. */
async function registered(expected: number): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; made < expected && Date.now() < end; ) await pause(50);
  await pause(100);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

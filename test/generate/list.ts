/** The list of generated files. `make generate` writes them, `./generated.ts` compares them. */
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

/** Each test that compares generated files, and those files: the test generates the text, so it can write it too. */
export const GENERATED: Readonly<Record<string, readonly string[]>> = {
  "test/checks/reference.test.ts": [
    "stacks/schemas/alliance.schema.json",
    "stacks/schemas/facility.schema.json",
    "stacks/schemas/repatriation.schema.json",
    "stacks/schemas/site.schema.json",
    "stacks/schemas/tenant.schema.json",
    "stacks/schemas/waivers.schema.json",
  ],
  "test/evidence/audit/report.test.ts": ["evidence/audit/schemas/report.schema.json"],
  "test/evidence/changes/documents.test.ts": [
    "evidence/changes/schemas/changes.schema.json",
    "test/evidence/changes/golden/changes.en.html",
    "test/evidence/changes/golden/changes.en.txt",
    "test/evidence/changes/golden/changes.fr.html",
    "test/evidence/changes/golden/changes.fr.txt",
  ],
  "test/evidence/compliance/documents.test.ts": [
    "evidence/compliance/schemas/statement.schema.json",
    "test/evidence/compliance/golden/statement.en.html",
    "test/evidence/compliance/golden/statement.en.txt",
    "test/evidence/compliance/golden/statement.fr.html",
    "test/evidence/compliance/golden/statement.fr.txt",
  ],
  "test/evidence/compliance/drift.test.ts": [
    "test/evidence/compliance/golden/drift.en.html",
    "test/evidence/compliance/golden/drift.en.txt",
    "test/evidence/compliance/golden/drift.fr.html",
    "test/evidence/compliance/golden/drift.fr.txt",
  ],
  "test/operations/drift/report.test.ts": ["operations/drift/schemas/drift.schema.json"],
  "test/policies/labels/page.test.ts": ["docs/labels.md", "docs/labels.fr.md"],
  "test/policies/enforce/pack/pack.test.ts": ["policies/README.md", "policies/README.fr.md"],
  "test/policies/first-program.test.ts": ["policies/README.md", "policies/README.fr.md"],
  "test/policies/properties/coverage.test.ts": ["policies/README.md", "policies/README.fr.md"],
  "test/policies/annotations.test.ts": ["docs/annotations.md", "docs/annotations.fr.md"],
  "test/policies/custom.test.ts": ["docs/custom-resources.md", "docs/custom-resources.fr.md"],
  "test/components/schema.test.ts": ["test/components/golden/schema.json"],
  "test/stacks/arguments.test.ts": [
    "test/stacks/golden/arguments-bamako.yaml",
    "test/stacks/golden/arguments-ouagadougou.yaml",
    "test/stacks/golden/leaves.yaml",
  ],
  "test/stacks/inventory.cli.test.ts": [
    "test/stacks/golden/plan-bamako.yaml",
    "test/stacks/golden/plan-ouagadougou.yaml",
  ],
};

/** The finding on a file: `stale` if the repository has another text and it was not to be written. */
export interface Finding {
  readonly path: string;
  readonly state: "current" | "written" | "stale";
}

/** Title of the tests that compare such files; `make generate` runs only these. */
export const TITLE = "make generate";

/**
 * Files of the fast tier that run in a separate process, and why; all others share one, by subject (test/together/).
 */
export const ALONE: Readonly<Record<string, string>> = {
  "test/operations/affected/digests.test.ts": "computes its edits before it declares its tests",
  "test/operations/capacity/report.test.ts": "sets where the machine keeps states",
  "test/operations/state/check.test.ts": "sets where the machine keeps states",
  "test/operations/credentials/kubeconfig.test.ts":
    "sets where the machine keeps states, for each test",
  "test/operations/credentials/report.test.ts": "sets where the machine keeps states",
  "test/operations/credentials/rotate.test.ts":
    "sets where the machine keeps states, for each test",
  "test/operations/credentials/shared-keys.test.ts":
    "sets where the machine keeps states, for each test",
  "test/operations/passphrase/replace.test.ts":
    "sets where the machine keeps states, for each test",
  "test/operations/cloud/site.test.ts": "sets where the machine keeps states",
  "test/operations/engine/run.test.ts": "sets where the machine keeps states",
  "test/operations/heal/interrupted.test.ts": "sets where the machine keeps states, for each test",
  "test/operations/engine/shared-plugin.test.ts": "sets where the machine keeps states",
  "test/operations/state/state.test.ts": "sets where the machine keeps states, for each test",
  "test/components/examples.test.ts": "has its own mocks, and counts all requests to them",
  "test/components/unguarded.test.ts": "makes the process one under an engine, and guarded",
  "test/policies/first-program.test.ts": "has its own mocks, and runs a program",
  "test/policies/late-library.test.ts": "looks at what a process has loaded",
  "test/stacks/in-flight.test.ts": "has its own mocks, and registers with a stack of its own",
  "test/site/data.test.ts": "reads what a site may change, which it opens for its process",
};

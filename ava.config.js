import { tmpdir } from "node:os";
import { join } from "node:path";

/** AVA's settings for the tier that test/run.ts asks for; the fast one when nobody asks. */
const tiers = {
  fast: { files: ["test/**/*.test.ts", "!test/**/*.cli.test.ts", "!test/live/**"], concurrency: 2 },
  cli: { files: ["test/**/*.cli.test.ts"], concurrency: 2, timeout: "10m" },
  live: { files: ["test/live/**/*.test.ts"], concurrency: 1, serial: true, timeout: "20m" },
};

const tier = process.env.TEST_TIER ?? "fast";

export default () => ({
  extensions: { ts: "module" },
  workerThreads: false,
  sortTestFiles: (a, b) => (a < b ? -1 : 1), // live tests build on each other in this order
  timeout: "60s",
  // What a site may change is not what the tests are about, and none reads it.
  nodeArguments: [`--import=${join(import.meta.dirname, "test/helpers/no-site-data.ts")}`],
  environmentVariables: {
    AES_ESTATE_PROJECT: join(import.meta.dirname, "test/reference"),
    // A person's locale decides the language of messages: a test says its own.
    LC_ALL: "C.UTF-8",
    AES_ESTATE_LANGUAGE: "",
    // What a person has deployed from this machine is not what the tests are about either.
    ...(tier === "live" ? {} : { AES_ESTATE_STATE: join(tmpdir(), "aes-estate-tests-no-state") }),
  },
  ...tiers[tier],
});

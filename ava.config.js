import { tmpdir } from "node:os";
import { join } from "node:path";
import { ALONE } from "./test/tiers/alone.ts";

/** AVA's settings for the tier that test/run.ts asks for; the fast one when nobody asks. */
const tiers = {
  fast: { files: ["test/**/*.test.ts", "!test/**/*.cli.test.ts", "!test/live/**"], concurrency: 2 },
  // The same tests with many files a process, as `npm test` runs them: a process costs more than most files.
  together: { files: ["test/together/*.ts", ...Object.keys(ALONE)], concurrency: 2, timeout: "3m" },
  // On a busy machine, everything takes a multiple of its time.
  cli: { files: ["test/**/*.cli.test.ts"], concurrency: 2, timeout: "20m" },
  live: { files: ["test/live/*.test.ts"], concurrency: 1, serial: true, timeout: "20m" },
  beside: { files: ["test/live/beside/*.test.ts"], serial: true, timeout: "20m" },
};
/** Tiers whose tests work on rehearsal clouds. */
const clouds = ["live", "beside"];

const tier = process.env.TEST_TIER ?? "fast";

const rank = (file) => `${tier === "together" && file.endsWith(".test.ts") ? 1 : 0} ${file}`;

export default () => ({
  extensions: { ts: "module" },
  workerThreads: false,
  // Live tests build on each other in this order; what is alone is small, and comes last.
  sortTestFiles: (a, b) => (rank(a) < rank(b) ? -1 : 1),
  timeout: "60s",
  nodeArguments: [
    "policies/startup/start.js", // as programs start: each of the processes would compile the same modules again
    "test/helpers/assertion-place.ts", // a failure tells its file and line
    "test/helpers/no-site-data.ts", // what a site may change is not what the tests are about, and none reads it
    "test/helpers/file-time.ts", // a run of all tests lists the slowest files
  ].map((file) => `--import=${join(import.meta.dirname, file)}`),
  environmentVariables: {
    AES_ESTATE_PROJECT: join(import.meta.dirname, "test/reference"),
    // A person's locale decides the language of messages: a test says its own.
    LC_ALL: "C.UTF-8",
    AES_ESTATE_LANGUAGE: "",
    // What a person has deployed from this machine is not what the tests are about either.
    ...(clouds.includes(tier) ? {} : { AES_ESTATE_STATE: join(tmpdir(), "aes-estate-tests-no-state") }),
  },
  ...tiers[tier],
});

/** Loaded into every test process: test/run.ts names a file that gets how long each ran, and for which test file. */
import { appendFileSync } from "node:fs";
import { createRequire } from "node:module";

const { AES_TEST_TIMES: times } = process.env;
delete process.env.AES_TEST_TIMES; // A test that starts AVA itself measures nothing.
if (times) {
  process.on("exit", () => {
    const { meta } = createRequire(import.meta.url)("ava") as { meta: { file: string } };
    appendFileSync(times, `${JSON.stringify([meta.file, performance.now() / 1000])}\n`);
  });
}

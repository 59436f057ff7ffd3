/**
 * Loaded into every test process: a failed assertion is reported at its place in the test. AVA's TAP reports the
 * topmost place of its stack, which is AVA itself; and a title alone does not identify its file (ADR 0053).
 */
const capture = Error.captureStackTrace;

Error.captureStackTrace = (on: { stack?: string }, above?: unknown) => {
  Reflect.apply(capture, Error, [on, above]);
  if ((above as { name?: string } | undefined)?.name !== "AssertionError") return;
  const lines = (on.stack ?? "").split("\n").filter((line) => !line.includes("/node_modules/ava/"));
  on.stack = lines.join("\n");
};

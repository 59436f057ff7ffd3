/** Counts the results of the test runners. A runner that fails without naming a failed test counts as one failure. */

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** A check without tests: passed or failed by its exit code. */
export function countOne(_output: string, code: number): Counts {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** AVA's TAP output. */
export function countAva(output: string, code: number): Counts {
  const lines = output.split("\n");
  const skipped = lines.filter((l) => /^ok .*# (SKIP|TODO)/.test(l)).length;
  const passed = lines.filter((l) => /^ok /.test(l)).length - skipped;
  const failed = lines.filter((l) => /^not ok /.test(l)).length;
  return atLeastOneFailure({ passed, failed, skipped }, code);
}

/** `go test -json`: one event a line; subtests count. */
export function countGo(output: string, code: number): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const line of output.split("\n")) {
    if (!line.startsWith("{")) continue;
    const event = JSON.parse(line) as { Action: string; Test?: string };
    if (event.Test === undefined) continue;
    if (event.Action === "pass") counts.passed += 1;
    if (event.Action === "fail") counts.failed += 1;
    if (event.Action === "skip") counts.skipped += 1;
  }
  return atLeastOneFailure(counts, code);
}

/** pytest's closing line. */
export function countPytest(output: string, code: number): Counts {
  const last = output.trimEnd().split("\n").at(-1) ?? "";
  const number = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(last)?.[1] ?? 0);
  const failed = number("failed") + number("errors?");
  return atLeastOneFailure({ passed: number("passed"), failed, skipped: number("skipped") }, code);
}

function atLeastOneFailure(counts: Counts, code: number): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Each way the compiler fails is one clear line with exit code 1, and no stack trace. */
import test from "ava";
import { explain } from "../../toolchain/go.ts";
import { PINS } from "../../toolchain/pins.ts";
import { machine } from "./fake-go.ts";

/** A compiler that prints its version and fails to build with a message. */
const failing = (message: string, end = "exit 1") =>
  `if [ "$1" = env ]; then echo go${PINS.go}; exit; fi\ncat >&2 <<'MESSAGE'\n${message}\nMESSAGE\n${end}\n`;

const CASES: Record<string, { go: string | null; line: RegExp }> = {
  "no compiler": {
    go: null,
    line: /^the Go compiler is not on PATH: install Go 1\.26\.6 or later, or set AES_ESTATE_PULUMI=official/,
  },
  "an old compiler": {
    go: "echo go1.25.4",
    line: /^Go 1\.25\.4 is too old: Go 1\.26\.6 or later is needed$/,
  },
  "a compiler that is broken": {
    go: "echo no such library >&2; exit 127",
    line: /^"go env GOVERSION" failed: no such library$/,
  },
  "a rejected package": {
    go: failing(
      "go: downloading a.b/c v1.0.0\ngo: a.b/c@v1.0.0: reading https://x/c.zip: 403 Forbidden",
    ),
    line: /: a package is not available: go: a\.b\/c@v1\.0\.0: reading .*: 403 Forbidden$/,
  },
  "no network": {
    go: failing('go: a.b/c@v1.0.0: Get "https://x": dial tcp: lookup x: no such host'),
    line: /: a package is not available: .*no such host$/,
  },
  "a package that was changed": {
    go: failing(
      "verifying a.b/c@v1.0.0: checksum mismatch\n\tdownloaded: h1:x\n\tgo.sum: h1:y\n\nSECURITY ERROR",
    ),
    line: /: a package does not match go\.sum and was rejected: verifying a\.b\/c@v1\.0\.0: checksum mismatch$/,
  },
  "lock files that do not agree": {
    go: failing("go: updates to go.mod needed; to update it:\n\tgo mod tidy"),
    line: /: go\.mod and go\.sum do not agree: go: updates to go\.mod needed/,
  },
  "a full disk": {
    go: failing("a.b/c\ncompile: writing output: write $WORK/b01/_pkg_.a: no space left on device"),
    line: /: the disk is full: .*finished programs are kept\)$/,
  },
  "too little memory": {
    go: failing("a.b/c: /usr/lib/go/compile: signal: killed"),
    line: /: the compiler was killed, most likely because memory ran out: 6 GB must be free$/,
  },
  "a mistake in our sources": {
    go: failing(
      "# aes-estate/toolchain/random\n./main.go:3:1: syntax error\n./main.go:9:1: too many errors",
    ),
    line: /: \.\/main\.go:3:1: syntax error$/,
  },
};

for (const [name, { go, line }] of Object.entries(CASES)) {
  test(name, async (t) => {
    const it = await machine(t, go);
    const { code, output } = await it.build();
    t.is(code, 1, output);
    const lines = output.split("\n").filter((l) => !/: building, usually /.test(l));
    t.is(lines.length, 1, output);
    t.regex(lines[0]?.replace(/^toolchain: /, "") ?? "", line);
  });
}

test("a compiler that ends without a message", (t) => {
  t.is(explain([], "SIGTERM"), "go build ended with SIGTERM");
  t.is(explain([]), "go build ended with an error");
});

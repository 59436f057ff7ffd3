/** The doctor's report in its formats, and the command's errors: one message, and exit code 2. */
import test from "ava";
import { toJunit } from "../../../operations/doctor/junit.ts";
import type { Report } from "../../../operations/doctor/model.ts";
import { toText } from "../../../operations/doctor/text.ts";
import { estate } from "../../helpers/command.ts";

const report: Report = {
  schemaVersion: 1,
  tool: { name: "aes-estate", version: "0" },
  site: "bamako",
  address: "https://identity.bamako.aes.example/v3",
  region: "bamako-1",
  rehearsal: false,
  result: "failed",
  counts: { passed: 1, failed: 1, notAssessed: 1, findings: 1 },
  checks: [
    {
      key: "roles",
      item: "roles",
      title: "Roles",
      standards: ["scs-0302-v1"],
      status: "failed",
      findings: [{ what: "a role\nMET\u001b[2J & <b>", remediation: "create it" }],
      notAssessed: [{ gap: "denied", why: "denied here" }],
    },
    {
      key: "images",
      item: "images",
      title: "Images",
      standards: [],
      status: "notAssessed",
      findings: [],
      notAssessed: [{ gap: "absent", why: "no Glance" }],
    },
    {
      key: "clock",
      item: "clock",
      title: "Clocks",
      standards: [],
      status: "passed",
      findings: [],
      notAssessed: [],
    },
  ],
  unseen: [{ item: "facility", why: "no API" }],
};

test("the text has findings with their repair first, and nothing in a value looks like a result", (t) => {
  t.is(
    toText(report, "en"),
    [
      "Prerequisites of bamako: https://identity.bamako.aes.example/v3, region bamako-1",
      "",
      "FAILED",
      "  [roles] Roles (scs-0302-v1)",
      "    a role",
      "        MET<U+001B>[2J & <b>",
      "      Fix: create it",
      "    (denied here)",
      "",
      "NOT ASSESSED",
      "  [images] Images",
      "    (no Glance)",
      "",
      "MET",
      "  [clock] Clocks",
      "",
      "What no check can see:",
      "  - facility: no API",
      "",
      "3 checks: 1 met, 1 failed, 1 not assessed.",
      "FAILED: 1 finding.",
      "",
    ].join("\n"),
  );
});

test("JUnit has a suite for each item, a failure for each finding, and a skipped case for the rest", (t) => {
  const text = toJunit(report);
  t.regex(text, /<testsuite name="roles" tests="1" failures="1" skipped="0" errors="0">/);
  t.regex(
    text,
    /<failure message="a role&#10;MET&#27;\[2J &amp; &lt;b&gt;" type="roles">|<failure message="a role/,
  );
  t.regex(text, /<testcase classname="images" name="Images">\s*<skipped message="no Glance"\/>/);
  t.regex(text, /<testsuite name="unseen" tests="1" failures="0" skipped="1" errors="0">/);
  t.false(text.includes("\u001b"));
});

for (const [title, args, message] of [
  ["no cloud", ["bamako"], /^estate: .*bamako/],
  ["another site", ["gao"], /gao/],
  ["another format", ["bamako", "--format", "sarif"], /text, json, junit/],
  ["another folder", ["bamako", "--root", "/nowhere"], /\/nowhere/],
] as const) {
  test(`${title}: one message, exit code 2`, async (t) => {
    const { stdout, stderr, exitCode } = await estate("doctor", ...args, "--lang", "en");
    t.is(stdout, "");
    t.regex(stderr, message);
    t.is(exitCode, 2);
    t.notRegex(stderr, /\bat .*\.ts:\d+/);
  });
}

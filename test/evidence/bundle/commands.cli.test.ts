/** `estate evidence` and `estate verify` as people run them, with `ssh-keygen`, `tar` and without a network. */
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { pack, unpack } from "../../../evidence/bundle/archive.ts";
import { toJsonText } from "../../../output/json.ts";
import { driftReport } from "../drift/reports.ts";
import { ESTATE, makeProject, type Project, signContracts } from "./project.ts";

const DAY = "2026-11-25";
let project: Project;
test.before(async (t) => {
  project = await makeProject();
  await signContracts(project);
  const registry = at("stacks/alliance.yaml");
  const [before = "", after = ""] = readFileSync(registry, "utf8").split("  niamey-compliance:\n");
  const later = after.replace("start: 2026-01-01", "start: 2026-12-01");
  writeFileSync(registry, `${before}  niamey-compliance:\n${later}`);
  const { exitCode, stdout, stderr } = await evidence("bundle");
  t.is(exitCode, 0, stderr);
  t.regex(
    stdout,
    /^bundle and bundle\.tar: \d+ files, as of 2026-11-25\. Result: PASSED\.\nSigned by bamako-compliance \(SHA256:/,
  );
});
test.after.always(() => rmSync(project.folder, { recursive: true, force: true }));

const at = (...path: string[]) => join(project.folder, ...path);
const key = (office = "bamako-compliance") => ["--key", project.keys[office] ?? ""];
const evidence = (folder: string, ...more: string[]) =>
  project.estate(
    ...["evidence", "bamako", folder, "--state", project.states.violated, "--as-of", DAY],
    ...["--lang", "en", ...key(), ...more],
  );
const verify = (bundle: string, ...more: string[]) =>
  project.estate("verify", bundle, "--as-of", DAY, "--lang", "en", ...more);

/** Every file below a folder with its digest. */
function digests(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map(
      (file) =>
        `${file.slice(folder.length)} ${createHash("sha256").update(readFileSync(file)).digest("hex")}`,
    )
    .sort();
}

test("the same inputs and the same day give the same bytes; nothing is overwritten", async (t) => {
  const { exitCode } = await evidence("elsewhere/again");
  t.is(exitCode, 0);
  t.deepEqual(digests(at("elsewhere/again")), digests(at("bundle")));
  t.true(readFileSync(at("elsewhere/again.tar")).equals(readFileSync(at("bundle.tar"))));
  const second = await evidence("bundle");
  t.is(second.exitCode, 1);
  t.is(second.stderr, "estate: bundle: exists already; want a folder that does not exist");
});

test("no secret and no path of this machine is in a bundle", (t) => {
  for (const line of digests(at("bundle"))) {
    const text = readFileSync(at("bundle", line.split(" ")[0] ?? ""), "utf8");
    t.false(text.includes(project.folder), line);
    t.false(text.includes("PRIVATE KEY"), line);
  }
});

test("folder and archive are verified, in a network namespace without a route", async (t) => {
  const [node, program] = ESTATE;
  const env = { AES_ESTATE_PROJECT: project.folder };
  for (const bundle of ["bundle", "bundle.tar"]) {
    const args = ["-rn", "--", node, program, "verify", bundle, "--as-of", DAY, "--lang", "fr"];
    const { stdout } = await execa("unshare", args, { env, cwd: project.folder });
    t.regex(stdout, /VÉRIFIÉ : \d+ fichiers sont authentiques, rien n'a expiré au 2026-11-25\.$/);
  }
});

test("the signature and the digests are verified by ssh-keygen and sha256sum alone", async (t) => {
  // These are the commands of docs/evidence.md.
  const { stdout: signers } = await project.estate("verify", "--allowed-signers");
  writeFileSync(at("allowed_signers"), `${signers}\n`);
  const folder = at("bundle");
  const commands = [
    "ssh-keygen -Y verify -f ../allowed_signers -I bamako-compliance -n aes-estate-evidence -s signatures/bamako-compliance.main.sig < statement.json",
    `python3 -c 'import json; [print(one["digest"]["sha256"] + "  " + one["name"]) for one in json.load(open("statement.json"))["subject"]]' | sha256sum --check --strict --quiet`,
  ];
  const page = readFileSync(join(import.meta.dirname, "../../../docs/evidence.md"), "utf8");
  for (const command of commands) {
    t.true(page.includes(command), command);
    await t.notThrowsAsync(execa("bash", ["-euo", "pipefail", "-c", command], { cwd: folder }));
  }
  const statement = readFileSync(join(folder, "statement.json"));
  writeFileSync(at("forged.json"), statement.toString("utf8").replace("bamako", "niamey"));
  const forged = commands[0]?.replace("statement.json", "../forged.json") ?? "";
  await t.throwsAsync(execa("bash", ["-c", forged], { cwd: folder }));
});

test("what tar unpacks of a verified archive is what was verified", async (t) => {
  cpSync(at("bundle.tar"), at("copy.tar"));
  await execa("mkdir", [at("unpacked")]);
  await execa("tar", ["xf", at("copy.tar"), "-C", at("unpacked")]);
  t.deepEqual(digests(at("unpacked")), digests(at("bundle")));
});

test("archives in which tar would find forged documents are rejected", async (t) => {
  const archive = readFileSync(at("bundle.tar"));
  const { files } = unpack(archive);
  const forged = pack(new Map([["controls.json", Buffer.from("{}\n")]]));
  const body = archive.subarray(0, -1024);
  const link = at("link");
  await execa("ln", ["-s", "/etc/passwd", link]);
  await execa("tar", ["cf", at("linked.tar"), "-C", project.folder, "link"]);
  const cases: Record<string, [Buffer, RegExp]> = {
    appended: [Buffer.concat([body, forged]), /! controls\.json: twice in the archive/],
    trailing: [Buffer.concat([archive, forged]), /! data after the end of the archive/],
    fewer: [
      pack(new Map([...files].filter(([path]) => path !== "controls.json"))),
      /! controls\.json: missing, although the signed statement names it/,
    ],
    more: [
      pack(new Map([...files, ["more.json", Buffer.of()]])),
      /! more\.json: extra, the signed statement does not name it/,
    ],
    linked: [
      Buffer.concat([readFileSync(at("linked.tar")).subarray(0, 512), archive]),
      /! link: a link; want regular files/,
    ],
    gzip: [Buffer.from("\u001f\u008b"), /! the archive does not have the form/],
  };
  for (const [name, [bytes, message]] of Object.entries(cases)) {
    writeFileSync(at(`${name}.tar`), bytes);
    const { exitCode, stdout } = await verify(`${name}.tar`);
    t.is(exitCode, 1, name);
    t.regex(stdout, message, name);
    t.regex(stdout, /NOT VERIFIED: \d+ finding/, name);
  }
});

test("a folder with a link, a changed byte or an expired waiver is rejected", async (t) => {
  cpSync(at("bundle"), at("tampered"), { recursive: true });
  rmSync(at("tampered/inputs/waivers.yaml"));
  await execa("ln", ["-s", at("bundle/inputs/waivers.yaml"), at("tampered/inputs/waivers.yaml")]);
  const linked = await verify("tampered");
  t.is(linked.exitCode, 1);
  t.regex(linked.stdout, /! inputs\/waivers\.yaml: a link; want regular files/);
  const late = await project.estate("verify", "bundle", "--as-of", "2027-01-01", "--lang", "fr");
  t.is(late.exitCode, 1);
  t.regex(
    late.stdout,
    /! la dérogation shared-network \(T-1\) de la règle tenant-sharing a expiré le 2026-12-31 : 1 violation n'est plus couverte/,
  );
});

test("controls are shown in both languages, and as data", async (t) => {
  const fr = await project.estate("verify", "bundle", "--as-of", DAY, "--lang", "fr", "--controls");
  t.regex(fr.stdout, /^RÉFÉRENTIEL +EXIGENCE +RÉSULTAT +ÉVALUÉES +RÈGLES$/m);
  t.regex(fr.stdout, /^SecNumCloud 3\.2 +9\.7 +sous dérogation /m);
  const { stdout } = await verify("bundle", "--json");
  const { result, controls } = JSON.parse(stdout) as {
    result: string;
    controls: { result: string }[];
  };
  t.is(result, "verified");
  t.deepEqual([...new Set(controls.map((one) => one.result))].sort(), [
    "notAssessed",
    "satisfied",
    "waived",
  ]);
});

test("wrong requests are one sentence each, and leave nothing behind", async (t) => {
  const state = ["--state", project.states.compliant];
  const cases: [string[], number, RegExp][] = [
    [["evidence", "bamako", "x"], 1, /^estate: the rehearsal cloud of bamako does not answer/],
    [
      ["evidence", "paris", "x", ...state],
      2,
      /^estate: got site paris, want one of the open sites bamako, ouagadougou$/,
    ],
    [
      ["evidence", "ouagadougou", "x", ...state],
      1,
      /the stack is that of site bamako; want ouagadougou$/,
    ],
    [
      ["evidence", "bamako", "x", "--state", "none.json"],
      2,
      /^estate: none\.json: unreadable \(ENOENT\)$/,
    ],
    [
      ["evidence", "bamako", "x", "--state", "stacks/alliance.yaml"],
      2,
      /^estate: stacks\/alliance\.yaml:1: /,
    ],
    [
      ["evidence", "bamako", "x", ...state, "--as-of", "tomorrow"],
      2,
      /got tomorrow for the option --as-of, want YYYY-MM-DD$/,
    ],
    [
      ["evidence", "bamako", "x", ...state, "--key", "none"],
      1,
      /^estate: none: ssh-keygen did not sign \(.+\)$/,
    ],
    [
      ["verify", "none"],
      2,
      /^estate: none: not found; want a folder or an archive of `estate evidence`$/,
    ],
    [["verify"], 2, /^estate: the argument bundle is missing/],
    [
      ["verify", "bundle", "--require", "mali"],
      2,
      /got mali for the option --require, want ML,BF$/,
    ],
  ];
  for (const [args, exitCode, message] of cases) {
    const answer = await project.estate(...args, "--lang", "en");
    t.is(answer.exitCode, exitCode, args.join(" "));
    t.regex(answer.stderr, message);
    t.is(answer.stdout, "");
  }
  t.false(existsSync(at("x")));
  t.false(existsSync(at("x.tar")));
});

test("a drift report is in the bundle, byte for byte; a flipped byte and a missing file are named", async (t) => {
  const report = toJsonText(await driftReport({ off: true }));
  writeFileSync(at("drift.json"), report);
  const drift = ["--drift", at("drift.json")];
  const first = await evidence("drifted", ...drift);
  t.is(first.exitCode, 0, first.stderr);
  t.regex(
    first.stdout,
    /^Cloud read at 2026-11-24 08:00:12 UTC, drift: 1 difference, 0 violations /m,
  );
  t.notRegex(first.stdout, /Not assessed: drift/);
  t.is((await evidence("drifted-again", ...drift)).exitCode, 0);
  t.deepEqual(digests(at("drifted-again")), digests(at("drifted")));
  t.is(readFileSync(at("drifted/drift/report.json"), "utf8"), report);
  t.is((await verify("drifted.tar")).exitCode, 0);
  for (const path of ["drift/report.json", "contracts.json", "compliance/statement.json"]) {
    const file = at("drifted", path);
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.from(bytes).fill(32, bytes.length - 2));
    const flipped = await verify("drifted");
    t.is(flipped.exitCode, 1);
    t.true(flipped.stdout.includes(`! ${path}: changed; got sha256 `), flipped.stdout);
    rmSync(file);
    const missing = await verify("drifted");
    t.true(missing.stdout.includes(`! ${path}: missing, although the signed statement`));
    writeFileSync(file, bytes);
  }
  t.is((await verify("drifted")).exitCode, 0);
  t.regex(
    (await evidence("without")).stdout,
    /^Not included: Drift report: .*Not assessed: drift\.$/m,
  );
});

test("the compliance statement is in the bundle, as `estate compliance` writes it", async (t) => {
  const compliance = (...more: string[]) =>
    project.estate(
      ...["compliance", "bamako", "--state", project.states.violated, "--offline"],
      ...["--as-of", DAY, ...more],
    );
  const read = (path: string) => readFileSync(at("bundle/compliance", path), "utf8");
  interface Stated {
    result: string;
    summary: string;
    statements: object[];
    rules: object[];
    violations: object[];
    policyDigest: object;
  }
  const parts = ({ result, summary, statements, rules, violations, policyDigest }: Stated) => {
    return { result, summary, statements, rules, violations, policyDigest };
  };
  const printed = JSON.parse((await compliance("--json", "--lang", "en")).stdout) as Stated;
  const written = JSON.parse(read("statement.json")) as Stated;
  t.deepEqual(parts(written), parts(printed));
  for (const [language, word] of [
    ["fr", "CONFORME"],
    ["en", "COMPLIANT"],
  ] as const) {
    const html = at(`${language}.html`);
    t.is((await compliance("--html", html, "--lang", language)).exitCode, 0);
    const main = (text: string) => text.slice(0, text.indexOf('<section id="not-looked-at"'));
    t.is(main(read(`statement.${language}.html`)), main(readFileSync(html, "utf8")));
    const { stdout } = await project.estate("verify", "bundle", "--as-of", DAY, "--lang", language);
    t.true(stdout.includes(`: ${word}`), stdout);
  }
  const digests = JSON.parse(readFileSync(at("bundle/inputs/digests.json"), "utf8")) as {
    notIncluded: { key: string }[];
  };
  t.deepEqual(
    digests.notIncluded.map(({ key: one }) => one).filter((one) => one === "compliance"),
    [],
  );
});

test("files that `estate check` rejects give no evidence", async (t) => {
  const broken = await makeProject();
  t.teardown(() => rmSync(broken.folder, { recursive: true, force: true }));
  const { exitCode, stderr } = await broken.estate(
    ...["evidence", "bamako", "x", "--state", broken.states.compliant, "--lang", "en"],
    ...["--as-of", DAY],
  );
  t.is(exitCode, 2);
  t.regex(stderr, /^estate: stacks\/bamako\/site\.yaml:\d+: /);
  t.regex(stderr, /\nestate: \d+ issues in the estate's files: they give no compliance statement/);
  t.false(existsSync(join(broken.folder, "x")));
});

test("a hole that only the cloud shows fails the evidence, and verifying it says so in both languages", async (t) => {
  writeFileSync(at("hole.json"), toJsonText(await driftReport({ shared: "by-hand" })));
  const { exitCode, stdout } = await evidence("hole", "--drift", at("hole.json"));
  t.is(exitCode, 1);
  t.regex(
    stdout,
    /Result: FAILED\.\nCloud read at .* 1 violation without a waiver that only the cloud/,
  );
  const fr = await project.estate("verify", "hole", "--as-of", DAY, "--lang", "fr");
  t.is(fr.exitCode, 1);
  t.regex(fr.stdout, /^! le nuage montre 1 violation sans dérogation que l'état enregistré ne/m);
  t.regex(fr.stdout, /^Contrat bamako-ouagadougou-continuity, contresigné par /m);
});

test("a drift report that is not this site's, is older, or is none: file and line, exit code 2", async (t) => {
  const report = await driftReport();
  const write = (name: string, value: unknown) => {
    writeFileSync(at(name), toJsonText(value));
    return ["--drift", at(name)];
  };
  const { deployment, ...state } = JSON.parse(readFileSync(project.states.violated, "utf8")) as {
    deployment: { manifest?: object };
  };
  const manifest = { ...deployment.manifest, time: "2026-11-24T09:00:00Z" };
  writeFileSync(
    at("later.json"),
    JSON.stringify({ ...state, deployment: { ...deployment, manifest } }),
  );
  const cases: [string[], RegExp][] = [
    [
      write("other.json", { ...report, site: "niamey" }),
      /^estate: other\.json:8: the drift report of the site niamey; want that of one of these sites: bamako$/,
    ],
    [
      [...write("older.json", report), "--state", at("later.json")],
      /^estate: older\.json:11: the drift report read the cloud at 2026-11-24 08:00:12 UTC, and \S*later\.json was recorded at/,
    ],
    [
      write("cut.json", { ...report, findings: undefined }),
      /^estate: cut\.json:1: findings: another shape/,
    ],
    [
      write("rehearsal.json", { ...report, rehearsal: true }),
      /^estate: rehearsal\.json:9: the drift report of a rehearsal of bamako/,
    ],
    [["--drift", "none.json"], /^estate: none\.json: unreadable \(ENOENT\)$/],
    [["--drift", at("other.json"), "--drift", "-", "--state", "-"], /^estate: got - several times/],
  ];
  for (const [args, message] of cases) {
    const answer = await evidence("rejected", ...args);
    t.is(answer.exitCode, 2, answer.stderr);
    t.regex(answer.stderr, message);
    t.false(existsSync(at("rejected")));
  }
});

test("a key of no office, a revoked one and another day sign nothing", async (t) => {
  await execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", at("own.key")]);
  const own = await evidence("own", "--key", at("own.key"));
  t.is(own.exitCode, 1);
  t.regex(own.stderr, /own\.key \(SHA256:.+\): key of no office; want one of alliance\.yaml/);
  const early = await evidence("early", ...key("niamey-compliance"));
  t.is(early.exitCode, 1);
  t.regex(
    early.stderr,
    /offices\.niamey-compliance\.signers\.main signs from 2026-12-01 to 2036-12-31, got 2026-11-25$/,
  );
  t.deepEqual([existsSync(at("own")), existsSync(at("early"))], [false, false]);
});

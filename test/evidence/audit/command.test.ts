/** `estate audit` as people run it: exit codes, formats, and one line for an input that cannot be evaluated. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { execa, execaNode } from "execa";
import { run } from "../../../cli/run.ts";
import { repository } from "../../../estate/project.ts";
import { compiledFolder } from "../../../policies/startup/compiled.ts";
import { REFERENCE } from "../../estate/overlay.ts";
import { ALLIANCE_FILE } from "../../policies/fixture.ts";
import { compliant, type Given, openFolder, root, site, stateOf, volume } from "./states.ts";

const folder = openFolder();
test.after.always(() => folder.remove());

const loopback = { authUrl: "http://127.0.0.1:21000/v3", region: "bamako-1" };
const foreign: Given = { ...volume, inputs: { ...volume.inputs, region: "eu-west-1" } };
/** A kubeconfig whose requests would go through another server. */
const proxied = {
  clusters: [
    { name: "c", cluster: { server: "https://10.40.0.7:6443", "proxy-url": "http://203.0.113.7" } },
  ],
  users: [{ name: "u", user: { token: "x" } }],
  contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
  "current-context": "x",
};
const files = {
  kubeconfig: folder.write("proxied.kubeconfig", JSON.stringify(proxied)),
  compliant: folder.write("compliant.json", stateOf(compliant)),
  nonCompliant: folder.write("non-compliant.json", stateOf([root(), site, foreign])),
  nameless: folder.write("nameless.json", stateOf([root({}), site, volume], { stack: "prod" })),
  rehearsal: folder.write(
    "rehearsal.json",
    stateOf([root({ site: "bamako", rehearsal: true }), { ...site, inputs: loopback }, volume]),
  ),
};

/** A port on a network and in a group of the estate, according to the things file. */
const onSegment: Given = {
  type: "openstack:networking/port:Port",
  name: "p",
  provider: "site",
  inputs: {
    networkId: "0f0f",
    securityGroupIds: ["1e1e"],
    tags: ["aes:class=citizen", "aes:owner=ML", "aes:tenant=tax"],
  },
};
const thing = { site: "bamako", tenant: "tax", owner: "ML", class: "citizen" };
const network = { type: "openstack:networking/network:Network", ...thing };
const group = { type: "openstack:networking/secGroup:SecGroup", ...thing };
const used = {
  state: folder.write("used.json", stateOf([root(), site, onSegment])),
  things: folder.write("things.json", JSON.stringify({ "0f0f": network, "1e1e": group })),
};

const waivers = join(REFERENCE, "policies/waivers.yaml");
const registry = ["--alliance", ALLIANCE_FILE, "--waivers", waivers];

/** Runs the command as a process, without any helpful variable of the caller's environment. */
async function asProcess(args: readonly string[], input = "", env: Record<string, string> = {}) {
  const run = await execaNode(join(repository, "cli/estate.ts"), ["audit", ...registry, ...args], {
    reject: false,
    input,
    env: { PATH: "/nowhere", HOME: "/dev/null", NODE_COMPILE_CACHE: compiledFolder(), ...env },
    extendEnv: false,
    nodePath: process.execPath,
  });
  return { code: run.exitCode, out: run.stdout, error: run.stderr };
}

/** Runs the command in this process, and captures its output. Starting Node takes longer than any audit here. */
async function audit(args: readonly string[]) {
  const printed = { out: "", error: "" };
  const { write } = process.stdout;
  const { error } = console;
  process.stdout.write = (text: string | Uint8Array) => {
    printed.out += String(text);
    return true;
  };
  console.error = (line: string) => {
    printed.error += `${line}\n`;
  };
  try {
    const code = await run(["audit", ...registry, ...args], {});
    return { code, out: printed.out.trimEnd(), error: printed.error.trimEnd() };
  } finally {
    process.stdout.write = write;
    console.error = error;
  }
}

const FORMER_OUTPUT = "judgedBy";

test.serial(
  "exit code 0 for a compliant state, 1 for a violation; the default language is French",
  async (t) => {
    const fine = await asProcess([files.compliant]);
    t.is(fine.code, 0, fine.out + fine.error);
    t.regex(fine.out, /Résultat : CONFORME$/);
    const bad = await asProcess([files.nonCompliant, "--lang", "en"]);
    t.is(bad.code, 1, bad.error);
    t.regex(
      bad.out,
      /^ {4}.*non-compliant\.json:\d+: urn:pulumi:bamako::elsewhere::openstack:.*::v$/m,
    );
    t.regex(bad.out, /Result: FAILED$/);
    t.is(bad.error, "");
  },
);

test.serial(
  "each format is written to standard output or to a file; standard input is read like a file",
  async (t) => {
    const json = await asProcess(["-", "--format", "json"], stateOf([root(), site, foreign]));
    t.is(json.code, 1, json.error);
    t.like(JSON.parse(json.out), { schemaVersion: 2, file: "stdin", result: "failed" });
    const sarif = await audit([files.nonCompliant, "--format", "sarif"]);
    t.is(JSON.parse(sarif.out).version, "2.1.0");
    const output = folder.write("report.xml", "");
    const junit = await audit([files.nonCompliant, "--format=junit", "--output", output]);
    t.deepEqual([junit.code, junit.out], [1, ""]);
    t.regex(readFileSync(output, "utf8"), /^<\?xml version="1.0"[\s\S]*<failure /);
  },
);

test.serial(
  "resources of the estate may be used when a things file lists them, and are denied without it",
  async (t) => {
    const listed = await audit([used.state, "--things", used.things, "--lang", "en"]);
    t.is(listed.code, 0, listed.out);
    const unlisted = await audit([used.state, "--lang", "en"]);
    t.is(unlisted.code, 1);
    t.regex(unlisted.out, /zone-boundary/);
  },
);

test.serial("the audit waits for a slow writer on standard input", async (t) => {
  const program = join(repository, "cli/estate.ts");
  const shell = `(sleep 2; cat "$0") | "$@"`;
  const command = [process.execPath, program, "audit", ...registry, "-", "--format", "json"];
  const { stdout } = await execa("bash", ["-c", shell, files.compliant, ...command]);
  t.like(JSON.parse(stdout), { file: "stdin", result: "passed" });
});

test.serial("the audit reads what a shell substitutes for a file", async (t) => {
  const program = join(repository, "cli/estate.ts");
  const shell = `"$@" <(sleep 1; cat "$0")`;
  const command = [process.execPath, program, "audit", ...registry, "--format", "json"];
  const { stdout } = await execa("bash", ["-c", shell, files.compliant, ...command]);
  t.is(JSON.parse(stdout).result, "passed");
});

test.serial(
  "the site comes from the option, the file or the stack's name; an unknown site fails",
  async (t) => {
    const siteOf = async (...args: string[]) => {
      const { code, out } = await audit([...args, "--format", "json"]);
      return [code, JSON.parse(out).context.site];
    };
    t.deepEqual(await siteOf(files.compliant), [0, { is: "bamako", source: "recorded" }]);
    t.deepEqual(await siteOf(files.nameless), [1, { is: "prod", source: "stackName" }]);
    t.deepEqual(await siteOf(files.nameless, "--site", "bamako"), [
      0,
      { is: "bamako", source: "option" },
    ]);
    t.is((await siteOf(files.compliant, "--site", "ouagadougou"))[0], 1);
  },
);

test.serial(
  "a rehearsal comes from the file or an option, which can also exclude it; no environment variable changes a result",
  async (t) => {
    t.is((await audit([files.rehearsal])).code, 0);
    t.is((await audit([files.rehearsal, "--no-rehearsal"])).code, 1);
    t.is((await audit([files.compliant, "--rehearsal"])).code, 1);
    const env = { AES_ESTATE_REHEARSAL: "true", AES_ESTATE_SITE: "ouagadougou", OS_CLOUD: "x" };
    t.is((await asProcess([files.compliant], "", env)).code, 0);
  },
);

test.serial("the place of the state is evaluated when --backend names it", async (t) => {
  const { code, out } = await audit([files.rehearsal, "--backend", "https://api.pulumi.com"]);
  t.is(code, 1);
  t.regex(out, /\[state-residency\]/);
});

test.serial(
  "the report names a missing or a different policy digest of the state, and nothing for the same one",
  async (t) => {
    const digestOf = async (file: string) => {
      const { code, out } = await audit([file, "--format", "json", "--lang", "en"]);
      t.is(code, 0);
      return JSON.parse(out).policyDigest;
    };
    const recordedBy = (name: string, evaluatedBy: object) =>
      folder.write(name, stateOf([root({ site: "bamako", evaluatedBy }), site, volume]));
    const { now, difference } = await digestOf(files.compliant);
    t.regex(difference, /does not say which policies evaluated it/);
    const old = await digestOf(recordedBy("old.json", { ...now, pack: "aes-estate@0.0.1" }));
    t.regex(old.difference, /was evaluated by aes-estate@0\.0\.1/);
    t.deepEqual(await digestOf(recordedBy("same.json", now)), { now, recorded: now });
    // The output's name until 2026-11-28.
    const former = stateOf([root({ site: "bamako", [FORMER_OUTPUT]: now }), site, volume]);
    t.deepEqual(await digestOf(folder.write("former.json", former)), { now, recorded: now });
  },
);

test.serial("the self-test runs before each evaluation", async (t) => {
  const { out } = await audit([files.compliant, "--format", "json"]);
  const { selfTest } = JSON.parse(out);
  t.like(selfTest, { passed: true, missed: [] });
  t.true(selfTest.cases > 3);
});

test.serial("a faulty waiver fails a compliant state", async (t) => {
  const waivers = folder.write("waivers.yaml", "{ old: { rule: location } }");
  const { code, out } = await audit([files.compliant, "--waivers", waivers, "--lang", "en"]);
  t.is(code, 1);
  t.regex(out, /Faulty waivers:\n {2}- old\.scope: /);
  t.regex(out, /0 raw, 0 waived, 0 failed\nResult: FAILED$/);
});

test.serial("the day of the evaluation is today unless an option sets it", async (t) => {
  const day = async (...args: string[]) =>
    JSON.parse((await audit([files.compliant, "--format", "json", ...args])).out).context.today;
  t.deepEqual(await day("--today", "2025-02-28"), { is: "2025-02-28", source: "option" });
  t.is((await day()).source, "default");
});

test.serial("a file with a byte order mark is read, in UTF-8 or UTF-16", async (t) => {
  const text = stateOf(compliant);
  for (const [name, bytes] of [
    ["utf-8", Buffer.from(`\ufeff${text}`)],
    ["utf-16", Buffer.from(`\ufeff${text}`, "utf16le")],
  ] as const) {
    const { code, error } = await audit([folder.write(`${name}.json`, bytes)]);
    t.is(code, 0, `${name}: ${error}`);
  }
});

const empty = folder.write("empty.json", "");
const broken = folder.write("broken.json", '{\n  "version": 3,\n  oops\n}');
const shape = folder.write(
  "shape.json",
  stateOf([root(), site]).replace(/"type": "pulumi:prov[^"]*"/, '"type": 7'),
);
const emptyRegistry = folder.write(
  "void.yaml",
  "{ schemaVersion: 2, name: void, members: {}, sites: {}, classes: {} }",
);
for (const [name, args, fr, en] of [
  [
    "no file",
    ["/nowhere.json"],
    /nowhere\.json : fichier illisible \(ENOENT\)/,
    /unreadable \(ENOENT\)/,
  ],
  ["a folder", ["/"], /un dossier ; attendu un fichier ordinaire/, /a folder; want a regular file/],
  ["the working folder", ["."], /^estate: \. : un dossier/, /^estate: \.: a folder;/],
  ["an empty file", [empty], /empty\.json:1: le fichier est vide/, /the file is empty/],
  ["not JSON", [broken], /broken\.json:3: ce n'est pas du JSON/, /:3: this is not JSON/],
  [
    "another shape",
    [shape],
    /shape\.json:\d\d: deployment\.resources\.1\.type : /,
    /would not write here/,
  ],
  [
    "no registry",
    [files.compliant, "--alliance", "/no.yaml"],
    /no\.yaml : fichier illisible \(ENOENT\)/,
    /no\.yaml: unreadable \(ENOENT\)/,
  ],
  [
    "an empty registry",
    [files.compliant, "--alliance", emptyRegistry],
    /inutilisable : members: vide/,
    /registry: members: got nothing/,
  ],
  [
    "no waivers",
    [files.compliant, "--waivers", "/no.yaml"],
    /no\.yaml : fichier illisible \(ENOENT\)/,
    /no\.yaml: unreadable \(ENOENT\)/,
  ],
  [
    "no things of the estate",
    [files.compliant, "--things", files.compliant],
    /choses du parc illisibles : .*: aucune chose du parc/,
    /unreadable things of the estate: .*no thing of the estate/,
  ],
  [
    "no place to write",
    [files.compliant, "--output", join(files.compliant, "../none/x")],
    /le rapport n'a pas pu être écrit \(ENOENT\)/,
    /the report could not be written/,
  ],
  [
    "no such format",
    [files.compliant, "--format", "pdf"],
    /reçu pdf pour l'option --format, attendu text, json, sarif, junit, openreports, policyreport$/m,
    /got pdf for the option --format, want text, json, sarif, junit, openreports, policyreport$/m,
  ],
  [
    "no such day",
    [files.compliant, "--today", "2026-02-30"],
    /reçu 2026-02-30 pour l'option --today, attendu YYYY-MM-DD$/m,
    /got 2026-02-30 for the option --today, want YYYY-MM-DD$/m,
  ],
  [
    "a cluster without its site",
    [files.kubeconfig, "--cluster", "tax/apps"],
    /reçu --cluster sans --site/,
    /got --cluster without --site/,
  ],
  [
    "a cluster by a file that is not a kubeconfig",
    [files.compliant, "--cluster", "tax/apps", "--site", "bamako"],
    /kubeconfig/,
    /kubeconfig/,
  ],
  [
    "a cluster behind a proxy",
    [files.kubeconfig, "--cluster", "tax/apps", "--site", "bamako"],
    /reçu clusters\[0\]\.cluster\.proxy-url, attendu un kubeconfig qui mène droit à un seul serveur/,
    /got clusters\[0\]\.cluster\.proxy-url, want a kubeconfig that leads straight to one server/,
  ],
  ["nothing at all", [], /il manque l'argument file/, /argument file is missing/],
] as const) {
  test.serial(`exit code 2 and no stack trace: ${name}`, async (t) => {
    for (const [lang, message] of [
      ["fr", fr],
      ["en", en],
    ] as const) {
      const { code, out, error } = await audit([...args, "--lang", lang]);
      t.is(code, 2, error);
      t.is(out, "");
      t.regex(error, message);
      t.notRegex(error, /^\s+at |[{}]/m);
      for (const line of error.split("\n")) t.regex(line, /^estate: /);
    }
  });
}

for (const name of ["audit.md", "audit.fr.md"]) {
  test.serial(`the commands of docs/${name} pass`, async (t) => {
    const text = readFileSync(join(repository, "docs", name), "utf8");
    const commands = [...text.matchAll(/^ *npx estate audit (.+)$/gm)].map(([, args = ""]) => args);
    // A cluster is not here: test/admission/audit.cli.test.ts has one.
    const ofFiles = commands.filter((command) => !command.includes("--cluster"));
    t.deepEqual([ofFiles.length, commands.length], [5, 7]);
    for (const command of ofFiles) {
      const args = command.split(" ").map((word) => {
        if (word === "state.json") return files.compliant;
        return /^r(e|ap)port\./.test(word) ? folder.write(word, "") : word;
      });
      const { code, error } = await audit(args);
      t.is(code, 0, `${command}: ${error}`);
    }
  });
}

/** `estate sign` as people run it, with keys that `ssh-keygen` makes, in both languages. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { parse } from "yaml";
import { agreementText } from "../../../policies/alliance/countersignatures.ts";
import { ESTATE, makeProject, type Project } from "../../evidence/bundle/project.ts";

const CONTRACT = "bamako-ouagadougou-continuity";
const MINISTRY = "Ministère de l'Économie numérique du Mali";
const TODAY = new Date().toISOString().slice(0, 10);

let project: Project;
test.before(async () => {
  project = await makeProject();
  // Contracts that both sites may still sign; the offices' keys are valid until then.
  edit("stacks/alliance.yaml", (text) => text.replaceAll("start: 2026-10-01", "start: 2036-01-01"));
});
test.after.always(() => rmSync(project.folder, { recursive: true, force: true }));

const at = (path: string) => join(project.folder, path);
const read = (path: string) => readFileSync(at(path), "utf8");
function edit(path: string, change: (text: string) => string): void {
  writeFileSync(at(path), change(read(path)));
}
const key = (office: string) => project.keys[office] ?? "";
const sign = (...args: string[]) => project.estate("sign", ...args);
const BAMAKO = "stacks/bamako/site.yaml";
const OUAGADOUGOU = "stacks/ouagadougou/site.yaml";

test.serial("without a key the terms are shown, and nothing is written", async (t) => {
  const before = read(BAMAKO);
  const en = await sign("bamako", CONTRACT, "--lang", "en");
  t.is(en.stderr, "");
  t.is(en.exitCode, 0);
  const terms = /^Digest of the terms: (sha256:[0-9a-f]{64})$/m.exec(en.stdout)?.[1] ?? "";
  t.is(
    en.stdout,
    `Contract: ${CONTRACT}
From: bamako (ML)
To: ouagadougou (BF)
Data classes: public, administrative
Owners: ML, BF
Destinations of the copies: objects.ouagadougou.aes.example
First day: 2036-01-01
Last day: 2036-09-30
Purpose (French): Copie de secours des services critiques du Mali, que Ouagadougou relève si Bamako est perdu ; retour de ceux du Burkina Faso.
Purpose (English): Standby copy of Mali's critical services, which Ouagadougou carries when Bamako is lost; the way home of Burkina Faso's.
Signatories: ML: ${MINISTRY}; BF: Ministère de la Transition digitale du Burkina Faso
Digest of the terms: ${terms}
Text to sign, in the namespace aes-estate-contract:
${agreementText({ contract: CONTRACT, site: "bamako", terms, by: MINISTRY, signed: TODAY })}nothing was signed; to sign: estate sign bamako ${CONTRACT} --key <file>`,
  );
  const fr = await sign("bamako", CONTRACT, "--lang", "fr");
  t.regex(fr.stdout, /^Contrat : bamako-ouagadougou-continuity\nDe : bamako \(ML\)\n/);
  t.regex(
    fr.stdout,
    /\nrien n'a été signé ; pour signer : estate sign bamako \S+ --key <fichier>$/,
  );
  t.is(read(BAMAKO), before);
});

test.serial("a file that changes while a person confirms the key is not overwritten", async (t) => {
  const before = read(BAMAKO);
  const program = at("ssh-keygen");
  const { stdout: real } = await execa("which", ["ssh-keygen"]);
  const script = `#!/bin/sh\necho '# meanwhile' >> ${at(BAMAKO)}\nexec ${real} "$@"\n`;
  writeFileSync(program, script, { mode: 0o755 });
  const [node = "", cli = ""] = ESTATE;
  const args = [cli, "sign", "bamako", CONTRACT, "--key", key("bamako-compliance"), "--lang", "en"];
  const env = { AES_ESTATE_PROJECT: project.folder, PATH: `${project.folder}:${process.env.PATH}` };
  const run = await execa(node, args, { env, cwd: project.folder, reject: false });
  t.is(run.exitCode, 1);
  t.regex(run.stderr, /stacks\/bamako\/site\.yaml/);
  t.is(read(BAMAKO), `${before}# meanwhile\n`);
  edit(BAMAKO, () => before);
});

test.serial("what cannot be signed is one sentence, and nothing is written", async (t) => {
  await execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", at("own.key")]);
  const before = [read(BAMAKO), read(OUAGADOUGOU), read("stacks/alliance.yaml")];
  const mali = ["--key", key("bamako-compliance")];
  const cases: [string[], number, RegExp][] = [
    [
      ["paris", CONTRACT],
      2,
      /^estate: got the site paris, want one of the sites bamako, ouagadougou, niamey$/,
    ],
    [
      ["bamako", "bamako-ouagadougou"],
      2,
      /^estate: got the contract bamako-ouagadougou, want one of the contracts of bamako in stacks\/alliance\.yaml:\d+: .*continuity/,
    ],
    [
      ["niamey", CONTRACT],
      2,
      /^estate: stacks\/alliance\.yaml:\d+: the contract \S+ is from bamako to ouagadougou; niamey does not sign it$/,
    ],
    [
      ["bamako", CONTRACT, "--by", "Paris"],
      2,
      /^estate: got --by Paris, want a signatory of ML \(stacks\/alliance\.yaml:\d+\): Ministère/,
    ],
    [
      ["bamako", CONTRACT, "--key", at("own.key")],
      1,
      /^estate: \S+own\.key \(SHA256:.+\): key of no office; want one of alliance\.yaml/,
    ],
    [
      ["bamako", CONTRACT, "--key", key("ouagadougou-compliance")],
      1,
      /^estate: \S+: offices\.ouagadougou-compliance\.signers\.main is a key of BF, want a key of an office of ML, the country of bamako; nothing was written$/,
    ],
    [["bamako", CONTRACT, "--key", "none"], 1, /^estate: none: ssh-keygen did not sign \(.+\)$/],
    [["bamako"], 2, /^estate: the argument contract is missing/],
  ];
  for (const [args, exitCode, message] of cases) {
    const answer = await sign(...args, "--lang", "en");
    t.is(answer.exitCode, exitCode, args.join(" "));
    t.regex(answer.stderr, message);
  }
  const registry = read("stacks/alliance.yaml");
  const changed: [(text: string) => string, RegExp][] = [
    [
      (text) => text.replace("start: 2036-01-01", "start: 2026-10-01"),
      /^estate : stacks\/alliance\.yaml:\d+ : le contrat a commencé le 2026-10-01 et aujourd'hui est le \S+ ; une signature ne s'antidate pas/,
    ],
    [
      (text) => text.replace("start: 2026-01-01, end: 2036", "start: 2035-01-01, end: 2036"),
      /bamako-compliance\.signers\.main signe du 2035-01-01 au 2036-12-31, reçu le /,
    ],
    [
      (text) => text.replace("end: 2036-12-31 }", "end: 2036-12-31, revoked: 2026-06-01 }"),
      /bamako-compliance\.signers\.main est révoquée ; signez avec une autre clé du bureau$/,
    ],
    [
      (text) => text.replace(`ML: [${MINISTRY}]`, "ML: [Un bureau, Un autre]"),
      /attendu --by, un signataire de ML : Un bureau, Un autre$/,
    ],
    [
      (text) => text.replace(`ML: [${MINISTRY}]`, "ML: [responsable de l'exploitation de Bamako]"),
      /signers\.main ne signe pas au nom de responsable de l'exploitation de Bamako, qui parle pour un autre bureau/,
    ],
    [
      (text) => text.replace("from: bamako", "from: paris"),
      /contracts\.\S+\.from: .*paris.*\nestate ?: \d+ problèmes? dans le registre ou le fichier du site ; rien n'a été signé$/s,
    ],
  ];
  for (const [change, message] of changed) {
    edit("stacks/alliance.yaml", change);
    const answer = await sign("bamako", CONTRACT, ...mali, "--lang", "fr");
    t.is(answer.exitCode === 0, false, String(message));
    t.regex(
      answer.stderr,
      new RegExp(message.source.replace("^estate :", "^estate:"), message.flags),
    );
    writeFileSync(at("stacks/alliance.yaml"), registry);
  }
  t.deepEqual([read(BAMAKO), read(OUAGADOUGOU), read("stacks/alliance.yaml")], before);
});

test.serial("without ssh-keygen, one sentence says what to install", async (t) => {
  const [node, program] = ESTATE;
  const args = [program, "sign", "bamako", CONTRACT, "--key", key("bamako-compliance")];
  const env = { AES_ESTATE_PROJECT: project.folder, PATH: "/nonexistent" };
  const answer = await execa(node, [...args, "--lang", "en"], {
    env,
    reject: false,
    cwd: project.folder,
  });
  t.is(answer.exitCode, 1);
  t.is(
    answer.stderr,
    "estate: ssh-keygen is missing on this machine; install OpenSSH (package openssh-client)",
  );
});

test.serial(
  "both sites sign, one by a key in an agent; the check accepts both, and a second run changes nothing",
  async (t) => {
    const before = await project.estate("check", "--lang", "en");
    t.is(before.exitCode, 1);
    t.regex(before.stdout, /site\.yaml:\d+: contracts\.\S+: got terms sha256:/);
    const names = [CONTRACT, "ouagadougou-bamako-continuity"];
    const [node, program] = ESTATE;
    for (const name of names) {
      const en = await sign("bamako", name, "--key", key("bamako-compliance"), "--lang", "en");
      t.is(en.exitCode, 0, en.stderr);
      t.regex(
        en.stdout,
        /\nsigned by Ministère de l'Économie numérique du Mali with offices\.bamako-compliance\.signers\.main \(SHA256:\S+\), written to stacks\/bamako\/site\.yaml; next: estate check, then the review of this file$/,
      );
      // The private key is in the agent alone, while the command runs.
      const secret = key("ouagadougou-compliance");
      const script = `ssh-add -q "$1" && mv "$1" "$1.away" && "$2" "$3" sign ouagadougou "$4" --key "$1.pub" --lang fr; code=$?; mv "$1.away" "$1"; exit $code`;
      const args = ["bash", "-c", script, "bash", secret, node, program, name];
      const env = { AES_ESTATE_PROJECT: project.folder };
      const fr = await execa("ssh-agent", args, { env, reject: false, cwd: project.folder });
      t.is(fr.exitCode, 0, fr.stderr);
      t.regex(
        fr.stdout,
        /\nsigné par Ministère de la Transition digitale du Burkina Faso avec offices\.ouagadougou-compliance\.signers\.main /,
      );
    }
    const after = await project.estate("check", "--lang", "en");
    // The contracts have not begun, so tenants lack one that is in force; each countersignature counts.
    t.notRegex(after.stdout, /site\.yaml:\d+: contracts|not assessed/);
    const text = read(BAMAKO);
    t.is(parse(text).contracts[CONTRACT].signed, TODAY);
    t.regex(text, /\n {4}signature: \|\n {6}-----BEGIN SSH SIGNATURE-----\n/);
    const again = await sign("bamako", CONTRACT, "--key", key("bamako-compliance"), "--lang", "en");
    t.is(again.exitCode, 0);
    t.regex(
      again.stdout,
      /\nstacks\/bamako\/site\.yaml:\d+: already signed by Ministère .+ on \S+, with offices\.bamako-compliance\.signers\.main; nothing was written$/,
    );
    t.is(read(BAMAKO), text);
  },
);

test.serial("OpenSSH verifies the signature of the text that the command shows", async (t) => {
  const { by, signed, terms, signature } = parse(read(BAMAKO)).contracts[CONTRACT];
  const line = readFileSync(`${key("bamako-compliance")}.pub`, "utf8").trim();
  writeFileSync(at("allowed"), `bamako-compliance namespaces="aes-estate-contract" ${line}\n`);
  writeFileSync(at("contract.sig"), signature);
  const input = agreementText({ contract: CONTRACT, site: "bamako", terms, by, signed });
  const { stdout } = await execa(
    "ssh-keygen",
    [
      "-Y",
      "verify",
      "-f",
      at("allowed"),
      "-I",
      "bamako-compliance",
      "-n",
      "aes-estate-contract",
    ].concat(["-s", at("contract.sig")]),
    { input },
  );
  t.regex(stdout, /^Good "aes-estate-contract" signature/);
});

test.serial(
  "a revoked key, and a changed term, are reported with the command that signs again",
  async (t) => {
    const registry = read("stacks/alliance.yaml");
    edit("stacks/alliance.yaml", (text) =>
      text.replace("end: 2036-12-31 }", "end: 2036-12-31, revoked: 2026-06-01 }"),
    );
    const revoked = await project.estate("check", "--lang", "fr");
    t.is(revoked.exitCode, 1);
    t.regex(
      revoked.stdout,
      /^stacks\/bamako\/site\.yaml:\d+: contracts\.\S+\.signature: reçu une signature par offices\.bamako-compliance\.signers\.main, qui est révoquée, attendu une autre clé d'un bureau de ML\n +Un bureau du pays signe : « estate sign bamako \S+ --key <fichier> »/,
    );
    writeFileSync(
      at("stacks/alliance.yaml"),
      registry.replace("end: 2036-09-30", "end: 2040-09-30"),
    );
    const changed = await project.estate("check", "--lang", "en");
    t.regex(changed.stdout, /got terms sha256:/);
    writeFileSync(at("stacks/alliance.yaml"), registry);
  },
);

import test from "ava";
import fc from "fast-check";
import { isSecretName, secretAt, secretIn, secretNamed } from "../../../policies/values/secrets.ts";

// Assembled here, so that no scanner of repositories takes a test for a leak.
const pem = ["-----BEGIN RSA PRIVATE", "KEY-----\nMIIE\n-----END RSA PRIVATE", "KEY-----"].join(
  " ",
);
const base64 = (text: string) => Buffer.from(text).toString("base64");
const wrapped = (text: string) => base64(text).replaceAll(/(.{60})/g, "$1\n");

const holding: [name: string, text: string, kind: string][] = [
  ["a private key", pem, "private-key"],
  ["a key without an algorithm", pem.replaceAll("RSA ", ""), "private-key"],
  ["a key of OpenSSH", pem.replaceAll("RSA", "OPENSSH"), "private-key"],
  ["a key in base64", base64(pem), "private-key"],
  ["a key in base64 over several lines", wrapped(`${pem}${pem}`), "private-key"],
  ["a key in base64 in a file", `write_files:\n- content: ${base64(pem)}\n`, "private-key"],
  ["a kubeconfig", "users:\n- user:\n    client-key-data: LS0tLS1C\n", "kubeconfig"],
  ["a kubeconfig in JSON", '{"user":{"client-key-data":"LS0tLS1C"}}', "kubeconfig"],
  ["a kubeconfig with a token", "users:\n- user:\n    token: abcdef\n", "token"],
  ["a password in YAML", "db:\n  password: hunter2\n", "password"],
  ["a password in JSON", '{"password": "hunter2"}', "password"],
  ["a password in a shell", "export OS_PASSWORD='hunter2'\n", "password"],
  ["a password with spaces in quotes", 'password = "a b"', "password"],
  ["a hashed password", "passwd: $6$rounds=4096$salt$hash", "password"],
  ["a password in a URL", "postgres://app:hunter2@db/app", "password"],
  ["passwords of cloud-init", "chpasswd:\n  list: |\n    root:hunter2\n", "password"],
  ["an application credential", "application_credential_secret: s3cr3t", "password"],
  ["a client's secret", "clientSecret=abc", "password"],
  ["an option of a command", "kubeadm join 10.0.0.1:6443 --token abcdef.0123", "token"],
  ["an option with a sign", "rke2 --token=abc", "token"],
  ["a token in a query", "https://x.example/y?token=abc", "token"],
  ["a header", 'Authorization: "Bearer abc"', "token"],
  ["a JSON web token", `eyJ${"a".repeat(9)}.eyJ${"b".repeat(9)}.${"c".repeat(9)}`, "token"],
  ["a key of a public cloud", `key ${"AKIA"}${"A".repeat(16)} x`, "credential"],
  ["a login of a registry", '{"auths":{"r":{"auth":"dXNlcjpwYXNz"}}}', "credential"],
  ["a password in a short name", "DB_PASS=hunter2", "password"],
  ["a password of MySQL", "export MYSQL_PWD=hunter2", "password"],
  ["a password of a connection", '"Server=db;Uid=app;Pwd=hunter2;"', "password"],
  ["a password that is sent", "curl -fsSu app:hunter2 https://x.example/y", "password"],
  [
    "a password that is sent over lines",
    "curl \\\n  --user 'app:hunter2' https://x.example",
    "password",
  ],
  ["a key of encryption", "ENCRYPTION_KEY=0f1e2d3c", "password"],
  ["a token of a chat", `hook ${"xoxb"}-${"1".repeat(12)}-${"a".repeat(24)}`, "token"],
  ["a token of a forge", `see ${"github"}_pat_${"a".repeat(22)}_${"b".repeat(59)}`, "token"],
  ["a token of Vault", `vault ${"hvs"}.${"a".repeat(24)}`, "token"],
  ["a batch token of Vault", `vault ${"hvb"}.${"a".repeat(100)}`, "token"],
  ["what is compressed", base64("\u001f").replace(/.*/, `H4sI${"A".repeat(60)}`), "sealed"],
];
for (const [name, text, kind] of holding) {
  test(`found: ${name}`, (t) => {
    t.is(secretIn(text), kind as never);
    t.is(secretIn(`#cloud-config\nhostname: web\n${text}\n`), kind as never);
  });
}

const plain: [name: string, text: string][] = [
  ["nothing", ""],
  ["prose about a password", "The password is kept in the key manager; ask for a token there."],
  ["a public key", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----"],
  ["a certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"],
  ["an SSH key", `ssh-ed25519 ${"AAAAC3NzaC1lZDI1NTE5AAAAI".repeat(2)} ops@bamako`],
  ["a reference in a shell", "PASSWORD=$DB_PASSWORD TOKEN=$(cat /run/token)"],
  ["a reference in braces", 'password: "$\x7bDB_PASSWORD}"'],
  ["a template", "password: {{ .Values.password }}"],
  ["a file", "token: /var/run/secrets/token\npassword: file:/x"],
  ["a place to fill in", "password: <to be set>\ntoken: ****"],
  ["an empty value", "password:\ntoken: ''\nsecret: null"],
  ["a switch", "allow_empty_password: yes"],
  ["the name of a Secret", "secretName: web-tls\nimagePullSecret: registry"],
  ["a number of tokens", "max_token: 512"],
  ["a URL with a user alone", "ssh://git@registry.bamako.aes.example/x"],
  ["a URL with a reference", "postgres://app:$(PASSWORD)@db/app"],
  ["rights without a password", "users:\n- name: ops\n  sudo: ALL=(ALL) NOPASSWD:ALL\n"],
  ["when a password is required", "require_password: always"],
  ["a service of PAM", "pam_passwd: common-password"],
  ["the name of a header", "CSRF_TOKEN: X-CSRF-TOKEN"],
  ["what nginx leads to", "proxy_pass: http://web:80"],
  ["a user alone", "curl -u admin: https://x.example; docker run -u 1000:1000 x"],
  ["a password from elsewhere", 'curl -u "app:$PASSWORD" https://x.example'],
  ["words that end alike", "compass: north\nbypass=cache\nPWD=/root"],
  ["a map", "password:\n  length: 12\n"],
];
for (const [name, text] of plain) {
  test(`not found: ${name}`, (t) => {
    t.is(secretIn(text), undefined);
    t.is(secretIn(base64(text).padEnd(44, "=")), undefined);
  });
}

test("the name of a field marks its value as a secret, and a reference is not a secret", (t) => {
  for (const name of ["DB_PASSWORD", "dbPassword", "token", "API_KEY", "AWS_SECRET_ACCESS_KEY"]) {
    t.true(isSecretName(name), name);
    t.truthy(secretNamed(name, "hunter2"), name);
    for (const value of ["", "$(X)", "yes", "/run/secret"])
      t.is(secretNamed(name, value), undefined);
  }
  for (const name of [
    "DB_PASSWORD_FILE",
    "SECRET_NAME",
    "TOKENS",
    "AWS_ACCESS_KEY_ID",
    "secrets",
  ]) {
    t.false(isSecretName(name), name);
    t.is(secretNamed(name, "hunter2"), undefined);
  }
});

test("a secret is found at a line, by its name", (t) => {
  const at = (text: string) => secretAt("userData", text)?.at;
  t.is(at("#cloud-config\nusers:\n- name: ops\n  passwd: hunter2\n"), "userData:4 (passwd)");
  t.is(at(`#!/bin/sh\n${pem}`), "userData:2");
  t.is(
    at(`#cloud-config\nwrite_files:\n- content: ${base64("DB_PASS=hunter2\n".repeat(4))}\n`),
    "userData:3 (DB_PASS)",
  );
  t.is(at("run --token abc\n"), "userData (--token)");
  t.is(at("postgres://app:hunter2@db/app"), "userData");
  t.is(at("#cloud-config\nhostname: web\n"), undefined);
});

test("a private key is found inside any text, and no text takes long", (t) => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      return secretIn(`${before}\n${pem}\n${after}`) === "private-key";
    }),
  );
  // A backtracking pattern would take many minutes here, and AVA would end this file.
  for (const part of [" ", "a", "token ", "x:", "curl "]) {
    t.is(secretIn(`${part.repeat(1e6 / part.length)}@`), undefined);
  }
});

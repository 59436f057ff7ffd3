import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import { findCloudsFile, readCloud } from "../../stacks/layers/clouds.ts";

const folder = mkdtempSync(join(tmpdir(), "aes-clouds-"));
test.after.always(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const file = join(folder, name, "clouds.yaml");
  mkdirSync(dirname(file));
  writeFileSync(file, text);
  return file;
}

const ENTRY = `clouds:
  bamako:
    auth: { auth_url: "http://127.0.0.1:21000/v3", username: admin, project_name: admin }
    region_name: bamako-1
`;

test("an entry is read, with what a secure.yaml beside it adds", (t) => {
  const file = written("whole", ENTRY);
  writeFileSync(
    join(file, "../secure.yaml"),
    "clouds: { bamako: { auth: { password: hidden } } }\n",
  );
  const entry = readCloud(file, "bamako");
  t.is(entry.auth.password, "hidden");
  t.is(entry.auth.username, "admin");
  t.is(entry.region_name, "bamako-1");
});

test("an absent entry is named", (t) => {
  const file = written("absent", ENTRY);
  t.throws(() => readCloud(file, "niamey"), { message: /clouds\.niamey: got nothing/ });
});

test("an absent file is reported", (t) => {
  t.throws(() => readCloud(join(folder, "nowhere.yaml"), "bamako"), { message: /no such file/ });
});

test("every problem of an entry is reported with its path", (t) => {
  const file = written(
    "wrong",
    "clouds: { bamako: { auth: { auth_url: nowhere, username: 3 } } }\n",
  );
  const error = t.throws(() => readCloud(file, "bamako"));
  t.regex(error?.message ?? "", /clouds\.bamako\.auth\.auth_url/);
  t.regex(error?.message ?? "", /clouds\.bamako\.auth\.username/);
});

test("invalid YAML is reported by its line, and its content is not repeated", (t) => {
  const file = written("broken", 'clouds:\n  bamako: { auth: { password: "s3cr3t }\n');
  const error = t.throws(() => readCloud(file, "bamako"));
  t.regex(error?.message ?? "", /clouds\.yaml:\d+: cannot be read as YAML/);
  t.notRegex(error?.message ?? "", /s3cr3t/);
});

test("OS_CLIENT_CONFIG_FILE names the only place to look", (t) => {
  const file = written("named", ENTRY);
  t.is(findCloudsFile({ OS_CLIENT_CONFIG_FILE: file }), file);
  t.is(findCloudsFile({ OS_CLIENT_CONFIG_FILE: join(folder, "nowhere.yaml") }), undefined);
});

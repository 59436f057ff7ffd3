/** `estate credentials` and the check read what this machine, the state and Keystone know; what is not read is named. */
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import type { Estate } from "../../../estate/estate.ts";
import { overdueIssues } from "../../../operations/credentials/overdue.ts";
import { credentialsOf } from "../../../operations/credentials/report.ts";
import { note } from "../../../operations/credentials/rotations.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import { STACKS } from "../../estate/overlay.ts";
import { estates } from "../../helpers/reference.ts";
import { entry, fakeCloud, placeEntry } from "../cloud/fake-cloud.ts";
import { withAccount } from "./state.ts";

const NOW = new Date("2026-11-30T12:00:00Z");
const LIMITS = { "service-account": 365, "link-key": 30, "state-key": 90 };

let folder: string;
let bamako: Estate;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-estate-credentials-"));
  process.env.AES_ESTATE_STATE = folder;
  const found = estates.find(({ siteKey }) => siteKey === "bamako") as Estate;
  bamako = { ...found, alliance: { ...found.alliance, credentials: LIMITS } };
  const state = withAccount({ password: "2025-01-01T00:00:00Z" });
  await placed(sitePlaces("bamako").lastState, JSON.stringify({ checkpoint: { latest: state } }));
  const { linkKey, stateCredentials, stateClouds } = sitePlaces("bamako");
  for (const file of [linkKey, stateCredentials]) await placed(file, "a-secret-of-this-test");
  await placed(stateClouds, "clouds: {}\n");
  await utimes(linkKey, NOW, new Date("2026-11-20T00:00:00Z"));
});
test.after.always(() => rm(folder, { recursive: true, force: true }));

async function placed(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const results = (credentials: readonly { id: string; result: string }[]) =>
  Object.fromEntries(credentials.map(({ id, result }) => [id, result]));

test.serial(
  "without a cloud, the kept state is read, and what was not read is named",
  async (t) => {
    const found = await credentialsOf(bamako, join(STACKS, ".."), NOW);
    t.is(found.state, "kept");
    t.deepEqual(
      found.unread.map(({ source }) => source),
      ["state", "cloud"],
    );
    t.like(results(found.credentials), {
      "service-account/treasury": "overdue",
      "application-credential/treasury": "not assessed",
      "link-key": "in time",
      "state-key": "not assessed",
      pipeline: "not assessed",
    });
    t.false(JSON.stringify(found).includes("a-secret-of-this-test"));
  },
);

test.serial("what Keystone has and no state records is listed, and is not assessed", async (t) => {
  const cloud = await fakeCloud({
    "identity /users": {
      users: [
        { id: "u1", name: "bamako-treasury-service-account" },
        { id: "u2", name: "state-keeper" },
        { id: "u3", name: "nova" },
      ],
    },
    "identity /users?name=state-keeper": { users: [{ id: "u2", name: "state-keeper" }] },
    "identity /users/u1/application_credentials": {
      application_credentials: [
        { id: "app-1", name: "recorded" },
        { id: "app-2", name: "__proto__" },
      ],
    },
    "identity /users/u2/application_credentials": { application_credentials: [] },
    "identity /credentials?type=ec2": {
      credentials: [
        { id: "c1", user_id: "u2", blob: '{"secret":"a-secret"}' },
        { id: "c2", user_id: "u2", blob: '{"secret":"a-secret"}' },
        { id: "c3", user_id: "u3", blob: "{}" },
      ],
    },
  });
  t.teardown(cloud.close);
  const places = await placeEntry(entry(cloud.url));
  t.teardown(() => rm(places));
  const found = await credentialsOf(bamako, join(STACKS, ".."), NOW);
  t.deepEqual(
    found.unread.map(({ source }) => source),
    ["state"],
  );
  const unrecorded = found.credentials.filter(({ recorded }) => recorded === false);
  t.deepEqual(
    unrecorded.map(({ id, result, rotates }) => [id, result, rotates]),
    [
      ["application-credential/bamako-treasury-service-account/__proto__", "not assessed", false],
      ["ec2-key/state-keeper/1", "not assessed", false],
    ],
  );
  t.false(JSON.stringify(found).includes("a-secret"));
  await note("bamako", "state-key", {
    since: NOW.toISOString(),
    step: "overlap",
    old: ["a"],
    before: [],
    sites: [],
  });
  const overlapping = await credentialsOf(bamako, join(STACKS, ".."), NOW);
  t.deepEqual(
    overlapping.credentials.filter(({ kind }) => kind === "ec2-key"),
    [],
  );
  t.deepEqual(overlapping.begun, [{ id: "state-key", since: NOW.toISOString(), step: "overlap" }]);
  await note("bamako", "state-key", undefined, NOW.toISOString());
  const done = await credentialsOf(bamako, join(STACKS, ".."), NOW);
  t.is(results(done.credentials)["state-key"], "in time");
});

test.serial("an overdue credential is an issue of the check, and only with a limit", async (t) => {
  const state = withAccount({ password: "2025-01-01T00:00:00Z" });
  const [found, ...others] = await overdueIssues(bamako, STACKS, state, NOW);
  t.deepEqual(others, []);
  t.is(found?.path, "credentials.service-account");
  t.deepEqual(
    { ...found?.values },
    {
      site: "bamako",
      id: "service-account/treasury",
      days: 698,
      limit: 365,
      how: {
        fr: "« npx estate rotate bamako service-account/treasury »",
        en: "`npx estate rotate bamako service-account/treasury`",
      },
    },
  );
  const { credentials: _, ...alliance } = bamako.alliance;
  t.deepEqual(await overdueIssues({ ...bamako, alliance }, STACKS, state, NOW), []);
});

test.serial("a damaged file of rotations is a message, not a trace", async (t) => {
  await placed(sitePlaces("bamako").rotations, "{");
  await t.throwsAsync(credentialsOf(bamako, join(STACKS, ".."), NOW), {
    message: /cannot be read/,
  });
  await rm(sitePlaces("bamako").rotations);
});

/**
 * `estate capacity --cloud` reads a control plane over HTTP: what it prints, and its message when it cannot read it.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { z } from "zod";
import { FIGURES, TEXTS } from "../../../operations/capacity/messages.ts";
import type { Observation } from "../../../operations/capacity/observed.ts";
import { observe } from "../../../operations/capacity/read.ts";
import { Cloud } from "../../../operations/cloud/client.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import type { Message } from "../../../output/message.ts";
import { estate } from "../../helpers/command.ts";
import { argumentsIn } from "../../helpers/messages.ts";
import { type Answers, answersOf, entry, fakeCloud, placeEntry } from "../cloud/fake-cloud.ts";
import { asDeclared, referenceEstate, withProject } from "./cloud-as-declared.ts";

const SITE = "bamako";

let folder: string;
let asFiled: Observation;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-estate-cloud-"));
  process.env.AES_ESTATE_STATE = folder;
  delete process.env.OS_CLIENT_CONFIG_FILE;
  asFiled = asDeclared(await referenceEstate());
});
test.after.always(() => rm(folder, { recursive: true, force: true }));

/** A rehearsal cloud that gives some answers, until the test ends. */
async function rehearse(t: ExecutionContext, answers: Answers, without: readonly string[] = []) {
  const cloud = await fakeCloud(answers, { without });
  t.teardown(cloud.close);
  await placeEntry(entry(cloud.url));
  return cloud;
}

const ask = (...args: string[]) => estate("capacity", SITE, "--cloud", ...args);

const amount = z.union([z.number(), z.enum(["unlimited", "unknown"])]);
const figure = z.strictObject({
  declared: amount.optional(),
  cloud: amount.optional(),
  used: z.number().optional(),
  differs: z.boolean(),
});
const compared = {
  foundIn: z.enum(["both", "files", "cloud"]),
  figures: z.record(z.string(), figure),
  differs: z.boolean(),
};
const country = z.string().optional();

/** The JSON that programs may rely on. */
const cloudSchema = z.strictObject({
  address: z.url(),
  region: z.string(),
  rehearsal: z.boolean(),
  missing: z.array(z.string()),
  hosts: z.array(
    z.strictObject({ zone: z.string(), hostClass: z.string().optional(), ...compared }),
  ),
  storage: z.array(
    z.strictObject({ pools: z.array(z.string()), cloudPools: z.array(z.string()), ...compared }),
  ),
  externalAddresses: z.array(z.strictObject({ network: z.string(), ...compared })),
  tenants: z.array(z.strictObject({ tenant: z.string(), country, ...compared })),
  volumeTypes: z.array(z.strictObject({ tenant: z.string(), volumeType: z.string(), ...compared })),
  countries: z.array(z.strictObject({ country, tenants: z.int(), ...compared })),
  differences: z.int(),
});

async function askJson(t: ExecutionContext) {
  const { stdout, stderr, exitCode } = await ask("--json");
  t.is(exitCode, 0, stderr);
  return cloudSchema.parse(JSON.parse(stdout).sites[0].cloud);
}

/** The cloud as declared, with some usage and three differences. */
function used(): Observation {
  const [first, ...others] = asFiled.hosts ?? [];
  if (first === undefined) throw new Error("no host");
  const changed = withProject(asFiled, "bamako-tax", (project) => ({
    ...project,
    limits: {
      ...project.limits,
      cores: { limit: 20, used: 3 },
      ports: { limit: 80, used: 7 },
      loadBalancers: { limit: 2, used: 2 },
      pools: { limit: 8, used: 3 },
      members: { limit: 32, used: 5 },
      volumeGiB: { limit: "unlimited", used: 40 },
    },
  }));
  return {
    ...changed,
    hosts: [{ ...first, ready: false, cores: { ...first.cores, used: 3 } }, ...others],
  };
}

test("a control plane's answers are read in full", async (t) => {
  const observed = used();
  const cloud = await fakeCloud(answersOf(observed));
  t.teardown(cloud.close);
  const connected = await Cloud.connect({ auth: { auth_url: cloud.url }, region_name: "bamako-1" });
  t.deepEqual(await observe(connected, SITE), observed);
});

test("Octavia's limits are read with one request, and one by one for projects that its list leaves out", async (t) => {
  const answers = answersOf(asFiled);
  const { quotas } = answers["load-balancer /v2.0/lbaas/quotas"] as {
    quotas: { project_id: string }[];
  };
  const single = (id: string) => quotas.find(({ project_id: project }) => project === id);
  answers["load-balancer /v2.0/lbaas/quotas"] = {
    quotas: quotas.flatMap((quota) => {
      if (quota.project_id === "id-bamako-tax") return [];
      return [quota.project_id === "id-bamako-mail" ? { ...quota, listener: null } : quota];
    }),
  };
  for (const id of ["id-bamako-tax", "id-bamako-mail"]) {
    answers[`load-balancer /v2.0/lbaas/quotas/${id}`] = { quota: single(id) };
  }
  const cloud = await fakeCloud(answers);
  t.teardown(cloud.close);
  const connected = await Cloud.connect({ auth: { auth_url: cloud.url }, region_name: "bamako-1" });
  t.deepEqual(await observe(connected, SITE), asFiled);
});

test.serial("a cloud as declared differs in nothing", async (t) => {
  const { url } = await rehearse(t, answersOf(asFiled));
  const cloud = await askJson(t);
  t.is(cloud.differences, 0);
  t.is(cloud.address, url);
  const { stdout } = await ask("--lang", "en");
  t.true(stdout.endsWith("No difference between the files and the cloud of bamako."));
});

test.serial("differences are marked and counted, in both languages and in JSON", async (t) => {
  await rehearse(t, answersOf(used()));
  const { differences, tenants, hosts } = await askJson(t);
  t.is(differences, 3);
  const tax = tenants.find(({ tenant }) => tenant === "tax");
  t.deepEqual(tax?.figures.cores, { declared: 16, cloud: 20, used: 3, differs: true });
  t.deepEqual(tax?.figures.members, { declared: 32, cloud: 32, used: 5, differs: false });
  t.is(hosts[0]?.figures.notReady?.differs, true);
  const expected = {
    en: [
      /^az1 +general +declared +4 +0 +960 /m,
      /^ +cloud +4 +1 +960 .*≠ differs$/m,
      /^tenant tax +Cores +16 +20 +≠ differs$/m,
      /^tenant tax +Volumes GiB +1,500 +unlimited +≠ differs$/m,
      /^3 differences between the files and the cloud of bamako\.$/m,
    ],
    fr: [
      /^az1 +general +déclaré +4 +0 +960 /m,
      /^ +nuage +4 +1 +960 .*≠ diffère$/m,
      /^locataire tax +Cœurs +16 +20 +≠ diffère$/m,
      /^locataire tax +Volumes Gio +1\u202f500 +illimité +≠ diffère$/m,
      /^3 différences entre les fichiers et le nuage de bamako\.$/m,
    ],
  };
  for (const [language, lines] of Object.entries(expected)) {
    const { stdout, exitCode } = await ask("--lang", language);
    t.is(exitCode, 0);
    for (const line of lines) t.regex(stdout, line);
  }
});

test.serial(
  "a service that is not in the catalogue is reported, and none of its figures is compared",
  async (t) => {
    await rehearse(t, answersOf(asFiled), ["load-balancer", "placement"]);
    const { missing, differences, hosts, tenants } = await askJson(t);
    t.deepEqual([missing, differences, hosts], [["placement", "load-balancer"], 0, []]);
    t.deepEqual(tenants[0]?.figures.listeners, { declared: 48, differs: false });
    const { stdout } = await ask("--lang", "fr");
    t.regex(stdout, /^Octavia \(load-balancer\) n'est pas dans le catalogue/m);
  },
);

test.serial("a limit that a service leaves out is unknown, and that differs", async (t) => {
  const answers = answersOf(asFiled);
  answers["network /v2.0/quotas/id-bamako-tax/details"] = { quota: {} };
  await rehearse(t, answers);
  const { differences, tenants } = await askJson(t);
  t.is(differences, 9);
  const tax = tenants.find(({ tenant }) => tenant === "tax");
  t.deepEqual(tax?.figures.ports, { declared: 80, cloud: "unknown", differs: true });
});

test.serial("without --cloud no request is sent to a cloud", async (t) => {
  await rm(sitePlaces(SITE).clouds, { force: true });
  const { stdout, exitCode } = await estate("capacity", SITE, "--json");
  t.is(exitCode, 0);
  t.false(stdout.includes("cloud"));
});

test.serial(
  "a cloud that cannot be read is reported in one sentence that names the file or address, in both languages",
  async (t) => {
    const fails = async (words: RegExp, ...args: string[]) => {
      for (const language of ["fr", "en"]) {
        const { stdout, stderr, exitCode } = await ask("--lang", language, ...args);
        t.deepEqual([exitCode, stdout], [1, ""]);
        t.regex(stderr, words);
        t.regex(stderr, /^estate: /);
        t.notRegex(stderr, /\n|\bat .*\.ts:|a-password/);
      }
    };
    await rm(sitePlaces(SITE).clouds, { force: true });
    await fails(/clouds\.yaml: no such file.*make cloud SITE=bamako/);
    await placeEntry("clouds: {}\n");
    await fails(/clouds\.yaml: clouds\.bamako: got nothing/);
    await placeEntry(entry("http://127.0.0.1:1/v3"));
    await fails(/127\.0\.0\.1:1.*make cloud SITE=bamako/);
    await placeEntry(entry("https://identity.bamako.aes.example/v3"));
    await fails(/identity\.bamako\.aes\.example/); // a rehearsal's file with the real cloud's address
    await rehearse(t, { ...answersOf(asFiled), "placement /resource_providers": 403 });
    await fails(/http:\/\/127\.0\.0\.1:\d+\/placement\/resource_providers: HTTP 403.*admin/);
  },
);

test("French and English say the same", (t) => {
  const all = { ...TEXTS, ...FIGURES };
  for (const [name, message] of Object.entries(all) as [string, Message][]) {
    t.deepEqual(argumentsIn(message, "fr"), argumentsIn(message, "en"), name);
  }
});

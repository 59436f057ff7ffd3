/**
 * Which cloud belongs to a site, and the message when it does not open: the file or the address, and never a password.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import type { Estate } from "../../../estate/estate.ts";
import { rootOf } from "../../../operations/cloud/login.ts";
import { TEXTS } from "../../../operations/cloud/messages.ts";
import { siteCloud } from "../../../operations/cloud/site.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import { LANGUAGES, type Message } from "../../../output/message.ts";
import { UserError } from "../../../output/user-error.ts";
import { newTestAuthority } from "../../components/test-authority.ts";
import { argumentsIn } from "../../helpers/messages.ts";
import { referenceEstate } from "../capacity/cloud-as-declared.ts";
import { entry, fakeCloud, placeEntry } from "./fake-cloud.ts";

const SITE = "bamako";
const REHEARSAL = `config: { aes-estate:cloud: ${SITE}, aes-estate:rehearsal: true }\n`;
const REAL = `config: { aes-estate:cloud: ${SITE} }\n`;

let folder: string;
let alliance: Estate["alliance"];
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-estate-site-"));
  process.env.AES_ESTATE_STATE = join(folder, "state");
  ({ alliance } = await referenceEstate());
});
test.after.always(() => rm(folder, { recursive: true, force: true }));

const stack = (text: string) => writeFile(join(folder, `Pulumi.${SITE}.yaml`), text);

/** A clouds.yaml where OpenStack's clients look first, until the test ends; the file need not exist. */
function clientsFile(t: ExecutionContext, name = "clouds.yaml"): string {
  process.env.OS_CLIENT_CONFIG_FILE = join(folder, name);
  t.teardown(() => delete process.env.OS_CLIENT_CONFIG_FILE);
  return process.env.OS_CLIENT_CONFIG_FILE;
}

const connect = () => siteCloud(SITE, folder, alliance);

/** The message instead of a connection, in English; in both languages it is one line, without a password. */
async function rejects(t: ExecutionContext, words: RegExp): Promise<void> {
  const error = await t.throwsAsync(connect());
  if (!(error instanceof UserError)) return t.fail(String(error));
  t.regex(error.in("en"), words);
  t.not(error.in("fr"), error.in("en"));
  for (const language of LANGUAGES) t.notRegex(error.in(language), /a-password|\n/);
}

test.serial(
  "a real site's is the entry that its stack names, where OpenStack clients look",
  async (t) => {
    const clouds = clientsFile(t);
    await rejects(t, /got the site bamako, want a site that has a file Pulumi\.bamako\.yaml/);
    await stack("config: { aes-estate:language: fr }\n");
    await rejects(t, /Pulumi\.bamako\.yaml: `aes-estate:cloud` is missing/);
    await stack(REAL);
    await rejects(t, /no clouds\.yaml with the entry bamako/);
    await placeEntry("clouds: {}\n", clouds);
    await rejects(t, /clouds\.yaml: clouds\.bamako: got nothing/);
    const compliant = entry("https://identity.bamako.aes.example/v3", ", cacert: /nowhere.pem");
    await placeEntry(compliant, clouds);
    await rejects(t, /fails with .*clouds\.yaml, clouds\.bamako \(.*nowhere\.pem.*cacert/);
  },
);

test.serial("the policies are evaluated before a password is sent", async (t) => {
  const clouds = clientsFile(t);
  const cloud = await fakeCloud({});
  t.teardown(cloud.close);
  await stack(REAL);
  await placeEntry(entry("https://cloud.example.com/v3"), clouds);
  await rejects(
    t,
    /“https:\/\/cloud\.example\.com\/v3”.*clouds\.bamako is not registered for site/,
  );
  await placeEntry(entry(cloud.url), clouds);
  await rejects(t, /leads to loopback “http:\/\/127\.0\.0\.1:.*outside a rehearsal/);
  await stack(REHEARSAL);
  await placeEntry(entry("https://identity.bamako.aes.example/v3"));
  await rejects(t, /leads off this machine/);
});

test.serial(
  "a rehearsal's entry is the sandbox's, even if the environment names another",
  async (t) => {
    clientsFile(t, "nowhere.yaml");
    const cloud = await fakeCloud({});
    t.teardown(cloud.close);
    await stack(REHEARSAL);
    await placeEntry(entry(cloud.url));
    const { cloud: connected, ...where } = await connect();
    t.deepEqual(where, { address: cloud.url, region: "bamako-1", rehearsal: true });
    t.is(connected.user, "administrator");
    t.true(connected.offers("block-storage")); // named volumev3 in the catalogue
    await rm(sitePlaces(SITE).clouds);
    await rejects(
      t,
      /does not answer \(.*clouds\.yaml: no such file\): run `make cloud SITE=bamako`/,
    );
  },
);

test.serial("the authority that an entry names is trusted", async (t) => {
  const authority = await newTestAuthority();
  t.teardown(authority.close);
  const key = join(folder, "server.key");
  const request = ["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const { stdout } = await execa("openssl", [...request, "-subj", "/CN=localhost", "-keyout", key]);
  const tls = { key: await readFile(key, "utf8"), cert: await authority.sign(stdout) };
  const cloud = await fakeCloud({}, { tls });
  t.teardown(cloud.close);
  await stack(REHEARSAL);
  await placeEntry(entry(cloud.url));
  await rejects(t, /certificate/);
  const cacert = join(folder, "authority.pem");
  await writeFile(cacert, authority.certificate);
  await placeEntry(entry(cloud.url, `, cacert: ${cacert}`));
  t.is((await connect()).cloud.user, "administrator");
});

test("addresses of catalogues end where this client's paths begin", (t) => {
  const cases = [
    ["identity", "https://c.example:5000", "https://c.example:5000/v3"],
    ["identity", "https://c.example/identity/v3/", "https://c.example/identity/v3"],
    ["network", "https://c.example:9696/v2.0/", "https://c.example:9696"],
    ["load-balancer", "https://c.example/load-balancer/v2", "https://c.example/load-balancer"],
    ["block-storage", "https://c.example/volume/v3", "https://c.example/volume/v3"],
    ["compute", "https://c.example/v2.1/", "https://c.example/v2.1"],
  ] as const;
  for (const [service, given, wanted] of cases) t.is(rootOf(service, given), wanted);
});

test("French and English say the same", (t) => {
  for (const [name, message] of Object.entries(TEXTS) as [string, Message][]) {
    t.deepEqual(argumentsIn(message, "fr"), argumentsIn(message, "en"), name);
    t.not(message.fr, message.en, name);
  }
});

/** Attestations of offices, as the audit, the pack and a new site read them. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { appendTo, replaceAt } from "../../../estate/edit/yaml.ts";
import { transposeEntry } from "../../../estate/new-site/transpose.ts";
import { readAttestations } from "../../../evidence/audit/input.ts";
import { AllianceError } from "../../../policies/alliance/registry.ts";
import { loadAlliance, readAlliance } from "../../../policies/enforce/registry.ts";
import { STACKS } from "../../estate/overlay.ts";

const TODAY = "2026-11-24";
const attestation = (date: string) =>
  `{ by: bamako-compliance, date: ${date}, why: { fr: Vu, en: Seen } }`;

/** A registry in which Bamako has `gouv.ml` with an office's attestation. */
async function withAttestation(date: string): Promise<string> {
  const text = await readFile(join(STACKS, "alliance.yaml"), "utf8");
  const domains = ["sites", "bamako", "workloads", "domains"];
  const own = replaceAt(text, domains, "[bamako.aes.example, gouv.ml]");
  return appendTo(own, ["sites", "bamako"], `attested: { gouv.ml: ${attestation(date)} }`);
}

async function stacksWith(t: ExecutionContext, date: string, other?: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "aes-attestations-"));
  t.teardown(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, "bamako"));
  await writeFile(join(root, "alliance.yaml"), await withAttestation(date));
  const site = await readFile(join(STACKS, "bamako/site.yaml"), "utf8");
  const at = ["volumeTypes", "encrypted", "attestation"];
  const text = other === undefined ? site : replaceAt(site, at, other);
  await writeFile(join(root, "bamako/site.yaml"), text);
  return join(root, "alliance.yaml");
}

const read = (file: string, rehearsal: boolean) =>
  readAttestations(file, readAlliance(file), { site: "bamako", today: TODAY, rehearsal }).map(
    ({ path, problems }) => [path.join("."), problems.map(({ message }) => message.en)],
  );

const DOMAIN = "sites.bamako.attested.gouv.ml";
const VOLUMES = "bamako/site.yaml.volumeTypes.encrypted.attestation";

test("the audit lists valid attestations, and the reason for each invalid one", async (t) => {
  const sound = await stacksWith(t, "2026-03-16");
  t.deepEqual(read(sound, false), [
    [DOMAIN, []],
    [VOLUMES, []],
  ]);
  const old = await stacksWith(t, "2020-01-01");
  const [[, why] = []] = read(old, false);
  t.regex(String(why), /^got day \{got\}, which is more than \{days, plural, /);
});

test("a missing attestation fails a real site, but not a rehearsal", async (t) => {
  const file = await stacksWith(t, "2026-03-16", '"TODO: who"');
  t.deepEqual(read(file, true), [[DOMAIN, []]]);
  const [, [path, why] = []] = read(file, false);
  t.is(path, VOLUMES);
  t.regex(String(why), /^no office attests this encryption/);
});

test("guard and pack stop if an attestation is not valid today", async (t) => {
  const env = async (date: string) => ({
    AES_ESTATE_ALLIANCE: await stacksWith(t, date),
    AES_ESTATE_LANGUAGE: "en",
  });
  t.notThrows(() => loadAlliance({ AES_ESTATE_ALLIANCE: join(STACKS, "alliance.yaml") }));
  for (const date of ["2020-01-01", "2999-01-01"]) {
    const given = await env(date);
    t.throws(() => loadAlliance(given), {
      instanceOf: AllianceError,
      message: new RegExp(`^sites\\.bamako\\.attested\\.gouv\\.ml\\.date: got day ${date}`),
    });
  }
});

test("a new site takes over no attestation", async (t) => {
  const text = await withAttestation("2026-03-16");
  const addresses = { ipv4: ["10.32.0.0/12"], ipv6: ["fd5a:e500:1::/48"] };
  const entry = transposeEntry(
    text,
    { key: "bamako", country: "ML", addresses },
    {
      key: "gao",
      country: "ML",
      addresses: { ipv4: ["10.80.0.0/12"], ipv6: ["fd5a:e500:5::/48"] },
    },
    { title: { fr: "Gao", en: "Gao" }, firstPort: 24000, taken: ["bamako.aes.example", "gouv.ml"] },
  );
  t.false(entry.includes("attested"));
  t.true(entry.includes("domains: [gao.aes.example]"), entry);
});

/** A small bundle, signed by Mali's and Burkina Faso's offices, in memory. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { auditText } from "../../../evidence/audit/audit.ts";
import type { Report } from "../../../evidence/audit/model.ts";
import { resultOf } from "../../../evidence/bundle/assessed.ts";
import { contractsOf } from "../../../evidence/bundle/contracts.ts";
import { sha256 } from "../../../evidence/bundle/digest.ts";
import { documentsOf } from "../../../evidence/bundle/documents.ts";
import { envelopeText, preAuthentication } from "../../../evidence/bundle/envelope.ts";
import type { Facts } from "../../../evidence/bundle/facts.ts";
import { type Digests, type Files, PATHS } from "../../../evidence/bundle/model.ts";
import type { BundleSource } from "../../../evidence/bundle/source.ts";
import { policySources } from "../../../evidence/bundle/sources.ts";
import { statementText } from "../../../evidence/bundle/statement.ts";
import { type Verification, verifyBundle } from "../../../evidence/bundle/verify/verify.ts";
import type { EntriesOf } from "../../../evidence/contracts/signatures.ts";
import type { Report as DriftReport } from "../../../operations/drift/model.ts";
import { toJsonText } from "../../../output/json.ts";
import type { Language } from "../../../output/message.ts";
import manifest from "../../../package.json" with { type: "json" };
import type { Alliance, Signer } from "../../../policies/alliance/model.ts";
import { parseAlliance } from "../../../policies/alliance/registry.ts";
import { fingerprintOf, readPublicKey } from "../../../policies/signatures/public-key.ts";
import { NAMESPACES } from "../../../policies/signatures/sshsig.ts";
import { readPlain } from "../../../policies/values/plain-yaml.ts";
import { readWaivers } from "../../../policies/waivers/index.ts";
import { REFERENCE } from "../../estate/overlay.ts";
import { newKey, signatureBy, type TestKey } from "../../policies/signatures/keys.ts";
import { compliant, openFolder, root, site, stateOf, volume } from "../audit/states.ts";

export const DAY = "2026-11-25";

const registry = join(REFERENCE, "stacks/alliance.yaml");

/** The offices' keys. */
export const KEYS = {
  "bamako-compliance": newKey("ssh-ed25519"),
  "ouagadougou-compliance": newKey("ecdsa-sha2-nistp256"),
} as const satisfies Record<string, TestKey>;
export type OfficeName = keyof typeof KEYS;

/** The reference's registry, in which offices have keys. */
export function registryText(changes: Partial<Record<OfficeName, Partial<Signer>>> = {}): string {
  let text = readFileSync(registry, "utf8");
  for (const [office, { line: key }] of Object.entries(KEYS)) {
    const signer = {
      key,
      start: "2026-01-01",
      end: "2027-12-31",
      ...changes[office as OfficeName],
    };
    const entry = `    signers: { main: ${JSON.stringify(signer)} }\n`;
    text = text.replace(new RegExp(`^  ${office}:\\n`, "m"), (head) => head + entry);
  }
  return text;
}

const unchanged = parseAlliance(readPlain("alliance.yaml", registryText()));

/** The same as data. */
export function registryOf(changes?: Partial<Record<OfficeName, Partial<Signer>>>): Alliance {
  if (changes === undefined) return unchanged;
  return parseAlliance(readPlain("alliance.yaml", registryText(changes)));
}

/** A network for every project: a waiver can cover it. */
const shared = {
  type: "openstack:networking/network:Network",
  name: "shared",
  provider: "site",
  inputs: { shared: true, tags: ["aes:class=public", "aes:owner=ML", "aes:tenant=tax"] },
};

const group = {
  type: "openstack:networking/secGroup:SecGroup",
  name: "group",
  provider: "site",
  inputs: { deleteDefaultRules: true, tags: shared.inputs.tags },
};

/** A state in which a rule is violated. */
export const VIOLATED = stateOf([root(), site, volume, shared, group]);

/** The waiver of that network. */
export const WAIVERS = `shared-network:
  rule: tenant-sharing
  scope: "urn:pulumi:bamako::elsewhere::openstack:networking/network:Network::shared"
  owner: { name: "responsable de l'exploitation de Bamako", office: bamako-operations }
  approver: { name: "responsable de la conformité du Mali", office: bamako-compliance }
  reason: { fr: Ancien réseau, en: Old network }
  ticket: T-1
  compensating: { fr: Accès fermé, en: Access closed }
  start: 2026-10-01
  expiry: 2026-12-31
`;

export interface BundleOptions {
  readonly state?: string;
  readonly waivers?: string;
  readonly day?: string;
  /** The site's drift report. */
  readonly drift?: DriftReport;
  /** Both sites' entries of contracts. @default none */
  readonly entries?: EntriesOf;
  /** @default those of one tenant */
  readonly facts?: Facts;
}

/** A platform that is still abroad. */
const PAYROLL: NonNullable<Facts["platforms"]>[string] = {
  title: { fr: "Paie", en: "Payroll" },
  ...{ owner: "ML", dataClass: "administrative", country: "FR", provider: "OVH" },
  ...{ kind: "public-cloud", target: "bamako/tax", status: "planned", deadline: "2027-06-30" },
};

/** What a statement takes from files with one tenant. */
export const FACTS: Facts = {
  schemaVersion: 1,
  site: {
    siteKey: "bamako",
    tenants: {
      tax: {
        title: { fr: "Impôts", en: "Tax" },
        ...{ owner: "ML", dataClass: "citizen", segments: 2, clusters: 0, containers: 0 },
        volumeTypes: ["encrypted"],
      },
    },
    copies: [],
    volumeTypes: {
      encrypted: { encrypted: true, attested: { by: "bamako-compliance", date: "2026-09-01" } },
    },
  },
  otherSites: ["ouagadougou"],
  platforms: {
    payroll: PAYROLL,
  },
  data: [{ owner: "ML", dataClass: "citizen", tenant: "tax", effects: ["store"], resources: 1 }],
};

/** The same facts with a platform whose deadline has passed. */
export const LATE: Facts = {
  ...FACTS,
  platforms: { payroll: { ...PAYROLL, deadline: "2026-11-01" } },
};

/** The sources of a bundle. */
export function sourceOf({
  state = stateOf(compliant),
  waivers = "{}\n",
  day = DAY,
  drift,
  entries = () => undefined,
  facts = FACTS,
}: BundleOptions): BundleSource {
  const reports = reportsOf(state, waivers, day);
  const { sound, problems } = readWaivers(readPlain("waivers.yaml", waivers), registryOf());
  const contracts = contractsOf(registryOf(), "bamako", day, entries);
  return {
    digests: digestsOf(reports.en, day, drift),
    ...{ reports, contracts, drift, facts },
    registry: registryOf(),
    waivers: sound,
    waiverProblems: problems,
  };
}

const audited = new Map<string, BundleSource["reports"]>();

/** The audit in both languages; of the same input, once. */
function reportsOf(state: string, waivers: string, day: string): BundleSource["reports"] {
  const key = JSON.stringify([state, waivers, day]);
  const known = audited.get(key);
  if (known !== undefined) return known;
  const folder = openFolder();
  try {
    const options = {
      alliance: folder.write("alliance.yaml", registryText()),
      allianceName: "stacks/alliance.yaml",
      waivers: folder.write("waivers.yaml", waivers),
      today: day,
    };
    const report = (language: Language) => auditText(state, "state.json", options, language).report;
    const reports = { fr: report("fr"), en: report("en") };
    audited.set(key, reports);
    return reports;
  } finally {
    folder.remove();
  }
}

function digestsOf(
  { counts, policyDigest }: Report,
  asOf: string,
  drift: DriftReport | undefined,
): Digests {
  return {
    schemaVersion: 1,
    tool: { name: "aes-estate", version: manifest.version },
    site: "bamako",
    country: "ML",
    rehearsal: false,
    asOf,
    state: { sha256: "a".repeat(64), resources: counts.resources },
    ...(drift && { drift: { sha256: sha256(toJsonText(drift)) } }),
    files: [],
    policies: { ...policyDigest.now, sources: policySources() },
    toolchain: { key: "k", versions: {}, lockFiles: [] },
    notIncluded: [],
  };
}

/** The files of a bundle, signed by offices. */
export function filesOf(
  source: BundleSource,
  { waivers = "{}\n" }: BundleOptions = {},
  offices: readonly OfficeName[] = ["bamako-compliance"],
): Map<string, Buffer> {
  const texts = [
    ...documentsOf(source),
    [PATHS.alliance, registryText()] as const,
    [PATHS.waivers, waivers] as const,
    ...(source.drift ? [[PATHS.drift, toJsonText(source.drift)] as const] : []),
  ];
  const files = new Map(texts.map(([path, text]) => [path, Buffer.from(text)]));
  return signedAgain(files, source, offices);
}

/** The files with a new statement over them, and new signatures: what an office that lies could do. */
export function signedAgain(
  files: Files,
  source: BundleSource,
  offices: readonly OfficeName[] = ["bamako-compliance"],
): Map<string, Buffer> {
  return signedBy(
    files,
    source,
    new Map(offices.map((office) => [`${office}.main`, KEYS[office]])),
  );
}

/** The same, by keys of any name. */
export function signedBy(
  files: Files,
  source: BundleSource,
  signers: ReadonlyMap<string, TestKey>,
): Map<string, Buffer> {
  const statement = Buffer.from(statementText(files, source.digests, resultOf(source)));
  const namespace = NAMESPACES.evidence;
  const signatures = [...signers].map(([name, key]): [string, Buffer] => {
    const text = signatureBy(key, statement, namespace);
    return [`signatures/${name}.sig`, Buffer.from(text)];
  });
  const enveloped = [...signers.values()].map((key) => {
    const text = signatureBy(key, preAuthentication(statement), namespace);
    const sig = text.split("\n").slice(1, -2).join("");
    return { keyid: fingerprintOf(readPublicKey(key.line)), sig };
  });
  return new Map([
    ...files,
    [PATHS.statement, statement],
    [PATHS.envelope, Buffer.from(envelopeText(statement, enveloped))],
    ...signatures,
  ]);
}

/** The findings' keys, and the paths that they name. */
export function found({ findings }: Pick<Verification, "findings">): string[] {
  return findings.map(({ key, values }) =>
    [key, values.path ?? values.country ?? values.key].join(" ").trim(),
  );
}

/** Verifies files against the registry on a day. */
export function verifyFiles(
  files: Files,
  today = DAY,
  alliance = registryOf(),
  required?: string[],
) {
  return verifyBundle({ files, findings: [] }, { alliance, today, required });
}

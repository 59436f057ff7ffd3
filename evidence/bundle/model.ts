/** What a bundle rests on, as the file `inputs/digests.json` of the bundle has it. */
import { z } from "zod";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const file = z.strictObject({ path: z.string().min(1), sha256: digest });

export const digestsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal("aes-estate"), version: z.string() }),
  site: z.string().min(1),
  country: z.string().regex(/^[A-Z]{2}$/),
  rehearsal: z.boolean(),
  asOf: z.iso.date(),
  state: z
    .strictObject({
      sha256: digest,
      resources: z.int().min(0),
      file: digest.optional().describe("Of the text that was read, as a drift report names it."),
      time: z.iso.datetime().optional().describe("When it was recorded, by itself."),
    })
    .describe("Of the recorded state; the state itself is not in the bundle."),
  drift: z
    .strictObject({ sha256: digest })
    .optional()
    .describe("Of the drift report; absent: the cloud was not compared."),
  files: z.array(file).describe("Each file of the estate."),
  policies: z.strictObject({
    pack: z.string(),
    registry: z.string().describe("Over registry, waivers, rules and version."),
    sources: digest.describe("Over all files of the policies and of the audit."),
  }),
  toolchain: z.strictObject({
    key: z.string(),
    versions: z.record(z.string(), z.string()),
    lockFiles: z.array(file),
  }),
  notIncluded: z
    .array(z.strictObject({ key: z.string(), fr: z.string(), en: z.string() }))
    .describe("What the bundle does not have, and why."),
});

export type Digests = z.output<typeof digestsSchema>;

/** Paths of a bundle's files. */
export const PATHS = {
  statement: "statement.json",
  envelope: "statement.dsse.json",
  signatures: "signatures/",
  digests: "inputs/digests.json",
  alliance: "inputs/alliance.yaml",
  waivers: "inputs/waivers.yaml",
  report: { fr: "audit/report.fr.json", en: "audit/report.en.json" },
  sarif: { fr: "audit/audit.fr.sarif", en: "audit/audit.en.sarif" },
  controls: "controls.json",
  contracts: "contracts.json",
  drift: "drift/report.json",
  components: "oscal/component-definition.json",
  results: "oscal/assessment-results.json",
  milestones: "oscal/plan-of-action-and-milestones.json",
  facts: "inputs/facts.json",
  compliance: {
    json: "compliance/statement.json",
    html: { fr: "compliance/statement.fr.html", en: "compliance/statement.en.html" },
  },
  sbom: { npm: "sbom/npm.cdx.json", go: "sbom/go.cdx.json", python: "sbom/python.cdx.json" },
} as const;

/** Files that no statement can list: it is signed after them, or they sign it. */
export function isOutside(path: string): boolean {
  const { statement, envelope, signatures } = PATHS;
  return path === statement || path === envelope || path.startsWith(signatures);
}

/** The content of each file of a bundle, by path. */
export type Files = ReadonlyMap<string, Buffer>;

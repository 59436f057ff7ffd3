/** A project with the reference's data, in which offices have keys that `ssh-keygen` made, and small states. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { parseDocument } from "yaml";
import { repository } from "../../../estate/project.ts";
import { signBytes } from "../../../operations/ssh-sign.ts";
import { termsOf } from "../../../policies/alliance/contracts.ts";
import { agreementText } from "../../../policies/alliance/countersignatures.ts";
import { readWritten } from "../../../policies/enforce/registry.ts";
import { NAMESPACES } from "../../../policies/signatures/sshsig.ts";
import { REFERENCE } from "../../estate/overlay.ts";
import { compliant, stateOf } from "../audit/states.ts";
import { VIOLATED, WAIVERS } from "./fixture.ts";

export interface Project {
  readonly folder: string;
  /** Private keys, by office. */
  readonly keys: Readonly<Record<string, string>>;
  readonly states: { readonly compliant: string; readonly violated: string };
  /** Runs `estate` as a person does. */
  estate(...args: string[]): Promise<{ exitCode?: number; stdout: string; stderr: string }>;
}

const KINDS = {
  "bamako-compliance": ["ed25519"],
  "ouagadougou-compliance": ["ecdsa", "-b", "384"],
  "niamey-compliance": ["rsa", "-b", "3072"],
} as const;

/** Who signs for each site of the reference's contracts. */
const PARTIES = {
  bamako: { office: "bamako-compliance", by: "Ministère de l'Économie numérique du Mali" },
  ouagadougou: {
    office: "ouagadougou-compliance",
    by: "Ministère de la Transition digitale du Burkina Faso",
  },
} as const;

/** Has both sites' offices sign the contracts, before their start: once an office has a key, they count only then. */
export async function signContracts({ folder, keys }: Project): Promise<void> {
  const { contracts } = readWritten(join(folder, "stacks/alliance.yaml"));
  for (const [site, { office, by }] of Object.entries(PARTIES)) {
    const entries: Record<string, object> = {};
    for (const [contract, terms] of Object.entries(contracts)) {
      const words = { by, signed: "2026-09-15", terms: termsOf(contract, terms) };
      const text = Buffer.from(agreementText({ contract, site, ...words }));
      const signature = await signBytes(text, keys[office] ?? "", NAMESPACES.contract);
      entries[contract] = { ...words, signature };
    }
    const file = join(folder, "stacks", site, "site.yaml");
    const document = parseDocument(readFileSync(file, "utf8"));
    document.set("contracts", entries);
    writeFileSync(file, document.toString({ lineWidth: 0 }));
  }
}

/** The arguments with which Node.js runs `estate`. */
export const ESTATE = [process.execPath, join(repository, "cli/bin.js")] as const;

export async function makeProject(): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "aes-estate-evidence-"));
  cpSync(REFERENCE, folder, { recursive: true });
  const registry = join(folder, "stacks/alliance.yaml");
  const keys: Record<string, string> = {};
  for (const [office, kind] of Object.entries(KINDS)) {
    const file = join(folder, `${office}.key`);
    await execa("ssh-keygen", ["-q", "-t", ...kind, "-N", "", "-C", "", "-f", file]);
    const key = readFileSync(`${file}.pub`, "utf8").trim();
    const entry = `    signers: { main: { key: "${key}", start: 2026-01-01, end: 2036-12-31 } }\n`;
    const head = new RegExp(`^  ${office}:\\n`, "m");
    writeFileSync(
      registry,
      readFileSync(registry, "utf8").replace(head, (found) => found + entry),
    );
    keys[office] = file;
  }
  writeFileSync(join(folder, "policies/waivers.yaml"), WAIVERS);
  const states = { compliant: join(folder, "state.json"), violated: join(folder, "violated.json") };
  writeFileSync(states.compliant, stateOf(compliant));
  writeFileSync(states.violated, VIOLATED);
  const env = { AES_ESTATE_PROJECT: folder };
  return {
    folder,
    keys,
    states,
    estate: async (...args) => {
      const [node, program] = ESTATE;
      return execa(node, [program, ...args], { env, reject: false, cwd: folder });
    },
  };
}

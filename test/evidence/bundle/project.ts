/** A project with the reference's data, in which offices have keys that `ssh-keygen` made, and small states. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { repository } from "../../../estate/project.ts";
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

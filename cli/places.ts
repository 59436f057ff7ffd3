/** Where things are kept on this machine: caches, and each site's state. XDG folders, never the repository. */
import { homedir } from "node:os";
import { join } from "node:path";

/** The repository. */
export const repository = join(import.meta.dirname, "..");

/** The estate that this program belongs to. */
export const stacksFolder = join(repository, "stacks");

/** Folder of what survives between runs: clouds, Pulumi states, passphrases. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_STATE_HOME ?? join(homedir(), ".local/state");
  return env.AES_ESTATE_STATE ?? join(base, "aes-estate");
}

/** A rehearsal site's own folders and files. */
export interface SitePlaces {
  /** Pulumi's file backend. */
  readonly backend: string;
  /** File that holds the passphrase of the stack's secrets; only its owner may read it. */
  readonly passphrase: string;
  /** File that holds the key of the links between this machine's rehearsal sites; only its owner may read it. */
  readonly linkKey: string;
  /** Stack configuration with the salt that belongs to this machine's passphrase. */
  readonly workspace: string;
  /** Standard clouds.yaml, written by the sandbox. */
  readonly clouds: string;
  /** Keys that both ends of copied containers share, one file a pair; all sites' together. */
  readonly copyKeys: string;
  /** Who took an administrator's kubeconfig, when and why; one JSON document a line. */
  readonly breakGlass: string;
  /** Programs of the sandbox's environment for a person's shell: `openstack`. */
  readonly bin: string;
}

/** The places of one site. */
export function sitePlaces(site: string, env: NodeJS.ProcessEnv = process.env): SitePlaces {
  const folder = join(stateFolder(env), site);
  return {
    backend: join(folder, "pulumi"),
    passphrase: join(folder, "passphrase"),
    linkKey: join(stateFolder(env), "link-key"),
    workspace: join(folder, "workspace"),
    clouds: join(folder, "clouds.yaml"),
    copyKeys: join(stateFolder(env), "copy-keys"),
    breakGlass: join(folder, "break-glass.jsonl"),
    bin: join(folder, "bin"),
  };
}

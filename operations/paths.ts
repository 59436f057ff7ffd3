/** Paths of this machine's files: caches, and each site's state. XDG folders, never the repository. */
import { homedir } from "node:os";
import { join } from "node:path";

/** Folder of data that survives between runs: clouds, Pulumi states, passphrases. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_STATE_HOME ?? join(homedir(), ".local/state");
  return env.AES_ESTATE_STATE ?? join(base, "aes-estate");
}

/** A rehearsal site's own folders and files. */
export interface SitePlaces {
  /** The last state of the stack that was seen, as its store has it: secrets stay encrypted. */
  readonly lastState: string;
  /** State of a cloud that no longer exists. */
  readonly lostState: string;
  /** Throw-away file backend of previews without a cloud. */
  readonly offline: string;
  /** File backend of former versions of this program. */
  readonly formerBackend: string;
  /** Address of the object store that holds the state, and its access key. Both in the format of AWS clients. */
  readonly stateConfig: string;
  readonly stateCredentials: string;
  /** The access key that replaced the cloud's first one; in the cloud's own folder, so that a reset removes it. */
  readonly stateKey: string;
  /** When credentials of this cloud were replaced, and the replacements that are not finished; no secrets. A reset removes it, too. */
  readonly rotations: string;
  /** Records of tenants that are being off-boarded; they outlive a reset. */
  readonly offboarding: string;
  /** Login of the user whose project holds the state, as a clouds.yaml. */
  readonly stateClouds: string;
  /** File that holds the passphrase of the stack's secrets; only its owner may read it. */
  readonly passphrase: string;
  /** The passphrase that will take its place, while it is replaced; and the one before it, until its end. The same access. */
  readonly nextPassphrase: string;
  readonly formerPassphrase: string;
  /** File that holds the key of the links between this machine's rehearsal sites; only its owner may read it. */
  readonly linkKey: string;
  /** Exists while a run of this machine stores its steps in a journal, and until that journal is applied to the state. */
  readonly openJournal: string;
  /** Steps of failed or killed runs whose result has not been looked for in the cloud yet. */
  readonly attempts: string;
  /** The completed steps of the last failover, and of the last return. */
  readonly failoverJournal: string;
  readonly returnJournal: string;
  /** Stack configuration with the salt that belongs to this machine's passphrase. */
  readonly workspace: string;
  /** Standard clouds.yaml, written by the sandbox. */
  readonly clouds: string;
  /** Keys that both ends of copied containers share, one file a pair; all sites' together. */
  readonly copyKeys: string;
  /** Who took an administrator's kubeconfig, when and why; one JSON document per line. */
  readonly breakGlass: string;
  /** Programs of the sandbox's environment for a person's shell: `openstack`. */
  readonly bin: string;
}

/** The paths of one site. */
export function sitePlaces(site: string, env: NodeJS.ProcessEnv = process.env): SitePlaces {
  const folder = join(stateFolder(env), site);
  return {
    lastState: join(folder, "last-state.json"),
    lostState: join(folder, "state-of-a-lost-cloud.json"),
    offline: join(folder, "offline"),
    formerBackend: join(folder, "pulumi"),
    stateConfig: join(folder, "state-config"),
    stateCredentials: join(folder, "state-credentials"),
    stateKey: join(folder, "cloud", "state-key.json"),
    rotations: join(folder, "cloud", "rotations.json"),
    offboarding: join(folder, "offboarding"),
    stateClouds: join(folder, "state-clouds.yaml"),
    passphrase: join(folder, "passphrase"),
    nextPassphrase: join(folder, "passphrase-next"),
    formerPassphrase: join(folder, "passphrase-former"),
    linkKey: join(stateFolder(env), "link-key"),
    openJournal: join(folder, "workspace", `open-journal-${site}`),
    attempts: join(folder, "workspace", `attempts-${site}.json`),
    failoverJournal: join(folder, "failover-out.json"),
    returnJournal: join(folder, "failover-return.json"),
    workspace: join(folder, "workspace"),
    clouds: join(folder, "clouds.yaml"),
    copyKeys: join(stateFolder(env), "copy-keys"),
    breakGlass: join(folder, "break-glass.jsonl"),
    bin: join(folder, "bin"),
  };
}

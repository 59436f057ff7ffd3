/** Where the state of a rehearsal is: in the object store of the site's own cloud, accessed by S3 (docs/adr/0038). */
import { existsSync, readFileSync } from "node:fs";
import { UserError } from "../../output/user-error.ts";
import { TEXTS } from "../deploy/messages.ts";
import { sitePlaces } from "../paths.ts";

/** Profile and clouds.yaml entry of the account that keeps the state; `sandbox/state_place.py` writes them. */
export const STATE_ACCOUNT = "state";

/** The container of a site's state. */
export const containerOf = (site: string) => `aes-${site}-state`;

/** The container of its copy, in another site's object store. */
export const copyContainerOf = (site: string) => `${containerOf(site)}-copy`;

/** The object, or file of a file backend, that holds the stack's state; compression appends its own extension. */
export const checkpointOf = (site: string) => `.pulumi/stacks/aes-estate/${site}.json`;

/** Prefix of the locks of a site's stack. */
export const locksOf = (site: string) => `.pulumi/locks/organization/aes-estate/${site}/`;

/** Prefix of the records of a site's updates, and of the former states. */
export const historyOf = (site: string) => `.pulumi/history/aes-estate/${site}/`;

/** Prefix of the journal that the state keeper writes for a site's stack. */
export const journalOf = (site: string) => `.pulumi/journal/aes-estate/${site}/`;

/**
 * Variables that make `pulumi` use a container of the object store of `at`, by default that of the site's own state
 * there. Credentials are referenced by name, never included; the caller's own AWS settings are ignored.
 */
export function storeVariables(at: string, container = containerOf(at)): Record<string, string> {
  const { stateConfig, stateCredentials } = sitePlaces(at);
  if (!existsSync(stateConfig))
    throw new UserError(TEXTS.noCloud, { site: at, reason: stateConfig });
  const text = readFileSync(stateConfig, "utf8");
  const setting = (name: string) => new RegExp(`^${name} = (.+)$`, "m").exec(text)?.[1] ?? "";
  const query = [
    `endpoint=${setting("endpoint_url")}`,
    `profile=${STATE_ACCOUNT}`,
    `region=${setting("region")}`,
    "use_path_style=true",
  ];
  return {
    PULUMI_BACKEND_URL: `s3://${container}?${query.join("&")}`,
    AWS_SHARED_CREDENTIALS_FILE: stateCredentials,
    AWS_CONFIG_FILE: stateConfig,
    AWS_PROFILE: STATE_ACCOUNT,
    // A state is written twice for each resource: compressed, it is a tenth of the size, and so is Swift's work on it.
    PULUMI_DIY_BACKEND_ZSTD: "true",
    // As often as the plugin repeats a request (docs/adr/0073); the client's own limit is 3.
    AWS_MAX_ATTEMPTS: "6",
    AWS_EC2_METADATA_DISABLED: "true",
    // Swift sends no checksums; without this the client warns about each answer.
    AWS_RESPONSE_CHECKSUM_VALIDATION: "when_required",
  };
}

/** Variables that make `pulumi` use the throw-away backend of previews without a cloud. */
export function offlineVariables(site: string): Record<string, string> {
  return { PULUMI_BACKEND_URL: `file://${sitePlaces(site).offline}` };
}

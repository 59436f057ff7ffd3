/** The stack's configuration: connection, language, whether it is a rehearsal. Nothing else. */
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { chooseLanguage } from "../output/language.ts";
import { isLanguage, LANGUAGES, type Language, type Message, render } from "../output/message.ts";

export interface Settings {
  /** Site key: the stack's name. */
  readonly site: string;
  /** Entry of clouds.yaml that holds the administrator's connection. */
  readonly cloud: string;
  /** Language of messages: the user's, else the stack's. */
  readonly language: Language;
  /** True only where the stack sets it: a loopback cloud, and nothing else. */
  readonly rehearsal: boolean;
  /** Swift account at the other end of a tenant's copies, `AUTH_<project id>`, by the tenant's key at this site. @default none */
  readonly copyAccounts?: Readonly<Record<string, string>>;
  /** The key that both ends of a tenant's copies share, by the tenant's key at this site; absent until it is set. */
  readonly copyKeys?: pulumi.Output<Readonly<Record<string, string>>> | undefined;
  /** A preview without a cloud: look-ups return placeholders. Never true in an update. */
  readonly offline: boolean;
}

const IGNORES_PROTECT: Message = {
  fr: "PULUMI_OPTION_IGNORE_PROTECT lève la protection des données : retirez cette variable (unset PULUMI_OPTION_IGNORE_PROTECT) ; une suppression s'approuve dans le fichier du locataire (docs/retire.fr.md)",
  en: "PULUMI_OPTION_IGNORE_PROTECT takes the protection off data: remove the variable (unset PULUMI_OPTION_IGNORE_PROTECT); a deletion is approved in the tenant's file (docs/retire.md)",
};

/** A shorter text is a word, not a key. */
const SHORTEST_KEY = 32;

/** Reads the stack's settings; a wrong value is an error that names its key. */
export function readSettings(): Settings {
  const config = new pulumi.Config("aes-estate");
  const language = config.get("language") ?? LANGUAGES[0];
  if (!isLanguage(language)) {
    throw new pulumi.RunError(
      `Pulumi.${pulumi.getStack()}.yaml: aes-estate:language: got ${language}, want ${LANGUAGES.join(" or ")}`,
    );
  }
  const past = process.env.PULUMI_OPTION_IGNORE_PROTECT ?? "";
  if (!["", "0", "f", "false"].includes(past.toLowerCase())) {
    throw new pulumi.RunError(render(IGNORES_PROTECT, {}, chooseLanguage({ stack: language })));
  }
  const offline = process.env.AES_ESTATE_OFFLINE === "1";
  if (offline && !pulumi.runtime.isDryRun()) {
    throw new pulumi.RunError(
      "AES_ESTATE_OFFLINE=1 is for previews only: an update needs the cloud.",
    );
  }
  return {
    site: pulumi.getStack(),
    cloud: config.require("cloud"),
    language: chooseLanguage({ stack: language }),
    rehearsal: config.getBoolean("rehearsal") ?? false,
    copyAccounts: config.getObject<Record<string, string>>("copyAccounts") ?? {},
    copyKeys: config.getSecretObject<Record<string, string>>("copyKeys"),
    offline,
  };
}

/**
 * The key that this site shares with another one for its links; a secret.
 * From the stack's own secrets; in a rehearsal from a file, because both of its sites are on one machine.
 * @throws when it is not set
 */
export function linkKey(
  { rehearsal, offline }: Pick<Settings, "rehearsal" | "offline">,
  peer: string,
): pulumi.Output<string> {
  const key = keyOf(peer, rehearsal ? process.env.AES_ESTATE_LINK_KEY_FILE : undefined);
  if (key === undefined && offline) return pulumi.secret("offline");
  if (key !== undefined && key.length >= SHORTEST_KEY) return pulumi.secret(key);
  throw new pulumi.RunError(
    `Pulumi.${pulumi.getStack()}.yaml: aes-estate:linkKeys: got no key of ${SHORTEST_KEY} characters or more for ${peer}, want the one that its stack has for this site: pulumi config set --secret --path 'aes-estate:linkKeys.${peer}'`,
  );
}

/** The key as configured; not from `pulumi.Config`, whose secrets cannot be read before the first resource. */
function keyOf(peer: string, file: string | undefined): string | undefined {
  const text = pulumi.runtime.getConfig("aes-estate:linkKeys");
  if (text === undefined) return file && readFileSync(file, "utf8").trim();
  const keys: unknown = JSON.parse(text);
  const own = typeof keys === "object" && keys !== null && Object.hasOwn(keys, peer);
  return own ? String((keys as Readonly<Record<string, unknown>>)[peer]) : "";
}

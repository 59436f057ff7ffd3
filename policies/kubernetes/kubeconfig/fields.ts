/** Every field of a kubeconfig (clientcmd's `v1`), and whether it may say anything; what is not here is denied. */
import type { KubeconfigFlaw } from "../../facts/fact.ts";

/**
 * What a field may be: a text, a flag, one text only, a map, a list, or nothing at all because of the flaw that it is.
 * An empty value, which Go takes for none, passes everywhere.
 */
export type Field =
  | "text"
  | "flag"
  | { readonly only: string }
  | { readonly list: Field }
  | { readonly map: Readonly<Record<string, Field>> }
  | KubeconfigFlaw["kind"];

const named = (key: string, map: Readonly<Record<string, Field>>): Field => ({
  list: { map: { name: "text", [key]: { map } } },
});

/** A kubeconfig as a whole. */
export const CONFIG: Field = {
  map: {
    apiVersion: { only: "v1" },
    kind: { only: "Config" },
    "current-context": "text",
    // Settings of kubectl's screen.
    preferences: { map: { colors: "flag", extensions: "unlisted" } },
    clusters: named("cluster", {
      server: "text", // the rule asks whose it is
      "certificate-authority-data": "text",
      "certificate-authority": "file",
      // The name that the certificate must have; the address stays that of `server`.
      "tls-server-name": "text",
      "disable-compression": "flag",
      "insecure-skip-tls-verify": "disguised",
      "proxy-url": "disguised",
      // Free maps, which are handed to a command (`exec`) or to other programs.
      extensions: "unlisted",
    }),
    users: named("user", {
      token: "text",
      "client-certificate-data": "text",
      "client-key-data": "text",
      tokenFile: "file",
      "client-certificate": "file",
      "client-key": "file",
      exec: "command",
      "auth-provider": "command",
      username: "password",
      password: "password",
      as: "impersonates",
      "as-uid": "impersonates",
      "as-groups": "impersonates",
      "as-user-extra": "impersonates",
      extensions: "unlisted",
    }),
    contexts: named("context", {
      cluster: "text",
      user: "text",
      namespace: "text",
      extensions: "unlisted",
    }),
    extensions: "unlisted",
  },
};

/** A field's name as a message shows it: what could be a secret in the wrong place is not shown. */
export function nameShown(name: unknown): string {
  const plain = typeof name === "string" && /^(?:<<|[A-Za-z][A-Za-z-]{0,31})$/.test(name);
  return plain ? name : "?";
}

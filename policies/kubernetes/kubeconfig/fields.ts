/** Every field of a kubeconfig (clientcmd's `v1`), and its admitted content; a field that is not here is denied. */
import type { KubeconfigFlaw } from "../../facts/fact.ts";

/**
 * The admitted content of a field: a text, a flag, one fixed text, a map, a list, or nothing because the field is a
 * flaw itself. An empty value, which Go treats as absent, passes everywhere.
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
      server: "text", // the rule evaluates which cluster it is
      "certificate-authority-data": "text",
      "certificate-authority": "file",
      // The name that the certificate must contain; the address stays that of `server`.
      "tls-server-name": "text",
      "disable-compression": "flag",
      "insecure-skip-tls-verify": "disguised",
      "proxy-url": "disguised",
      // Free-form maps, which are passed to a command (`exec`) or to other programs.
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

/** A field's name as a message shows it; a name that could be a misplaced secret is hidden. */
export function nameShown(name: unknown): string {
  const plain = typeof name === "string" && /^(?:<<|[A-Za-z][A-Za-z-]{0,31})$/.test(name);
  return plain ? name : "?";
}

/** A kubeconfig as access to one API server: its address, its authority, and how the person identifies. */
import { execa } from "execa";
import { parse } from "yaml";
import { UserError } from "../../../output/user-error.ts";
import type { KubeconfigFlaw } from "../../../policies/facts/fact.ts";
import { readKubeconfig } from "../../../policies/kubernetes/kubeconfig/kubeconfig.ts";
import { at, items, textAt } from "../../../policies/kubernetes/objects/read.ts";
import { API } from "./messages.ts";

/** Access to one API server. Certificate, key and token are only in memory. */
export interface ClusterLogin {
  /** `https://host:port`. */
  readonly server: string;
  /** The authority that the server's certificate is checked with, PEM. */
  readonly authority: string;
  /** The name that the certificate must contain. @default the server's own */
  readonly serverName?: string | undefined;
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
  readonly token?: string | undefined;
}

/** Flaws that people's kubeconfigs may have: a login at the identity provider is a command. */
const ALLOWED: readonly KubeconfigFlaw["kind"][] = ["command", "path", "unlisted"];

/**
 * Reads a kubeconfig's current context, and runs its login command if it has one. `file` is its name in messages.
 *
 * @throws UserError if another server could answer, or the kubeconfig identifies no user
 */
export async function clusterLogin(text: string, file: string): Promise<ClusterLogin> {
  const { kubeconfig, flaws } = readKubeconfig(text);
  const flaw = flaws.find(({ kind }) => !ALLOWED.includes(kind));
  if (flaw !== undefined) throw new UserError(API.flaw, { file, at: flaw.at });
  if (kubeconfig === "unreadable") throw new UserError(API.unreadable, { file });
  const config: unknown = parse(text, { maxAliasCount: 0 });
  const context = named(config, "contexts", textAt(config, "current-context"), "context");
  const cluster = named(config, "clusters", at(context, "cluster"), "cluster");
  const user = named(config, "users", at(context, "user"), "user");
  const server = textAt(cluster, "server");
  const authority = decoded(cluster, "certificate-authority-data");
  if (typeof server !== "string" || !server.startsWith("https://") || authority === undefined) {
    throw new UserError(API.unreadable, { file });
  }
  const serverName = at(cluster, "tls-server-name");
  const base = { server: server.replace(/\/+$/, ""), authority };
  const known = { ...base, ...(typeof serverName === "string" && { serverName }) };
  const certificate = decoded(user, "client-certificate-data");
  const key = decoded(user, "client-key-data");
  if (certificate !== undefined && key !== undefined) return { ...known, certificate, key };
  const token = at(user, "token");
  if (typeof token === "string" && token !== "") return { ...known, token };
  const exec = at(user, "exec");
  if (exec === undefined) throw new UserError(API.noUser, { file });
  return { ...known, ...(await loggedIn(exec, file)) };
}

function named(config: unknown, list: string, name: unknown, field: string): unknown {
  return at(
    items(config, list).find((entry) => at(entry, "name") === name),
    field,
  );
}

function decoded(value: unknown, field: string): string | undefined {
  const text = at(value, field);
  return typeof text === "string" && text !== ""
    ? Buffer.from(text, "base64").toString("utf8")
    : undefined;
}

/** Runs a login command as kubectl does (client.authentication.k8s.io). */
async function loggedIn(exec: unknown, file: string) {
  const command = String(at(exec, "command"));
  const apiVersion = String(at(exec, "apiVersion"));
  const info = { apiVersion, kind: "ExecCredential", spec: { interactive: true } };
  const own = items(exec, "env").map((one) => [String(at(one, "name")), String(at(one, "value"))]);
  const run = await execa(command, items(exec, "args").map(String), {
    reject: false,
    stdin: "inherit",
    stderr: "inherit",
    env: { ...Object.fromEntries(own), KUBERNETES_EXEC_INFO: JSON.stringify(info) },
  });
  const status = run.failed ? undefined : at(credentialIn(run.stdout), "status");
  const text = (field: string) => {
    const value = at(status, field);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const [token, certificate, key] = [
    text("token"),
    text("clientCertificateData"),
    text("clientKeyData"),
  ];
  if (token === undefined && (certificate === undefined || key === undefined)) {
    throw new UserError(API.noLogin, { file, command });
  }
  return { token, certificate, key };
}

function credentialIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

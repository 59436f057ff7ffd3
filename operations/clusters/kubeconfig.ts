/**
 * Access to a cluster for a person; in a rehearsal also as a member of a group, and in an emergency as administrator.
 */
import { appendFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { parse, stringify } from "yaml";
import { type Language, render } from "../../output/message.ts";
import { Misuse } from "../../output/user-error.ts";
import { groupName, OIDC_PREFIX } from "../../policies/kubernetes/objects/groups.ts";
import { connectAsServiceAccount } from "../cloud/service-account.ts";
import { textOf } from "../deploy/pulumi.ts";
import { isRehearsal } from "../deploy/rehearsal-site.ts";
import { prepareWorkspace } from "../deploy/workspace.ts";
import { sitePlaces } from "../paths.ts";
import type { Certified } from "./certificate.ts";
import { type Declared, declaredCluster, recordedCluster } from "./deployed.ts";
import { TEXTS } from "./messages.ts";
import { ofRealSite } from "./real-site.ts";

export interface KubeconfigOptions {
  readonly as?: string;
  readonly admin?: boolean;
  readonly reason?: string;
}

function rejectMixed({ as, admin, reason }: KubeconfigOptions): void {
  if (as !== undefined && admin) throw new Misuse(TEXTS.asAndAdmin, {});
  if (admin && !reason?.trim()) throw new Misuse(TEXTS.noReason, {});
  if (reason !== undefined && !admin) throw new Misuse(TEXTS.reasonAlone, {});
}

/** A kubeconfig for one cluster of a site. Throws a `Misuse` when the options do not go together. */
export async function kubeconfigFor(
  site: string,
  name: string,
  options: KubeconfigOptions,
  language: Language,
): Promise<string> {
  rejectMixed(options);
  const { as: group, admin, reason = "" } = options;
  const rehearsal = isRehearsal(site);
  if (!rehearsal && (group !== undefined || admin)) {
    throw new Misuse(TEXTS.rehearsalOnly, { site });
  }
  const cluster = await declaredCluster(site, name);
  if (!rehearsal) return ofRealSite(site, cluster);
  if (group !== undefined) rejectUnknown(group, cluster);
  const workspace = await prepareWorkspace(site);
  if (admin) {
    const { outputs } = await recordedCluster(workspace, cluster, { secrets: true });
    await record(site, cluster, reason, language);
    return required(outputs, "adminKubeconfig");
  }
  const { outputs } = await recordedCluster(workspace, cluster);
  const forPeople = required(outputs, "kubeconfig");
  if (group === undefined) return forPeople;
  const account = await connectAsServiceAccount(workspace, cluster.tenantKey);
  const { certify } = await import("./certificate.ts"); // only this needs a library for certificates
  const subject = {
    user: `${OIDC_PREFIX}rehearsal-${group}`,
    group: groupName({ site, tenant: cluster.tenantKey }, group),
  };
  return withCertificate(
    forPeople,
    await certify(account, required(outputs, "clusterId"), subject),
  );
}

function rejectUnknown(got: string, { tenant }: Declared): void {
  if (Object.hasOwn(tenant.groups, got)) return;
  throw new Misuse(TEXTS.badGroup, { got, allowed: Object.keys(tenant.groups).join(", ") });
}

function required(outputs: Readonly<Record<string, unknown>> | undefined, name: string): string {
  const found = textOf(outputs?.[name]);
  if (found === undefined) throw new Error(`the recorded cluster has no ${name}`);
  return found;
}

/** The same cluster, with a certificate instead of a login at the identity provider. */
export function withCertificate(kubeconfig: string, { certificate, key }: Certified): string {
  const config = parse(kubeconfig) as Record<string, unknown> & {
    contexts: { name: string; context: Record<string, string> }[];
  };
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const user = {
    "client-certificate-data": base64(certificate),
    "client-key-data": base64(key),
  };
  const contexts = config.contexts.map(({ name, context }) => ({
    name,
    context: { ...context, user: "rehearsal" },
  }));
  return stringify({ ...config, contexts, users: [{ name: "rehearsal", user }] });
}

/** Emergency access is recorded first: if it cannot be recorded, no credentials are issued. */
async function record(
  site: string,
  { name: cluster }: Declared,
  reason: string,
  language: Language,
) {
  const file = sitePlaces(site).breakGlass;
  const entry = { at: new Date().toISOString(), who: userInfo().username, cluster, reason };
  await appendFile(file, `${JSON.stringify(entry)}\n`, { mode: 0o600, flush: true });
  console.error(render(TEXTS.logged, { cluster, file }, language));
}

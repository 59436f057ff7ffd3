/**
 * The administrator's kubeconfig that the state keeps of a Magnum cluster (docs/adr/0089). The cluster's authority signs
 * a new certificate for the same identity; it stands in the state everywhere the old one stood, so that the next update
 * changes nothing.
 */
import { X509Certificate } from "node:crypto";
import { parse, stringify } from "yaml";
import { UserError } from "../../../output/user-error.ts";
import { connectAsServiceAccount } from "../../cloud/service-account.ts";
import { openApi } from "../../clusters/api/client.ts";
import { clusterLogin } from "../../clusters/api/login.ts";
import type { Certified } from "../../clusters/certificate.ts";
import { prepareWorkspace } from "../../deploy/workspace.ts";
import type { StackState } from "../../state/stack-state.ts";
import { type Recorded, recordedCredentials } from "../recorded.ts";
import { type Former, note, noteFormer, type Rotation } from "../rotations.ts";
import type { Context, Handler } from "./context.ts";
import { TEXTS } from "./messages.ts";
import { readState, writeState } from "./recorded-state.ts";
import { withTexts } from "./recorded-with.ts";

/** Who the plugin's certificate is for: the same in the new one. */
const ADMINISTRATOR = { user: "admin", group: "system:masters" };
/** Only an administrator may read it. */
const PROBE = "/api/v1/namespaces/kube-system/secrets?limit=1";

/** What differs in tests: the state, who signs, and the API server that accepts the certificate. */
export interface Surroundings {
  readonly read: (site: string) => Promise<StackState | undefined>;
  readonly write: (site: string, state: StackState) => Promise<void>;
  readonly sign: (site: string, cluster: Recorded) => Promise<Certified>;
  readonly admits: (kubeconfig: string, id: string) => Promise<void>;
}

export const kubeconfig: Handler = kubeconfigWith({
  read: readState,
  write: writeState,
  sign: async (site, { tenant, resource }) => {
    const account = await connectAsServiceAccount(await prepareWorkspace(site), tenant);
    const { certify } = await import("../../clusters/certificate.ts"); // only this needs a library for certificates
    return certify(account, String(resource.id), ADMINISTRATOR);
  },
  admits: async (text, id) => {
    const api = openApi(await clusterLogin(text, id));
    await api.get(PROBE).finally(() => api.close());
  },
});

/** A run that was killed before the state was written makes another certificate: the key of the lost one was in its memory only. */
export function kubeconfigWith({ read, write, sign, admits }: Surroundings): Handler {
  return { begin };

  async function begin(context: Context, begun: Rotation | undefined): Promise<Rotation> {
    const { site, id, now, print } = context;
    const state = await read(site);
    const cluster = recordedCredentials(site, "", state).find((one) => one.id === id);
    if (state === undefined || cluster === undefined)
      throw new UserError(TEXTS.notRecorded, { site, id });
    const recorded = partsOf(cluster);
    const { certificate, until } = identified(recorded.client_certificate);
    const since = now().toISOString();
    const rotation = begun ?? {
      ...{ since, step: "begun" as const, before: [], sites: [] },
      old: [certificate, until, ...(cluster.since === undefined ? [] : [cluster.since])],
    };
    if (begun === undefined) await note(site, id, rotation);
    const former = formerOf(cluster, rotation);
    if (former.certificate === certificate) {
      const fresh = partsWith(recorded, await sign(site, cluster));
      await tried(() => admits(fresh.raw_config, id), id);
      await write(site, recordedAs(cluster, withTexts(state, textsFrom(recorded, fresh)), since));
    }
    await noteFormer(site, id, former);
    print(TEXTS.oldUntil, { id, until: former.until.slice(0, 10) });
    return rotation;
  }
}

async function tried(ask: () => Promise<void>, id: string): Promise<void> {
  await ask().catch((error: Error) => {
    throw new UserError(TEXTS.notAdmitted, { id, reason: error.message });
  });
}

function formerOf({ resource }: Recorded, { old }: Rotation): Former {
  const [certificate = "", until = "", since] = old;
  return { certificate, cluster: String(resource.id), until, ...(since && { since }) };
}

/** The day of the new certificate stands in the state itself, as that of an application credential does. */
function recordedAs({ resource }: Recorded, state: StackState, created: string): StackState {
  const resources = (state.resources ?? []).map((one) =>
    one.urn === resource.urn ? { ...one, created } : one,
  );
  return { ...state, resources };
}

/** The plugin's attribute `kubeconfig`: the file and its parts. */
interface Parts {
  readonly raw_config: string;
  readonly client_certificate: string;
  readonly client_key: string;
}

function partsOf({ id, resource }: Recorded): Parts {
  const { plaintext } = (resource.outputs?.kubeconfig ?? {}) as { plaintext?: string };
  const parts = JSON.parse(plaintext ?? "{}") as Partial<Parts>;
  const { raw_config, client_certificate, client_key } = parts;
  if (!raw_config || !client_certificate || !client_key) {
    const got = Object.keys(parts).join(", ") || "nothing";
    throw new Error(`${id}: got ${got}, want raw_config, client_certificate and client_key`);
  }
  return { raw_config, client_certificate, client_key };
}

/** The same file with another certificate and key. */
function partsWith({ raw_config }: Parts, { certificate, key }: Certified): Parts {
  const config = parse(raw_config) as { users: { name: string }[] };
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const user = { "client-key-data": base64(key), "client-certificate-data": base64(certificate) };
  const users = config.users.map(({ name }) => ({ name, user }));
  return {
    raw_config: stringify({ ...config, users }),
    client_certificate: certificate,
    client_key: key,
  };
}

function textsFrom(old: Parts, fresh: Parts): Map<string, string> {
  return new Map([
    [old.raw_config, fresh.raw_config],
    [old.client_certificate, fresh.client_certificate],
    [old.client_key, fresh.client_key],
  ]);
}

/** Digest and end of a certificate. */
function identified(pem: string): { certificate: string; until: string } {
  const { fingerprint256, validToDate } = new X509Certificate(pem);
  return { certificate: fingerprint256, until: validToDate.toISOString() };
}

/** A login at Keystone: the token, and the addresses of the cloud's services. */
import type { ResponsePromise } from "ky";
import type { CloudEntry } from "../../stacks/layers/clouds.ts";
import { ask, type Patience, sendHere } from "./http.ts";

export interface Token {
  readonly value: string;
  readonly user: string;
  readonly endpoints: ReadonlyMap<string, string>;
}

/** Service types that catalogues of real clouds still list under an older name. */
const ALIASES: Readonly<Record<string, string>> = { "block-storage": "volumev3" };

interface CatalogService {
  readonly type: string;
  readonly endpoints: readonly { interface: string; region: string; url: string }[];
}

/** Throws an error that names the URL and the reason, never the password. */
export async function login(entry: CloudEntry, patience: Patience): Promise<Token> {
  const url = `${entry.auth.auth_url.replace(/\/$/, "")}/auth/tokens`;
  const sent = {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(credentials(entry)),
  };
  const read = async (answer: ResponsePromise) => {
    const { token } = JSON.parse(await answer.text()) as {
      token: { catalog: CatalogService[]; user: { id: string } };
    };
    const value = (await answer).headers.get("x-subject-token") ?? "";
    return { value, user: token.user.id, endpoints: endpointsOf(token.catalog, entry.region_name) };
  };
  return ask(url, sent, { patience, repeat: "login", send: sendHere, read });
}

function endpointsOf(
  catalog: readonly CatalogService[],
  region: string | undefined,
): ReadonlyMap<string, string> {
  const endpoints = new Map<string, string>();
  for (const service of catalog) {
    const endpoint = service.endpoints.find(
      (e) => e.interface === "public" && (!region || e.region === region),
    );
    if (endpoint) endpoints.set(service.type, rootOf(service.type, endpoint.url));
  }
  for (const [type, alias] of Object.entries(ALIASES)) {
    const url = endpoints.get(type) ?? endpoints.get(alias);
    if (url !== undefined) endpoints.set(type, url);
  }
  return endpoints;
}

/** A catalogue's address without its version, as this client's paths expect it: some operators include the version. */
export function rootOf(service: string, url: string): string {
  const root = url.replace(/\/+$/, "");
  if (service === "identity") return /\/v3$/.test(root) ? root : `${root}/v3`;
  const versioned = service === "network" || service === "load-balancer";
  return versioned ? root.replace(/\/v2(\.0)?$/, "") : root;
}

function credentials({ auth }: CloudEntry): unknown {
  if (auth.application_credential_id) {
    const { application_credential_id: id, application_credential_secret: secret } = auth;
    return {
      auth: {
        identity: { methods: ["application_credential"], application_credential: { id, secret } },
      },
    };
  }
  const user = {
    name: auth.username,
    password: auth.password,
    domain: auth.user_domain_id
      ? { id: auth.user_domain_id }
      : { name: auth.user_domain_name ?? "Default" },
  };
  const project = auth.project_id
    ? { id: auth.project_id }
    : { name: auth.project_name, domain: { name: auth.project_domain_name ?? "Default" } };
  return {
    auth: { identity: { methods: ["password"], password: { user } }, scope: { project } },
  };
}

/** The site administrator's connection, in plain values so that every enforcement point can see where it leads. */
import type * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { connect } from "../../components/index.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Settings } from "../settings.ts";
import { type CloudEntry, findCloudsFile, readCloud } from "./clouds.ts";

/** URL of the site's identity service, and the region; both known before any resource. */
export interface Connection {
  readonly authUrl: string;
  readonly region: string;
  readonly provider: openstack.Provider;
}

/** Connects as the site's administrator: the entry of clouds.yaml that the stack names. */
export function connectAdministrator(estate: Estate, settings: Settings): Connection {
  const entry = cloudEntry(estate, settings);
  const { auth } = entry;
  const region = entry.region_name ?? estate.allianceSite.region;
  const provider = connect(`${settings.site}-administrator`, {
    authUrl: auth.auth_url,
    region,
    ...login(auth),
    ...(entry.cacert === undefined ? {} : { cacertFile: entry.cacert }),
  });
  return { authUrl: auth.auth_url, region, provider };
}

function login(auth: CloudEntry["auth"]): openstack.ProviderArgs {
  if (auth.application_credential_id !== undefined) {
    return {
      applicationCredentialId: auth.application_credential_id,
      applicationCredentialSecret: auth.application_credential_secret ?? "",
    };
  }
  return {
    userName: auth.username ?? "",
    password: auth.password ?? "",
    tenantName: auth.project_name ?? "",
    userDomainName: auth.user_domain_name ?? "Default",
    projectDomainName: auth.project_domain_name ?? "Default",
  };
}

/** A preview without a cloud needs no credentials: the site's own address is enough. */
function cloudEntry(estate: Estate, settings: Settings): CloudEntry {
  const file = findCloudsFile();
  if (file !== undefined) {
    try {
      return readCloud(file, settings.cloud);
    } catch (error) {
      if (!settings.offline) throw new pulumi.RunError((error as Error).message);
    }
  }
  if (!settings.offline) {
    throw new pulumi.RunError(
      `no clouds.yaml with an entry ${settings.cloud}: set OS_CLIENT_CONFIG_FILE, or run make up SITE=${settings.site}`,
    );
  }
  const { endpoints, rehearsal, region } = estate.allianceSite;
  const loopback = `http://127.0.0.1:${rehearsal.firstPort}/v3`;
  const authUrl = settings.rehearsal ? loopback : (endpoints.identity[0] ?? "");
  return { auth: { auth_url: authUrl }, region_name: region };
}

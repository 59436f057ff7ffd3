/** Ids of what the site's operator made: roles and external networks. Looked up by name, never configured. */
import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../settings.ts";

/** Answers with ids; the same name is asked of the cloud once. */
export interface Lookups {
  role(name: string): pulumi.Output<string>;
  externalNetwork(name: string): pulumi.Output<string>;
}

/** Look-ups through the administrator's connection, or placeholders in a preview without a cloud. */
export function lookups(settings: Settings, provider: openstack.Provider): Lookups {
  if (settings.offline) {
    return {
      role: (name) => pulumi.output(`offline:role/${name}`),
      externalNetwork: (name) => pulumi.output(`offline:network/${name}`),
    };
  }
  return {
    role: once((name) => openstack.identity.getRoleOutput({ name }, { provider }).id),
    externalNetwork: once(
      (name) => openstack.networking.getNetworkOutput({ name, external: true }, { provider }).id,
    ),
  };
}

function once(ask: (name: string) => pulumi.Output<string>) {
  const answers = new Map<string, pulumi.Output<string>>();
  return (name: string) => {
    const answer = answers.get(name) ?? ask(name);
    answers.set(name, answer);
    return answer;
  };
}

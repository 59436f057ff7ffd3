/** The project of the soak: a site's files, and one tenant among them that comes, changes and goes. */
import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { SETTINGS, SITE, writeProject } from "../project.ts";

export const TENANT = "soak";
export const SEGMENT = "front";

/** How far the tenant's day is. */
export type Phase = "arrived" | "changed" | "retired";

/**
 * Writes the project into an empty folder: with the data of another one, which is deployed already, or a small one with a
 * single other tenant.
 */
export async function writeSite(folder: string, deployed: string | undefined): Promise<void> {
  await writeProject(folder, 1);
  if (deployed === undefined) return;
  await rm(join(folder, "stacks"), { recursive: true });
  for (const part of ["stacks", ...SETTINGS]) {
    await cp(join(deployed, part), join(folder, part), { recursive: true });
  }
}

/** Writes the tenant's file. */
export async function writeTenant(folder: string, phase: Phase): Promise<void> {
  const file = join(folder, "stacks", SITE, "tenants", `${TENANT}.yaml`);
  await writeFile(file, stringify(tenantOf(phase)));
}

function tenantOf(phase: Phase) {
  const users = { from: "government", to: SEGMENT, protocol: "tcp", ports: 443 };
  const dns = { from: SEGMENT, to: "dns", protocol: "udp", ports: 53 };
  const changed = phase === "arrived" ? {} : { "users-to-ssh": { ...users, ports: 22 } };
  const after = new Date().toISOString().slice(0, 10);
  const by = { name: "responsable de la conformité du Mali", office: "bamako-compliance" };
  return {
    schemaVersion: 2,
    tenant: TENANT,
    title: { fr: "Endurance", en: "Soak" },
    owner: "ML",
    dataClass: "administrative",
    contact: "mesure@finances.example",
    quota: { class: "small" },
    groups: { operators: { roles: ["member"] } },
    serviceAccount: { roles: ["member", "load-balancer_member", "creator"] },
    flavors: ["small"],
    volumeTypes: ["encrypted"],
    segments: {
      [SEGMENT]: {
        ipv4: "10.47.254.0/28",
        ipv6: "fd5a:e500:1:fffe::/64",
        router: { gateway: "government" },
      },
    },
    flows: { "users-to-front": users, "front-to-dns": dns, ...changed },
    containers: { files: { maxGiB: 1 } },
    ...(phase === "retired" && { retire: { after, approvedBy: by } }),
  };
}

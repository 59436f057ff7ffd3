/**
 * Writes a compliant estate of any size to a folder: this repository's registry, one site, tenants with three segments
 * and six flows each, as most have.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";

const STACKS = join(import.meta.dirname, "../../stacks");
const SITE = "bamako";

/** The most tenants for which the pools of the measured site have prefixes. */
export const MOST = 10_900;

const QUOTA = ["networks", "subnets", "routers", "ports", "securityGroups", "securityGroupRules"];

/** Writes an estate with that many tenants and returns the number of its files. */
export async function writeEstate(root: string, tenants: number): Promise<number> {
  if (tenants > MOST) throw new Error(`bench: got ${tenants} tenants, want at most ${MOST}`);
  const folder = join(root, SITE, "tenants");
  await mkdir(folder, { recursive: true });
  const read = async (file: string) => parse(await readFile(join(STACKS, file), "utf8"));
  const alliance = await read("alliance.yaml");
  const site = await read(`${SITE}/site.yaml`);
  // A single site: no shares, no contracts, no standby site.
  for (const part of ["shares", "contracts", "stateCopies"]) delete alliance[part];
  for (const [key, one] of Object.entries<{ status: string }>(alliance.sites))
    if (key !== SITE) one.status = "planned";
  delete site.contracts;
  site.addressPools = {
    ipv4: ["10.33.0.0/16", "10.34.0.0/15", "10.36.0.0/14", "10.40.0.0/13"],
    ipv6: ["fd5a:e500:1:8000::/49"],
  };
  for (const field of Object.keys(site.capacity)) site.capacity[field] = 10_000_000;
  site.quotaClasses.tiny = Object.fromEntries(
    Object.keys(site.quotaClasses.small).map((field) => [field, QUOTA.includes(field) ? 40 : 1]),
  );
  await writeFile(join(root, "alliance.yaml"), stringify(alliance));
  await writeFile(join(root, SITE, "site.yaml"), stringify(site));
  for (let index = 0; index < tenants; index += 1) {
    const text = stringify(tenantOf(index));
    await writeFile(join(folder, `${nameOf(index)}.yaml`), text);
  }
  return tenants + 2;
}

/** Names of equal length, so that none is the prefix of another. */
const nameOf = (index: number) => `t${String(index).padStart(5, "0")}`;

function tenantOf(index: number) {
  return {
    schemaVersion: 2,
    tenant: nameOf(index),
    title: { fr: "Mesure", en: "Measurement" },
    owner: "ML",
    dataClass: "administrative",
    contact: "mesure@finances.example",
    quota: { class: "tiny" },
    groups: { operators: { roles: ["member"] } },
    flavors: ["small"],
    volumeTypes: ["encrypted"],
    segments: {
      front: { ...prefixesOf(3 * index), router: { gateway: "government" } },
      app: { ...prefixesOf(3 * index + 1), router: { sharedWith: "front" } },
      data: { ...prefixesOf(3 * index + 2), router: { sharedWith: "front" } },
    },
    flows: {
      "users-to-front": { from: "government", to: "front", protocol: "tcp", ports: 443 },
      "front-to-app": { from: "front", to: "app", protocol: "tcp", ports: "8080-8089" },
      "app-to-data": { from: "app", to: "data", protocol: "tcp", ports: 5432 },
      "front-to-dns": { from: "front", to: "dns", protocol: "udp", ports: 53 },
      "app-to-dns": { from: "app", to: "dns", protocol: "udp", ports: 53 },
      "app-to-proxy": { from: "app", to: "proxy", protocol: "tcp", ports: 3128 },
    },
  };
}

function prefixesOf(index: number) {
  const address = (10 << 24) + (33 << 16) + 16 * index;
  const ipv4 = [24, 16, 8, 0].map((shift) => (address >> shift) & 0xff).join(".");
  return { ipv4: `${ipv4}/28`, ipv6: `fd5a:e500:1:${(0x8000 + index).toString(16)}::/64` };
}

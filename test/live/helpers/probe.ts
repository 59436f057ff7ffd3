/** Ports and traces: checks if the real OVN flows would deliver a packet from one port to another. */
import { execa } from "execa";
import { repository } from "../../../estate/project.ts";
import type { Cloud, Item } from "../../../operations/cloud/client.ts";
import { named } from "./site.ts";

/** Creates a port in a segment, with the segment's own security group. */
export async function portIn(cloud: Cloud, segment: string): Promise<Item> {
  const network = await named(cloud, "network", "/v2.0/networks", "networks", segment);
  const group = await named(cloud, "network", "/v2.0/security-groups", "security_groups", segment);
  const { port } = await cloud.write<{ port: Item }>("POST", "network", "/v2.0/ports", {
    port: {
      name: `${segment}-probe`,
      network_id: network.id,
      project_id: network.project_id,
      security_groups: [group.id],
    },
  });
  return port;
}

/** Removes ports that were created for a trace. */
export async function removePorts(cloud: Cloud, ports: readonly Item[]): Promise<void> {
  for (const port of ports) await cloud.delete("network", `/v2.0/ports/${port.id}`);
}

/** True if OVN delivers packets of `service` (`tcp/443`) from one port to another. */
export async function delivers(
  site: string,
  from: Item,
  to: Item | { address: string },
  service: string,
  family: 4 | 6 = 4,
): Promise<boolean> {
  const target = "address" in to ? String(to.address) : String(to.id);
  const args = ["-m", "sandbox", "trace", "--site", site, "--json", `--ipv${family}`];
  const run = await execa("python3", [...args, String(from.id), target, service], {
    cwd: repository,
  });
  return (JSON.parse(run.stdout) as { delivered: boolean }).delivered;
}

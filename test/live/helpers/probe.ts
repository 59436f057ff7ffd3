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

/** May packets of a service (`tcp/443`) get from a port to another or to an address? Ports by id. */
export type Question = readonly [from: string, to: string, service: string];

/**
 * Asks OVN all questions at once: each start of the command copies the cloud's flows. The result answers each of them,
 * by IP version, and throws for what was not in the list.
 */
export async function trace(site: string, questions: readonly Question[]) {
  const args = ["-m", "sandbox", "trace", "--site", site, "--batch"];
  const run = await execa("python3", args, { cwd: repository, input: JSON.stringify(questions) });
  const { answers } = JSON.parse(run.stdout) as { answers: Answer[] };
  return ([from, to, service]: Question, family: 4 | 6): boolean => {
    const found = answers.find(
      ({ source, target, flow, version }) =>
        source === from && target === to && flow === service && version === family,
    );
    if (found === undefined) throw new Error(`no answer: ${from} ${to} ${service} IPv${family}`);
    return found.delivered;
  };
}

interface Answer {
  readonly source: string;
  readonly target: string;
  readonly flow: string;
  readonly version: number;
  readonly delivered: boolean;
}

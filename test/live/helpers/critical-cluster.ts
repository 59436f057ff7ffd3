/**
 * The reference estate changed in a copy so that a critical tenant of Bamako has a cluster, which may fail over to
 * Ouagadougou.
 */
import type { Copy } from "./copy.ts";

/** `<tenant>/<cluster>` as its standby site knows it. */
export const CLUSTER = "bamako-procurement/desk";

/** The image of its nodes, at either site. */
export const IMAGE = "ubuntu-24.04-kube-v1.35.2";

/**
 * The network from which Mali's people administer at Ouagadougou: the policies allow no other access to their cluster
 * there.
 */
const OFFICES = "10.12.0.0/16";

const DESK = `clusters:
  desk:
    version: "1.35.2"
    segment: front
    controlPlane: { flavor: medium }
    pools:
      work: { flavor: medium, count: 1 }
    apiAccess: [10.16.0.0/12]
    namespaces:
      tenders:
        access: { operators: admin, auditors: view }
        quota: { cpu: 1, memoryGiB: 4, pods: 10 }
`;

/** Makes the changes; the research group's quota shrinks to make headroom in Mali's share. */
export async function addCriticalCluster({ edit }: Copy): Promise<void> {
  await edit("stacks/alliance.yaml", (text) =>
    text.replace(
      /^( +)offices: \{ country: BF,.*$/m,
      `$&\n$1offices-of-mali: { country: ML, prefixes: [${OFFICES}] }`,
    ),
  );
  await edit("stacks/ouagadougou/site.yaml", (text) =>
    text.replace(
      "prefixes: { ipv4: [10.16.0.0/12,",
      `prefixes: { ipv4: [${OFFICES}, 10.16.0.0/12,`,
    ),
  );
  await edit("stacks/bamako/tenants/ai-research.yaml", (text) =>
    text.replace("{ class: large }", "{ class: large, override: { cores: 80, ramGiB: 320 } }"),
  );
  await edit(
    "stacks/bamako/tenants/procurement.yaml",
    (text) =>
      `${text
        .replace("{ class: small }", "{ class: small, override: { cores: 24, ramGiB: 96 } }")
        .replace(
          /^groups:$/m,
          `  apiAccess: [${OFFICES}]\nserviceAccount: { roles: [member, load-balancer_member, creator] }\n$&`,
        )
        .replace("flavors: [small]", "flavors: [small, medium]")
        .trimEnd()}\n${DESK}`,
  );
}

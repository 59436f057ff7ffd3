/** The services that an estate needs, in the catalogue of the site's region, at versions that have what it uses. */
import { z } from "zod";
import type { Check } from "../check.ts";
import { catalogueOf, type Examined } from "../examined.ts";
import { finding } from "../model.ts";
import { TEXTS } from "./services-messages.ts";

/** Service types, each with the names that catalogues give it, and what it is for an operator. */
const NEEDED: Readonly<Record<string, { names: readonly string[]; software: string }>> = {
  identity: { names: ["identity"], software: "Keystone" },
  compute: { names: ["compute"], software: "Nova" },
  placement: { names: ["placement"], software: "Placement" },
  "block-storage": { names: ["block-storage", "volumev3", "block-store"], software: "Cinder" },
  network: { names: ["network"], software: "Neutron" },
  image: { names: ["image"], software: "Glance" },
  "load-balancer": { names: ["load-balancer"], software: "Octavia" },
  "key-manager": { names: ["key-manager"], software: "Barbican" },
  "object-store": { names: ["object-store"], software: "Swift" },
  "container-infra": { names: ["container-infra"], software: "Magnum" },
};

/** Service types that this site needs: Magnum only where the site offers clusters. */
export function neededServices({ estate }: Examined): string[] {
  const clusters = estate.site.kubernetes !== undefined;
  return Object.keys(NEEDED).filter((type) => clusters || type !== "container-infra");
}

export const services: Check = {
  key: "services",
  item: "services",
  title: TEXTS.title,
  standards: ["scs-0123-v2"],
  async *run(examined) {
    const { region } = examined;
    const catalogue = await catalogueOf(examined);
    for (const type of neededServices(examined)) {
      const { names = [], software = type } = NEEDED[type] ?? {};
      const listed = catalogue.filter((service) => names.includes(service.type));
      const values = { type, software, region };
      if (listed.length === 0) {
        yield finding(TEXTS.missing, values);
        continue;
      }
      const here = listed.flatMap(({ endpoints }) =>
        endpoints.filter((one) => one.interface === "public" && one.region === region),
      );
      if (here.length === 0) yield finding(TEXTS.elsewhere, values);
    }
  },
};

/** The oldest versions of the APIs, those of OpenStack 2023.2; the first release whose template of rules can be empty. */
const OLDEST: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  identity: [3, 14],
  compute: [2, 95],
  placement: [1, 39],
  "block-storage": [3, 70],
  "load-balancer": [2, 26],
};

const one = z
  .object({ id: z.string().optional(), version: z.string().optional() })
  .and(z.object({ max_version: z.string().optional() }));
const document = z.union([
  z.object({ version: one }).transform(({ version }) => [version]),
  z.object({ versions: z.array(one).min(1) }).transform(({ versions }) => versions),
]);

export const versions: Check = {
  key: "versions",
  item: "services",
  title: TEXTS.versions,
  async *run({ cloud }) {
    for (const [type, oldest] of Object.entries(OLDEST)) {
      const found = await cloud.get(type, "/", document);
      const newest = found
        .flatMap(({ id, version, max_version: most }) => [most, version, id])
        .flatMap((text) => numbersOf(text))
        .sort((a, b) => a[0] - b[0] || a[1] - b[1])
        .at(-1);
      const { software = type } = NEEDED[type] ?? {};
      const values = { software, want: oldest.join("."), got: newest?.join(".") ?? "—" };
      const enough =
        newest && (newest[0] > oldest[0] || (newest[0] === oldest[0] && newest[1] >= oldest[1]));
      if (!enough) yield finding(TEXTS.old, values);
    }
  },
};

/** `v2.30` and `2.103` as numbers; nothing for another text. */
function numbersOf(text: string | undefined): (readonly [number, number])[] {
  const [, major, minor] = /^v?(\d{1,4})\.(\d{1,4})$/.exec(text ?? "") ?? [];
  return major === undefined ? [] : [[Number(major), Number(minor)]];
}

/** Neutron's extensions by which the estate makes networks, and what needs each. */
const EXTENSIONS = [
  "address-scope",
  "external-net",
  "network-ip-availability",
  "qos",
  "qos-bw-limit-direction",
  "quota_details",
  "quotas",
  "rbac-policies",
  "router",
  "security-group",
  "security-groups-default-rules",
  "standard-attr-tag",
  "subnet_allocation",
] as const;

export const extensions: Check = {
  key: "extensions",
  item: "services",
  title: TEXTS.extensions,
  async *run({ cloud }) {
    const item = z.object({ alias: z.string() });
    const found = await cloud.list("network", "/v2.0/extensions", "extensions", item);
    const missing = EXTENSIONS.filter((alias) => !found.some((each) => each.alias === alias));
    for (const alias of missing) yield finding(TEXTS.extension, { alias });
  },
};

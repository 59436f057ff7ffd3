/** On a cloud that holds what the golden plans create, every resource is found once, and none is ambiguous. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { parse } from "yaml";
import type { Entry } from "../../../operations/adopt/desk.ts";
import { Finder } from "../../../operations/adopt/find.ts";
import { COMPONENTS, NATURAL_KEYS } from "../../../operations/adopt/natural-keys/index.ts";
import type { Declared, Inputs } from "../../../operations/adopt/natural-keys/key.ts";
import { reportOf } from "../../../operations/adopt/report.ts";
import type { Item } from "../../../operations/cloud/client.ts";

interface Planned extends Declared {
  readonly name: string;
}

/** The resources of a plan. A value that is not known yet is a text there, the same for the same origin. */
function planned(site: string): Planned[] {
  const file = join(import.meta.dirname, "../../stacks/golden", `plan-${site}.yaml`);
  const plan = parse(readFileSync(file, "utf8")) as Record<string, Record<string, Inputs>>;
  return Object.entries(plan).flatMap(([operation, resources]) => {
    const type = operation.replace(/^create /, "");
    if (type.startsWith(COMPONENTS)) return [];
    return Object.entries(resources).map(([name, inputs]) => {
      const user = name.replace(/-application-credential$/, "-service-account");
      const connection = { region: "r", tenantId: "p", userName: user, userDomainId: "d" };
      return { name, type, inputs, connection };
    });
  });
}

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What the cloud's API shows of a resource that was created with these inputs. */
function shown({ name, inputs, connection }: Planned): Item {
  const { tenantId, projectId, routerId, subnetId, roleId, userId, groupId } = inputs;
  const fields = Object.entries(inputs).map(([key, value]) => [snake(key), value]);
  return {
    vpnservice_id: inputs.vpnserviceId,
    ...Object.fromEntries(fields),
    id: name,
    project_id: tenantId ?? projectId ?? connection.tenantId,
    device_id: routerId,
    fixed_ips: [{ subnet_id: subnetId }],
    role: { id: roleId },
    user: { id: userId },
    group: { id: groupId },
  } as unknown as Item;
}

for (const site of ["bamako", "ouagadougou"]) {
  test(`${site}: every resource has a find of its own`, async (t) => {
    const all = planned(site);
    t.true(all.length > 400, `${all.length} resources`);
    const lists = new Map<string, Item[]>();
    for (const each of all) {
      const key = NATURAL_KEYS[each.type];
      if (key?.by !== "list") continue;
      const owner = { id: each.connection.userName, name: each.connection.userName } as Item;
      const { service, path } = key.within ? key.within.list(owner) : key.list(each);
      const items = lists.get(`${service} ${path}`) ?? [];
      lists.set(`${service} ${path}`, [...items, shown(each)]);
    }
    const users = all.filter(({ type }) => type === "openstack:identity/user:User");
    lists.set("identity /users?domain_id=d", users.map(shown));
    const finder = new Finder({
      list: async (service, path) => lists.get(`${service} ${path}`) ?? [],
    });
    const entries = await Promise.all(
      all.map(async ({ name, ...declared }): Promise<Entry> => {
        const finding = await finder.find(declared);
        const urn = `urn:pulumi:${site}::aes-estate::${declared.type}::${name}`;
        return {
          urn,
          type: declared.type,
          finding,
          declared: declared.inputs,
          writeOnly: {},
          secrets: [],
        };
      }),
    );
    const { missing, ambiguous, unknown, found, later } = reportOf(site, entries);
    t.deepEqual({ missing, ambiguous, unknown }, { missing: [], ambiguous: [], unknown: [] });
    const made = entries.filter(({ finding }) => finding.is === "made").length;
    t.is(found.length + later.length + made, all.length);
  });
}

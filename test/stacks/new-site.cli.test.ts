/**
 * A fork in which a third site is created: the engine previews it under the guard and the pack, as `make up` would at
 * first.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execa, execaNode } from "execa";
import { checkOut, PROGRAM } from "../helpers/checkout.ts";

test("Niamey's first preview passes, and its rehearsal cloud can be planned", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-niamey-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await checkOut(folder, [...PROGRAM, "sandbox", "tsconfig.json"]);
  const state = join(folder, "state");
  await mkdir(state);
  process.env.NODE_COMPILE_CACHE = join(folder, "compiled"); // a copy's cache is useful only to that copy
  const estate = (...args: string[]) =>
    execaNode(join(folder, "cli/estate.ts"), [...args, "--lang", "en"], {
      cwd: folder,
      env: { AES_ESTATE_STATE: state, AES_ESTATE_PROJECT: folder },
      all: true,
    });
  await estate("new-site", "niamey", "--country", "NE");
  const { all: preview } = await estate("preview", "niamey");
  t.regex(preview, /\+ creates SiteFoundation niamey, [\d,]+ resources in all/);
  t.regex(preview, /\+ creates TenantProject niamey-acceptance, /);
  t.regex(preview, /\+ creates NetworkSegment niamey-acceptance-front, /);
  t.regex(preview, /^Resources: [\d,]+ to create$/m);
  t.regex(preview, /^Evaluated by aes-estate \S+ \(.*\/aes-estate-niamey-.*\): no violation$/m); // the fork's own pack

  // Two tenants come home by one line each; their new homes are in Niamey's plan beside the existing ones.
  for (const file of [
    "bamako/tenants/niger-civil-registry",
    "ouagadougou/tenants/niger-treasury",
  ]) {
    const path = join(folder, "stacks", `${file}.yaml`);
    const tenant = await readFile(path, "utf8");
    await writeFile(path, tenant.replace(/^groups:$/m, "movesTo: niamey\ngroups:"));
  }
  const { all: homes } = await estate("preview", "niamey");
  for (const segment of ["civil-registry-front", "civil-registry-data", "treasury-ledger"]) {
    t.regex(homes, new RegExp(`\\+ creates NetworkSegment niamey-niger-${segment}, `));
  }
  t.regex(homes, /^Evaluated by aes-estate /m);

  // A real stack cannot rely on missing attestations, with any connection.
  Object.assign(process.env, { AES_ESTATE_STATE: state, AES_ESTATE_PROJECT: folder });
  const { prepareWorkspace } = (await import(
    join(folder, "operations/deploy/workspace.ts")
  )) as typeof import("../../operations/deploy/workspace.ts");
  const { configFile: config, variables } = await prepareWorkspace("niamey", { offline: true });
  const text = await readFile(config, "utf8");
  await writeFile(config, text.replace(/rehearsal: "?true"?/, "rehearsal: false"));
  const real = await execa(
    "pulumi",
    ["preview", "--stack", "niamey", "--config-file", config, "--non-interactive"],
    {
      cwd: folder,
      env: { ...variables, AES_ESTATE_OFFLINE: "1", AES_ESTATE_PROJECT: folder },
      all: true,
      reject: false,
    },
  );
  t.not(real.exitCode, 0);
  t.regex(real.all, /niamey\/site\.yaml : le chiffrement de encrypted n'est pas attesté/);

  const program = `import json; from sandbox.site import load_site; site = load_site("niamey")
print(json.dumps([site.region, site.first_port, [h.encap_ip for h in site.computes], site.external_networks[0].ipv4]))`;
  const env = { AES_ESTATE_PORT_SHIFT: "0", AES_ESTATE_PROJECT: folder };
  const { stdout } = await execa("python3", ["-c", program], { cwd: folder, env });
  const tunnels = [1, 2, 3].map((number) => `127.0.230.${number}`);
  t.deepEqual(JSON.parse(stdout), ["niamey-1", 23_000, tunnels, "10.64.0.0/22"]);
});

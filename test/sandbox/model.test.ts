/** The sandbox's service files, read through the sandbox's own model: no environment and no cloud is needed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { parse } from "yaml";
import { repository } from "../../estate/project.ts";

const folder = join(repository, "sandbox/services");
type Files = Record<string, Record<string, unknown>>;

interface Plan {
  order: string[];
  ports: Record<string, Record<string, number>>;
  foundations: string[];
}

function serviceFiles(): Files {
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return Object.fromEntries(
    names.map((name) => [
      name.replace(".yaml", ""),
      parse(readFileSync(join(folder, name), "utf8")),
    ]),
  );
}

function ask(files: Files, firstPort = 21000) {
  const input = JSON.stringify(files);
  const args = ["-m", "sandbox.plan", String(firstPort)];
  return execa("python3", args, { cwd: repository, input, reject: false });
}

async function plan(firstPort?: number): Promise<Plan> {
  const run = await ask(serviceFiles(), firstPort);
  return JSON.parse(run.stdout) as Plan;
}

const service = (more: object = {}) => ({ title: "A service", memory: "none", ...more });

test("every service file is accepted, and each service comes after what it needs", async (t) => {
  const { order } = await plan();
  const at = (node: string) => order.indexOf(node);
  for (const [name, file] of Object.entries(serviceFiles())) {
    for (const need of (file.needs as string[] | undefined) ?? []) {
      t.true(at(need) < at(`${name}/prepare`), `${need} before ${name}`);
    }
    t.true(at(`${name}/prepare`) < at(name));
  }
  t.true(at("neutron") < at("nova/engine"), "computes start when ports can be bound");
});

test("two sites' ports lie in their own hundreds and do not meet", async (t) => {
  const [here, there] = await Promise.all([plan(21000), plan(22000)]);
  const numbers = (p: Plan) => Object.values(p.ports).flatMap((ports) => Object.values(ports));
  t.true(numbers(here).every((port) => port >= 21000 && port < 21100));
  t.true(numbers(there).every((port) => port >= 22000 && port < 22100));
  t.is(new Set([...numbers(here), ...numbers(there)]).size, numbers(here).length * 2);
});

test("databases and message queue are stopped last", async (t) => {
  const { foundations } = await plan();
  t.deepEqual(foundations, ["etcd", "mariadb", "memcached", "ovn", "rabbitmq"]);
});

test("only what runs clusters waits for the toolchain's build", (t) => {
  const waiting = new Set(["etcd"]);
  const files = Object.entries(serviceFiles());
  for (let known = 0; known < waiting.size; ) {
    known = waiting.size;
    for (const [name, file] of files) {
      const processes = Object.values(
        (file.processes ?? {}) as Record<string, { needs?: string[] }>,
      );
      const needs = [file, ...processes].flatMap((each) => (each.needs as string[]) ?? []);
      if (needs.some((need) => waiting.has(need))) waiting.add(name);
    }
  }
  t.deepEqual([...waiting].sort(), ["clusters", "etcd", "magnum"]);
});

for (const page of ["README.md", "README.fr.md"]) {
  test(`the table of ports in sandbox/${page} agrees with the service files`, async (t) => {
    const { ports } = await plan(0);
    const text = readFileSync(join(repository, "sandbox", page), "utf8");
    const section = text.split("## Ports")[1]?.split("\n## ")[0] ?? "";
    const cells = section.match(/^\|.*\|$/gm)?.flatMap((row) => row.split("|")) ?? [];
    const written = new Set(
      cells.flatMap((cell) => cell.match(/^[\d, ]+$/)?.[0]?.split(",") ?? []),
    );
    for (const offset of Object.values(ports).flatMap((named) => Object.values(named))) {
      t.true([...written].map(Number).includes(offset), `offset ${offset}`);
    }
  });
}

const invalid: Record<string, [Files, RegExp]> = {
  "an unknown key": [{ web: service({ port: {} }) }, /web: unknown port; known: .*ports/],
  "a missing title": [{ web: { memory: "none" } }, /web: .*missing.*'title'/],
  "a need that does not exist": [
    { web: service({ needs: ["dns"] }) },
    /web\.needs: no service named dns/,
  ],
  "a circular dependency": [
    { a: service({ needs: ["b"] }), b: service({ needs: ["a"] }) },
    /circular dependency in needs: .*a\/prepare/,
  ],
  "a port beyond the site's hundred": [
    { web: service({ ports: { http: 100 } }) },
    /web\.ports\.http: got 100, want 0 to 99/,
  ],
  "a port given twice": [
    { a: service({ ports: { x: 1 } }), b: service({ ports: { y: 1 } }) },
    /b\.ports\.y: 1 is already the offset of a\.ports\.x/,
  ],
  "a command that is not a list": [
    { web: service({ processes: { run: { command: "sleep 1" } } }) },
    /web\.processes\.run\.command: got str, want a list/,
  ],
  "a process after an unknown process": [
    { web: service({ processes: { run: { after: ["db"] } } }) },
    /web\.run\.after: no process named db/,
  ],
  "a name in capitals": [{ Web: service() }, /Web: a service's name is in lower case/],
};

for (const [what, [files, message]] of Object.entries(invalid)) {
  test(`${what} is rejected, and the message names its place`, async (t) => {
    const run = await ask(files);
    t.not(run.exitCode, 0);
    t.regex(run.stderr, message);
    t.notRegex(run.stderr, /Traceback/);
  });
}

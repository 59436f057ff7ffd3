#!/usr/bin/env node
/**
 * The floor: the requests that create an estate, with nothing around them, 8 at a time. `node bench/deploy/raw/main.ts
 * up|down FOLDER`; the folder has `steps.json` and `clouds.yaml`, and `made.json` after `up`.
 */
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { readCloud } from "../../../stacks/layers/clouds.ts";
import { SITE } from "../../project.ts";
import { filled, idIn, removalOf, type Step } from "./graph.ts";

const AT_ONCE = 8;
const FAILED = 300;
const BUSY = new Set([409, 503]);
const TRIES = 20;
const PAUSE_MS = 100;

const [what, folder = "."] = process.argv.slice(2);
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8"));
const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
const token = await login();
const steps = read("steps.json") as Step[];
if (what === "up") {
  const ids = new Map<number, string>();
  await inOrder(
    steps.map(({ after }) => after),
    async (index) => {
      const { method, url, sent } = steps[index] as Step;
      const { answer } = await send({ method, url: filled(url, ids), sent: filled(sent, ids) });
      const id = method === "POST" ? idIn(answer) : undefined;
      if (id !== undefined) ids.set(index, id);
    },
  );
  writeFileSync(join(folder, "made.json"), JSON.stringify([...ids]));
} else {
  const ids = new Map(read("made.json") as [number, string][]);
  const later: number[][] = steps.map(() => []);
  for (const [index, { after }] of steps.entries())
    for (const each of after) later[each]?.push(index);
  await inOrder(later, async (index) => {
    const removal = removalOf(steps[index] as Step, ids.get(index));
    if (removal === undefined) return;
    const [url, sent] = [filled(removal.url, ids), filled(removal.sent, ids)];
    if (/"is_domain":true/.test(steps[index]?.sent ?? "")) {
      await send({ method: "PATCH", url, sent: JSON.stringify({ project: { enabled: false } }) });
    }
    await send({ method: removal.method, url, sent });
  });
}
agent.destroy();

async function login(): Promise<string> {
  const { auth } = readCloud(join(folder, "clouds.yaml"), SITE);
  const domain = { name: auth.user_domain_name ?? "Default" };
  const user = { name: auth.username, password: auth.password, domain };
  const project = {
    name: auth.project_name,
    domain: { name: auth.project_domain_name ?? "Default" },
  };
  const sent = {
    auth: { identity: { methods: ["password"], password: { user } }, scope: { project } },
  };
  const { headers } = await send(
    { method: "POST", url: `${auth.auth_url}/auth/tokens`, sent: JSON.stringify(sent) },
    "",
  );
  return String(headers["x-subject-token"]);
}

/** Does each piece of work once all those that it waits for are done, as many at a time. */
async function inOrder(
  after: readonly (readonly number[])[],
  work: (index: number) => Promise<void>,
): Promise<void> {
  const open = after.map((each) => each.length);
  const then: number[][] = after.map(() => []);
  for (const [index, each] of after.entries()) for (const one of each) then[one]?.push(index);
  const ready = open.flatMap((count, index) => (count === 0 ? [index] : []));
  let left = after.length;
  await new Promise<void>((done, fail) => {
    let running = 0;
    const next = () => {
      if (left === 0) return done();
      for (; running < AT_ONCE && ready.length > 0; running += 1) {
        const index = ready.shift() as number;
        work(index).then(() => {
          running -= 1;
          left -= 1;
          for (const one of then[index] ?? []) {
            open[one] = (open[one] ?? 0) - 1;
            if (open[one] === 0) ready.push(one);
          }
          next();
        }, fail);
      }
    };
    next();
  });
}

/** Sends a request; what a busy service denies is sent again. */
async function send(
  step: Omit<Step, "after">,
  own = token,
): Promise<{ answer: string; headers: http.IncomingHttpHeaders }> {
  for (let tries = 1; ; tries += 1) {
    const { status, answer, headers } = await ask(step, own);
    if (status < FAILED) return { answer, headers };
    if (!BUSY.has(status) || tries === TRIES)
      throw new Error(`bench: ${step.method} ${step.url}: ${status} ${answer.slice(0, 300)}`);
    await sleep(PAUSE_MS * tries);
  }
}

async function ask({ method, url, sent }: Omit<Step, "after">, own: string) {
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(sent),
    ...(own === "" ? {} : { "x-auth-token": own }),
  };
  const request = http.request(url, { method, agent, headers });
  const answered = once(request, "response") as Promise<[http.IncomingMessage]>;
  request.end(sent);
  const [response] = await answered;
  const answer = await text(response);
  return { status: response.statusCode ?? 500, answer, headers: response.headers };
}

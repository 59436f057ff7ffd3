#!/usr/bin/env node
/**
 * A cloud in memory as a process of its own, so that its time is not a tool's: `node bench/deploy/cloud/main.ts REGION`. Prints its
 * address, and ends with its standard input. Below `/bench/` it resets itself and shows what it has and which requests it got.
 */
import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Fields } from "../../../test/memory-cloud/collections.ts";
import { identityIn, login } from "../../../test/memory-cloud/login.ts";
import { ADMINISTRATOR, type Answer, Services } from "../../../test/memory-cloud/services.ts";
import type { Recorded } from "../raw/graph.ts";
import { Objects } from "./objects.ts";

/** Types of services, and where they are. */
const SERVICES = {
  identity: "identity/v3",
  network: "network",
  compute: "compute/v2.1",
  "block-storage": "volume/v3",
  "load-balancer": "balancer",
} as const;
const NETWORKS = ["government", "internet"];
const ROLES = ["admin", "member", "reader", "manager", "creator", "load-balancer_member"];

const [, , region = ""] = process.argv;
let services = seeded();
let objects = new Objects();
let recorded: Recorded[] = [];

const server = createServer((request, response) => {
  serve(request, response).catch((error: Error) => {
    console.error(error.stack);
    response.writeHead(500).end();
  });
});
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => console.log(root()));
process.stdin.resume().on("end", () => process.exit());

function root(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function seeded(): Services {
  const fresh = new Services();
  // The same ids after each reset, as in a cloud that stays: a configuration names them.
  const seed = (path: string, name: string, more = {}) =>
    fresh.seed(path, { id: createHash("md5").update(name).digest("hex"), name, ...more });
  seed("identity/v3/projects", "admin", { id: ADMINISTRATOR });
  for (const name of ROLES) seed("identity/v3/roles", name);
  for (const name of NETWORKS) seed("network/v2.0/networks", name, { "router:external": true });
  seed("volume/v3/types", "encrypted", { is_public: true });
  return fresh;
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "GET", url = "/", headers } = request;
  const sent = await buffer(request);
  const { pathname, searchParams: query } = new URL(url, root());
  const path = decodeURIComponent(pathname.slice(1));
  const [, account, container = "", name = ""] =
    /^(?:swift\/v1\/(AUTH_[^/]+)\/)?([^/]+)(?:\/(.*))?$/.exec(path) ?? [];
  if (path.startsWith("bench/")) return show(response, own(path));
  const isSwift = path.startsWith("swift/");
  if (isSwift || container.endsWith("-state")) {
    // S3 has the containers of the administrator's account, where the state is.
    const own = account === undefined || account === accountOf(ADMINISTRATOR);
    const place = own ? container : `${account}/${container}`;
    const object = { method, container: place, name, query, headers, body: sent };
    const { status, headers: given = {}, body = "" } = objects[isSwift ? "swift" : "s3"](object);
    response.writeHead(status, { ...given, "content-length": Buffer.byteLength(body) });
    return void response.end(method === "HEAD" ? undefined : body);
  }
  const body = sent.length === 0 ? {} : JSON.parse(sent.toString());
  const token = randomUUID().replaceAll("-", "");
  const answer: Answer = path.endsWith("/auth/tokens")
    ? loginOf(body)
    : services.answer({ method, path, query: Object.fromEntries(query), body });
  if (method !== "GET" && method !== "HEAD")
    recorded.push({
      method,
      url: `${root()}${url}`,
      sent: sent.toString(),
      status: answer[0],
      answer: JSON.stringify(answer[1] ?? ""),
    });
  response.setHeader("x-subject-token", token);
  show(response, answer);
}

const accountOf = (project: string) => `AUTH_${project}`;

function loginOf(body: Fields): Answer {
  const identity = identityIn(body, services);
  const store = `swift/v1/${accountOf(identity.project.id)}`;
  return login(
    { root: root(), region, services: { ...SERVICES, "object-store": store } },
    identity,
  );
}

function show(response: ServerResponse, [status, document]: Answer): void {
  const text = document === undefined ? "" : JSON.stringify(document);
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(text) };
  response.writeHead(status, { "content-type": "application/json", ...length });
  response.end(text);
}

function own(path: string): Answer {
  const begin = () => {
    [services, objects, recorded] = [seeded(), new Objects(), []];
    return [204] as const;
  };
  const forget = () => {
    recorded = [];
    return [204] as const;
  };
  const known: Readonly<Record<string, () => Answer>> = {
    "bench/reset": begin,
    "bench/forget": forget,
    "bench/inventory": () => [200, [...services.inventory(), ...objects.inventory()].sort()],
    "bench/contents": () => [200, [...services.inventory(true), ...objects.inventory()].sort()],
    "bench/recorded": () => [200, recorded],
  };
  return known[path]?.() ?? [404];
}

/** The fault proxy in front of a cloud of one service. */
import { createServer } from "node:http";
import test, { type ExecutionContext } from "ava";
import { listenDuring } from "../helpers/listen.ts";
import { catalogue } from "../operations/cloud/scripted-cloud.ts";
import { type Faults, faultOf, KINDS } from "./decide.ts";
import { openFaultProxy } from "./proxy.ts";

/** A cloud that counts what reaches it, and a proxy in front of it. */
async function scene(t: ExecutionContext, faults?: Faults) {
  const reached: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    if (request.url === "/v3/auth/tokens") return catalogue(`${cloud}/store`)(response, request);
    reached.push(`${request.method} ${request.url} ${body}`);
    return response.writeHead(201, { "content-type": "text/plain" }).end("done");
  });
  const cloud = `http://127.0.0.1:${await listenDuring(t, server)}`;
  const proxy = await openFaultProxy(`${cloud}/v3`, faults);
  t.teardown(() => proxy.close());
  const login = await fetch(`${proxy.url}/auth/tokens`, { method: "POST", body: "{}" });
  const { token } = (await login.json()) as Login;
  const url = token.catalog[0]?.endpoints[0]?.url ?? "";
  const send = () => fetch(`${url}/thing?a=b`, { method: "POST", body: "content" });
  return { cloud, proxy, reached, url, send, token: login.headers.get("x-subject-token") };
}
interface Login {
  token: { catalog: { endpoints: { url: string }[] }[] };
}

test("the catalogue leads to the proxy, which changes nothing without faults", async (t) => {
  const { cloud, proxy, reached, url, send, token } = await scene(t);
  t.is(token, "t");
  t.not(new URL(url).origin, cloud);
  const answer = await send();
  t.deepEqual([answer.status, await answer.text()], [201, "done"]);
  t.deepEqual(reached, ["POST /store/thing?a=b content"]);
  t.deepEqual([proxy.requests, proxy.met], [2, []]);
});

const SERVICES = ["object-store"]; // logins pass
for (const moment of ["before", "after"] as const) {
  for (const kind of ["500", "502", "503", "429", "reset"] as const) {
    test(`${kind} ${moment} the request took effect`, async (t) => {
      const faults = { seed: 1, rate: 1, kinds: [kind], moments: [moment], services: SERVICES };
      const { cloud, proxy, reached, send } = await scene(t);
      await send(); // opens the service's own address
      reached.length = 0;
      proxy.change({ ...faults, services: [...SERVICES, "identity"] });
      if (kind === "reset") await t.throwsAsync(send());
      else {
        const answer = await send();
        t.is(answer.status, Number(kind));
        t.is(answer.headers.get("retry-after"), kind === "429" ? "1" : null);
      }
      t.deepEqual(reached, moment === "after" ? ["POST /store/thing?a=b content"] : []);
      t.deepEqual(
        proxy.met.map((each) => [each.kind, each.moment, each.method, each.path]),
        [[kind, moment, "POST", "/store/thing"]],
      );
      t.truthy(cloud);
    });
  }
}

test("the same seed decides the same, and about as many requests fail as it says", (t) => {
  const calls = Array.from({ length: 4_000 }, (_, nth) => ({
    service: "network",
    method: nth % 2 ? "GET" : "POST",
    path: "/v2.0/networks",
    nth,
  }));
  const faults = calls.map((each) => faultOf(each, { seed: 7, rate: 0.05 }));
  t.deepEqual(
    calls.map((each) => faultOf(each, { seed: 7, rate: 0.05 })),
    faults,
  );
  const met = faults.filter((fault) => fault !== undefined);
  t.true(met.length > 140 && met.length < 260, `${met.length}`);
  t.deepEqual([...new Set(met.map(({ kind }) => kind))].sort(), KINDS.toSorted());
  t.true(met.every(({ kind, moment }) => kind !== "409" || moment === "before"));
  const reads = calls.flatMap((each, nth) => (each.method === "GET" ? [faults[nth]?.kind] : []));
  t.false(reads.includes("409"));
  t.not(faults.filter(Boolean).length, 0);
  const login = { service: "identity", method: "POST", path: "/v3/auth/tokens", nth: 1 };
  t.is(faultOf(login, { seed: 1, rate: 1, kinds: ["409"] }), undefined, "a login changes nothing");
  t.is(
    faultOf(
      { service: "dns", method: "POST", path: "/", nth: 1 },
      { seed: 1, rate: 1, services: SERVICES },
    ),
    undefined,
  );
});

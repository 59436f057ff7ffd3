/** Requests to a cloud go to that cloud only: no redirect, no link and no variable takes a token to another host. */

import { createServer } from "node:http";
import type { ExecutionContext } from "ava";
import test from "ava";
import { listenDuring } from "../../helpers/listen.ts";
import { type Answer, cloudThat, STORE, status } from "./scripted-cloud.ts";

/** Another host, which counts its requests. */
async function elsewhere(t: ExecutionContext) {
  let came = 0;
  const server = createServer((_, response) => {
    came += 1;
    response.end("{}");
  });
  const port = await listenDuring(t, server);
  return { url: `http://127.0.0.1:${port}`, came: () => came };
}

for (const code of [301, 302, 303, 307, 308]) {
  test(`a redirect of ${code} to another host is not followed, nor is one of a login`, async (t) => {
    const other = await elsewhere(t);
    const moved = status(code, { location: `${other.url}/v1/c?key=secret` });
    const rejected = (path: string) =>
      new RegExp(`${path}: HTTP ${code} to ${other.url}/v1/c, which is not followed$`);
    const services = await cloudThat(t, { answers: [moved, moved] });
    const cloud = await services.connect();
    await t.throwsAsync(cloud.get(STORE, "/c"), { message: rejected("/v1/c") });
    await t.throwsAsync(cloud.write("PUT", STORE, "/c", {}), { message: rejected("/v1/c") });
    t.deepEqual(services.requests, ["GET /v1/c t1", "PUT /v1/c t1"]);
    const { connect, logins } = await cloudThat(t, { logins: [moved] });
    await t.throwsAsync(connect(), { message: rejected("/v3/auth/tokens") });
    t.is(logins(), 1);
    t.is(other.came(), 0);
  });

  test(`a redirect of ${code} within the host is followed by reading requests only`, async (t) => {
    const moved = status(code, { location: "/v1/c/" });
    const { requests, connect } = await cloudThat(t, { answers: [moved, undefined, moved] });
    const cloud = await connect();
    await cloud.get(STORE, "/c");
    t.deepEqual(requests.splice(0), ["GET /v1/c t1", "GET /v1/c/ t1"]);
    await t.throwsAsync(cloud.write("POST", STORE, "/c", {}), { message: /is not followed$/ });
    t.deepEqual(requests, ["POST /v1/c t1"]);
  });
}

test("a redirect that leads in a circle ends", async (t) => {
  const moved = status(302, { location: "/v1/c" });
  const { requests, connect } = await cloudThat(t, { answers: Array(9).fill(moved) });
  const cloud = await connect();
  await t.throwsAsync(cloud.get(STORE, "/c"), { message: /is not followed$/ });
  t.is(requests.length, 4);
});

test("of a link to the next page only the query counts, wherever it points", async (t) => {
  const other = await elsewhere(t);
  const page =
    (body: unknown): Answer =>
    (response) =>
      response.end(JSON.stringify(body));
  const { requests, connect } = await cloudThat(t, {
    answers: [
      page({ things: [{ id: "1" }], links: { next: `${other.url}/x/v1/things?limit=1&marker=1` } }),
      page({
        things: [{ uuid: "2" }],
        things_links: [{ rel: "next", href: "/v1/things?limit=1&marker=2#end" }],
      }),
      page({ things: [{ id: "3" }], links: { next: null } }),
    ],
  });
  const items = await (await connect()).list(STORE, "/things?limit=1", "things");
  t.deepEqual(
    items.map(({ id }) => id),
    ["1", "2", "3"],
  );
  t.deepEqual(requests, [
    "GET /v1/things?limit=1 t1",
    "GET /v1/things?limit=1&marker=1 t1",
    "GET /v1/things?limit=1&marker=2 t1",
  ]);
  t.is(other.came(), 0);
});

test("the proxy of the environment is not used", async (t) => {
  const proxy = await elsewhere(t);
  const names = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
  const before = names.map((name) => [name, process.env[name]] as const);
  t.teardown(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
  for (const name of names) process.env[name] = proxy.url;
  const { requests, connect } = await cloudThat(t, {});
  await (await connect()).get(STORE, "/c");
  t.deepEqual([requests.length, proxy.came()], [1, 0]);
});

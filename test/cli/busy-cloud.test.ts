/** A busy service is asked again, as far as a question may be repeated. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test, { type ExecutionContext } from "ava";
import { Cloud } from "../../cli/cloud/client.ts";

/** A cloud whose object store is busy for some requests; how many it got, by method. */
async function busyFor(t: ExecutionContext, times: number) {
  const asked: Record<string, number> = {};
  let left = times;
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    if (request.url === "/v3/auth/tokens") {
      const endpoints = [
        { interface: "public", region: "r", url: `http://127.0.0.1:${port}/v1/a` },
      ];
      const token = { user: { id: "u" }, catalog: [{ type: "object-store", endpoints }] };
      response.writeHead(201, { "x-subject-token": "t" }).end(JSON.stringify({ token }));
      return;
    }
    const { method = "" } = request;
    asked[method] = (asked[method] ?? 0) + 1;
    left -= 1;
    response.writeHead(left < 0 ? 200 : 503).end(left < 0 ? "[]" : "busy");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const auth = { auth_url: `http://127.0.0.1:${port}/v3`, username: "u", password: "p" };
  return { asked, cloud: await Cloud.connect({ auth } as Parameters<typeof Cloud.connect>[0]) };
}

test("what may be repeated is asked again, three times in all", async (t) => {
  const { asked, cloud } = await busyFor(t, 2);
  t.is((await cloud.raw("GET", "object-store", "/c")).status, 200);
  t.deepEqual(asked, { GET: 3 });
});

test("who stays busy is told as such", async (t) => {
  const { asked, cloud } = await busyFor(t, 9);
  await t.throwsAsync(cloud.raw("GET", "object-store", "/c"), { message: /HTTP 503 busy/ });
  t.deepEqual(asked, { GET: 3 });
});

test("what makes something is asked once", async (t) => {
  const { asked, cloud } = await busyFor(t, 1);
  await t.throwsAsync(cloud.raw("POST", "object-store", "/c"), { message: /HTTP 503/ });
  t.deepEqual(asked, { POST: 1 });
});

/** A cloud that is busy, breaks off or loses its tokens: how often requests are sent, and with what. */
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import test from "ava";
import { listenDuring } from "../../helpers/listen.ts";
import {
  type Answer,
  broken,
  catalogue,
  cloudThat,
  fine,
  STORE,
  status,
} from "./scripted-cloud.ts";

const times = (count: number, what: string) => Array<string>(count).fill(what);
/** All requests for one question. */
const ALL = 5;
const allBut = (one: number, answer: Answer) => Array<Answer>(ALL - one).fill(answer);

for (const code of [429, 500, 502, 503, 504]) {
  for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
    test(`${method} is sent again after ${code}, five times in all`, async (t) => {
      const { requests, connect } = await cloudThat(t, { answers: allBut(1, status(code)) });
      const cloud = await connect();
      t.is((await cloud.raw(method, STORE, "/c", {}, bodyOf(method))).status, 200);
      t.deepEqual(requests, times(ALL, `${method} /v1/c t1`));
    });
  }
  for (const method of ["POST", "PATCH"]) {
    test(`${method} is sent once, though the answer is ${code}`, async (t) => {
      const { requests, connect } = await cloudThat(t, { answers: [status(code)] });
      const cloud = await connect();
      const message = new RegExp(`^${method} http://127.0.0.1:\\d+/v1/c: HTTP ${code} not now$`);
      await t.throwsAsync(cloud.raw(method, STORE, "/c", {}, "{}"), { message });
      t.deepEqual(requests, [`${method} /v1/c t1`]);
    });
  }
}

test("a deletion that is denied is sent again, five times in all", async (t) => {
  const { requests, connect } = await cloudThat(t, { answers: Array(9).fill(status(409)) });
  const cloud = await connect();
  await t.throwsAsync(cloud.delete(STORE, "/c"), { message: /HTTP 409 not now$/ });
  t.deepEqual(requests, times(ALL, "DELETE /v1/c t1"));
});

test("a POST that only sets headers in a store is sent again", async (t) => {
  const { requests, connect } = await cloudThat(t, {
    answers: [status(429), broken, status(409)],
  });
  const cloud = await connect();
  t.is((await cloud.raw("POST", STORE, "/c", { "x-container-meta-a": "b" })).status, 200);
  t.deepEqual(requests, times(4, "POST /v1/c t1"));
});

const bodyOf = (method: string) => (method === "PUT" ? "content" : undefined);

for (const code of [400, 403, 404, 409, 413, 501]) {
  test(`${code} is an answer, and the question is not repeated`, async (t) => {
    const { requests, connect } = await cloudThat(t, {
      answers: [status(code, { "retry-after": "1" })],
    });
    const cloud = await connect();
    await t.throwsAsync(cloud.get(STORE, "/c"), { message: new RegExp(`HTTP ${code} not now$`) });
    t.deepEqual(requests, ["GET /v1/c t1"]);
  });
}

test("a service that stays busy is reported with its last answer", async (t) => {
  const answers = Array<Answer>(9).fill(status(503));
  const { requests, pauses, connect } = await cloudThat(t, { answers });
  const cloud = await connect();
  await t.throwsAsync(cloud.raw("GET", STORE, "/c"), { message: /HTTP 503 not now$/ });
  t.deepEqual(requests, times(ALL, "GET /v1/c t1"));
  t.deepEqual(pauses, [1, 2, 3, 4]);
});

for (const code of [429, 502, 503, 504]) {
  test(`Retry-After of ${code} takes the place of the usual pause, up to a limit`, async (t) => {
    const answers = [status(code, { "retry-after": "3600" }), status(code)];
    const { requests, pauses, connect } = await cloudThat(t, { answers });
    const cloud = await connect();
    await cloud.get(STORE, "/c");
    t.is(requests.length, 3);
    t.deepEqual(pauses, [2], "only the second repetition chose its pause");
  });
}

test("after a broken connection repeatable requests are sent again, a POST is not", async (t) => {
  const { requests, connect } = await cloudThat(t, { answers: [broken, broken, fine, broken] });
  const cloud = await connect();
  await cloud.get(STORE, "/c");
  t.deepEqual(requests.splice(0), times(3, "GET /v1/c t1"));
  await t.throwsAsync(cloud.write("POST", STORE, "/c", {}), { message: /no answer \(.+\)$/ });
  t.deepEqual(requests, ["POST /v1/c t1"]);
});

test("a token that is not taken any more is replaced once, for every method", async (t) => {
  for (const method of ["GET", "PUT", "DELETE", "POST", "PATCH"]) {
    const { requests, connect, logins } = await cloudThat(t, { answers: [status(401)] });
    const cloud = await connect();
    const body = method === "GET" ? undefined : "content";
    t.is((await cloud.raw(method, STORE, "/c", {}, body)).status, 200);
    await cloud.get(STORE, "/d");
    t.deepEqual(requests, [`${method} /v1/c t1`, `${method} /v1/c t2`, "GET /v1/d t2"]);
    t.is(logins(), 2);
  }
});

test("the body goes along with the new token", async (t) => {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    bodies.push(body);
    response.writeHead(bodies.length === 1 ? 401 : 200).end();
  });
  const catalogued = catalogue(`http://127.0.0.1:${await listenDuring(t, server)}`);
  const { connect } = await cloudThat(t, { logins: [catalogued, catalogued] });
  const cloud = await connect();
  await cloud.raw("PUT", STORE, "/c", {}, new TextEncoder().encode("state"));
  t.deepEqual(bodies, ["state", "state"]);
});

test("a new token that is not taken either is the end of it", async (t) => {
  const { requests, connect, logins } = await cloudThat(t, { answers: [status(401), status(401)] });
  const cloud = await connect();
  await t.throwsAsync(cloud.get(STORE, "/c"), { message: /HTTP 401 not now$/ });
  t.deepEqual([requests.length, logins()], [2, 2]);
});

test("many requests at once log in once", async (t) => {
  const held: (() => void)[] = [];
  const together: Answer = (response) => {
    held.push(() => response.writeHead(401).end());
    if (held.length === 5) for (const end of held) end();
  };
  const answers = Array<Answer>(5).fill(together);
  const { requests, connect, logins } = await cloudThat(t, { answers });
  const cloud = await connect();
  await Promise.all([1, 2, 3, 4, 5].map((each) => cloud.get(STORE, `/${each}`)));
  t.deepEqual([requests.length, logins()], [10, 2]);
});

test("a new login that fails is not tried again, and the error is the first answer", async (t) => {
  const gone = status(401);
  const { connect, logins } = await cloudThat(t, {
    answers: [gone, gone, gone],
    logins: [undefined, gone],
  });
  const cloud = await connect();
  const message = /\/v1\/c: HTTP 401 not now$/;
  await t.throwsAsync(cloud.get(STORE, "/c"), { message });
  await t.throwsAsync(cloud.get(STORE, "/c"), { message });
  t.is(await cloud.status("GET", STORE, "/c"), 401);
  t.is(logins(), 2);
});

test("a new login that breaks off is tried again with the next request", async (t) => {
  const { requests, connect, logins } = await cloudThat(t, {
    answers: [status(401), status(401)],
    logins: [undefined, ...allBut(0, broken)],
  });
  const cloud = await connect();
  await t.throwsAsync(cloud.get(STORE, "/c"), { message: /HTTP 401 not now$/ });
  await cloud.get(STORE, "/c");
  t.deepEqual(requests, ["GET /v1/c t1", "GET /v1/c t1", "GET /v1/c t7"]);
  t.is(logins(), 7);
});

test("an upload that is denied before it is read ends at once, with the answer", async (t) => {
  const server = createServer((_, response) => response.writeHead(413).end());
  const catalogued = catalogue(`http://127.0.0.1:${await listenDuring(t, server)}`);
  const { connect } = await cloudThat(t, { logins: [catalogued] });
  const cloud = await connect();
  const chunk = new Uint8Array(1 << 20);
  const endless = new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(chunk) });
  await t.throwsAsync(cloud.upload(STORE, "/c", endless, 1 << 30), { message: /HTTP 413$/ });
});

test("an upload is taken whole, of the declared size", async (t) => {
  const taken: unknown[] = [];
  const server = createServer(async (request, response) => {
    let size = 0;
    for await (const chunk of request) size += chunk.length;
    taken.push(request.method, request.url, request.headers["content-length"], size);
    response.writeHead(204).end();
  });
  const catalogued = catalogue(`http://127.0.0.1:${await listenDuring(t, server)}`);
  const { connect } = await cloudThat(t, { logins: [catalogued] });
  const cloud = await connect();
  const size = 3 << 20;
  await cloud.upload(STORE, "/c", new Blob([new Uint8Array(size)]).stream(), size);
  t.deepEqual(taken, ["PUT", "/c", String(size), size]);
});

test("a login is repeated while Keystone is busy or breaks off, and not when it is denied", async (t) => {
  const busy = await cloudThat(t, { logins: [status(503), status(429), broken] });
  t.is((await busy.connect()).user, "u");
  t.deepEqual([busy.logins(), busy.pauses], [4, [1, 2, 3]]);
  const denied = await cloudThat(t, { logins: [status(401)] });
  await t.throwsAsync(denied.connect(), { message: /\/v3\/auth\/tokens: HTTP 401 not now$/ });
  t.is(denied.logins(), 1);
});

test("a login does not wait for a cloud that is down", async (t) => {
  const { pauses, connect, close } = await cloudThat(t, {});
  await close();
  const message = /\/v3\/auth\/tokens: no answer \(.*ECONNREFUSED.*\)$/;
  await t.throwsAsync(connect(), { message });
  t.deepEqual(pauses, []);
});

test("a download is what its owner stored, compressed or not; a new token is fetched for it", async (t) => {
  const stored = gzipSync("content");
  const compressed: Answer = (response) =>
    response.writeHead(200, { "content-encoding": "gzip", etag: "e" }).end(stored);
  const { requests, connect } = await cloudThat(t, { answers: [status(401), compressed] });
  const cloud = await connect();
  const answer = await cloud.download(STORE, "/c/o", { range: "bytes=0-" });
  t.deepEqual(Buffer.from(await answer.arrayBuffer()), stored);
  t.is(answer.headers.get("etag"), "e");
  t.deepEqual(requests, ["GET /v1/c/o t1", "GET /v1/c/o t2"]);
});

test("a download that is denied throws, and one that is redirected, too", async (t) => {
  const away = status(302, { location: "http://127.0.0.1:1/" });
  const { connect } = await cloudThat(t, { answers: [status(403), away] });
  const cloud = await connect();
  await t.throwsAsync(cloud.download(STORE, "/c"), { message: /HTTP 403 not now$/ });
  await t.throwsAsync(cloud.download(STORE, "/c"), { message: /HTTP 302/ });
});

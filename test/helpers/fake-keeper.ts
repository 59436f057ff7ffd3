#!/usr/bin/env node
/**
 * A state keeper that stores nothing: it follows the real one's settings, first line and lifeline. `FAKE_KEEPER` makes it
 * fail: `broken` before its first line, `dies` at its first request. `FAKE_KEEPER_SEEN` names a file that
 * receives its environment and `pid`. Its journal is open if `FAKE_KEEPER_JOURNAL` names a file that exists; it is finished once.
 */
import { randomBytes } from "node:crypto";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const {
  FAKE_KEEPER,
  FAKE_KEEPER_JOURNAL = "",
  FAKE_KEEPER_SEEN,
  STATE_KEEPER_FINISH,
  STATE_KEEPER_STORE,
} = process.env;
if (FAKE_KEEPER_SEEN)
  writeFileSync(FAKE_KEEPER_SEEN, JSON.stringify({ ...process.env, pid: process.pid }));
if (FAKE_KEEPER === "broken") {
  console.error("first line\nstate keeper: the store does not answer");
  process.exit(1);
}
if (STATE_KEEPER_FINISH) {
  const finished = existsSync(FAKE_KEEPER_JOURNAL);
  if (finished) rmSync(FAKE_KEEPER_JOURNAL);
  console.log(JSON.stringify({ finished, entries: finished ? 7 : 0, pending: finished ? 2 : 0 }));
  process.exit(0);
}

const token = randomBytes(32).toString("hex");
const server = createServer((request, response) => {
  if (FAKE_KEEPER === "dies") {
    console.error("the disk is full");
    process.exit(3);
  }
  const known = request.headers.authorization === `token ${token}`;
  const store = request.url === "/api/state-store" && known;
  response
    .writeHead(store ? 200 : 404)
    .end(JSON.stringify(store ? { url: STATE_KEEPER_STORE } : {}));
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}`, token }));
});
process.stdin.resume().on("close", () => process.exit(0));

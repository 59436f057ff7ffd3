/** Servers of tests. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ExecutionContext } from "ava";

/** Listens on a free port of this machine, and returns it. */
export async function listenHere(server: Server): Promise<number> {
  // Another test of this process may hold it up for longer than the 5 s after which an idle connection is closed.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** Listens so until the test ends. */
export async function listenDuring(t: ExecutionContext, server: Server): Promise<number> {
  const port = await listenHere(server);
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  return port;
}

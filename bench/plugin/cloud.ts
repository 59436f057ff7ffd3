/** A cloud on loopback as far as a look-up needs it: Keystone, which gives every user a token, and one network. */
import { createServer } from "node:http";
import { listenHere } from "../../test/helpers/listen.ts";

export interface Cloud {
  readonly authUrl: string;
  close(): void;
}

export async function openCloud(): Promise<Cloud> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader("Content-Type", "application/json");
    if (request.method === "POST") {
      response.statusCode = 201;
      response.setHeader("X-Subject-Token", "token");
    }
    const networks = [{ id: "1", name: "mine", status: "ACTIVE" }];
    const url = `${base}/network`;
    const endpoint = { interface: "public", region: "here", region_id: "here", url };
    const catalog = [{ type: "network", name: "neutron", endpoints: [endpoint] }];
    const token = { catalog, expires_at: "2099-01-01T00:00:00.000000Z" };
    response.end(JSON.stringify(request.url?.startsWith("/network") ? { networks } : { token }));
  });
  const base = `http://127.0.0.1:${await listenHere(server)}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { authUrl: `${base}/v3`, close };
}

/** The cloud in memory: what it creates, denies and shows. */
import test from "ava";
import { Objects } from "../../../bench/deploy/cloud/objects.ts";
import { Services } from "../../memory-cloud/services.ts";

const ask = (services: Services, method: string, path: string, body = {}) =>
  services.answer({ method, path, query: {}, body });
const idOf = (answer: readonly [number, unknown?]) =>
  (Object.values(answer[1] as object)[0] as { id: string }).id;

/** A project with a network, a router with an interface, a role and a limit. */
function filledCloud() {
  const services = new Services();
  const project = idOf(ask(services, "POST", "identity/v3/projects", { project: { name: "p" } }));
  const sent = { name: "n", project_id: project };
  const network = idOf(ask(services, "POST", "network/v2.0/networks", { network: sent }));
  const subnet = idOf(
    ask(services, "POST", "network/v2.0/subnets", { subnet: { name: "s", network_id: network } }),
  );
  const router = idOf(ask(services, "POST", "network/v2.0/routers", { router: { name: "r" } }));
  const connect = `network/v2.0/routers/${router}/add_router_interface`;
  ask(services, "PUT", connect, { subnet_id: subnet });
  ask(services, "PUT", `identity/v3/projects/${project}/groups/g/roles/member`);
  ask(services, "PUT", `compute/v2.1/os-quota-sets/${project}`, { quota_set: { cores: 1 } });
  return { services, project, network, subnet, router, connect };
}

test("two clouds with the same things have the same inventory, with other ids", (t) => {
  const { services } = filledCloud();
  t.deepEqual(services.inventory(), filledCloud().services.inventory());
  t.is(services.inventory().length, 7);
  ask(services, "POST", "network/v2.0/networks", { network: { name: "other" } });
  t.notDeepEqual(services.inventory(), filledCloud().services.inventory());
});

test("what is there cannot be made again, and what is removed is gone", (t) => {
  const { services, project, subnet, router, connect } = filledCloud();
  t.is(ask(services, "POST", "identity/v3/projects", { project: { name: "p" } })[0], 409);
  t.is(ask(services, "PUT", connect, { subnet_id: subnet })[0], 400);
  t.is(ask(services, "GET", `network/v2.0/networks/${project}/${project}`)[0], 404);
  t.deepEqual(ask(services, "GET", "network/v2.0/floatingips"), [200, {}]);
  const role = `identity/v3/projects/${project}/groups/g/roles`;
  t.deepEqual(ask(services, "GET", role), [200, { roles: [{ id: "member" }] }]);
  const disconnect = `network/v2.0/routers/${router}/remove_router_interface`;
  t.is(ask(services, "PUT", disconnect, { subnet_id: subnet })[0], 200);
  t.is(ask(services, "PUT", disconnect, { subnet_id: subnet })[0], 404);
  t.is(ask(services, "DELETE", `identity/v3/projects/${project}`)[0], 204);
  t.is(ask(services, "GET", `identity/v3/projects/${project}`)[0], 404);
  t.is(ask(services, "POST", "identity/v3/projects", { project: { name: "p" } })[0], 201);
});

test("an object is the same by Swift's API and by S3's", (t) => {
  const objects = new Objects();
  const at = { container: "aes-x-state", query: new URLSearchParams(), headers: {} };
  const none = Buffer.alloc(0);
  objects.swift({ ...at, method: "PUT", name: "", body: none });
  const chunked = { "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER" };
  const body = Buffer.from("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n");
  objects.s3({ ...at, method: "PUT", name: "a/b.json", headers: chunked, body });
  t.is(String(objects.swift({ ...at, method: "GET", name: "a/b.json", body: none }).body), "hello");
  const listed = objects.s3({
    ...at,
    method: "GET",
    name: "",
    query: new URLSearchParams("list-type=2&prefix=a/&delimiter=/"),
    body: none,
  });
  t.regex(String(listed.body), /<Key>a\/b\.json<\/Key>.*<Size>5<\/Size>/);
  t.is(objects.s3({ ...at, method: "DELETE", name: "a/b.json", body: none }).status, 204);
  t.is(objects.s3({ ...at, method: "GET", name: "a/b.json", body: none }).status, 404);
});

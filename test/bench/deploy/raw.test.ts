/** The graph of the requests that create an estate. */
import test from "ava";
import { filled, type Recorded, removalOf, toSteps } from "../../../bench/deploy/raw/graph.ts";

const ROOT = "http://127.0.0.1:1";
const [A, B] = ["a".repeat(32), "bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb"] as const;
const posted = (path: string, one: string, id: string, sent: object = {}): Recorded => ({
  method: "POST",
  url: `${ROOT}${path}`,
  sent: JSON.stringify({ [one]: sent }),
  status: 201,
  answer: JSON.stringify({ [one]: { id } }),
});

test("a request waits for those whose ids it names; logins, denied requests and states are left out", (t) => {
  const recorded = [
    posted("/v3/auth/tokens", "token", "t"),
    { ...posted("/v3/projects", "project", A), status: 409 },
    posted("/v3/projects", "project", A),
    posted("/v2.0/networks", "network", B, { project_id: A }),
    { ...posted(`/v2.0/networks/${B}/tags`, "tags", "x"), method: "PUT" },
    { ...posted("/aes-bamako-state/.pulumi/x", "x", "x"), method: "PUT" },
    { ...posted(`/v2.0/networks/${B}/tags`, "tags", "x"), method: "PUT" },
    { ...posted(`/v2.0/networks/${B}`, "x", "x"), method: "DELETE" },
  ];
  t.deepEqual(toSteps(recorded), [
    { method: "POST", url: `${ROOT}/v3/projects`, sent: '{"project":{}}', after: [] },
    {
      method: "POST",
      url: `${ROOT}/v2.0/networks`,
      sent: '{"network":{"project_id":"{0}"}}',
      after: [0],
    },
    { method: "PUT", url: `${ROOT}/v2.0/networks/{1}/tags`, sent: '{"tags":{}}', after: [1] },
    { method: "PUT", url: `${ROOT}/v2.0/networks/{1}/tags`, sent: '{"tags":{}}', after: [1, 2] },
  ]);
  t.is(filled("/v2.0/networks/{1}/tags", new Map([[1, "n"]])), "/v2.0/networks/n/tags");
});

test("the removal of what a request has created", (t) => {
  const of = (method: string, url: string, sent = "", id?: string) =>
    removalOf({ method, url, sent, after: [] }, id);
  t.deepEqual(of("POST", "/networks", "{}", "n"), {
    method: "DELETE",
    url: "/networks/n",
    sent: "",
  });
  t.deepEqual(of("PUT", "/routers/r/add_router_interface", "{}"), {
    method: "PUT",
    url: "/routers/r/remove_router_interface",
    sent: "{}",
  });
  t.deepEqual(of("POST", "/flavors/f/action", '{"addTenantAccess":{}}'), {
    method: "POST",
    url: "/flavors/f/action",
    sent: '{"removeTenantAccess":{}}',
  });
  t.deepEqual(of("PUT", "/projects/p/groups/g/roles/r")?.method, "DELETE");
  t.is(of("PUT", "/networks/n/tags"), undefined);
  t.is(of("POST", "/flavors/f/os-extra_specs"), undefined);
});

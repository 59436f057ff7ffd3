/** The program's seam for `estate adopt`: what it sends for a registration, and what the engine gets back. */
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { type Answer, adoption, type Registration } from "../../stacks/adoption.ts";

const TYPE = "openstack:networking/network:Network";
const COMPONENT = "urn:pulumi:stack::project::aes-estate:index:NetworkSegment::app";
const resource = (urn: string) => ({ urn: pulumi.output(urn) }) as pulumi.Resource;

test.before(() =>
  pulumi.runtime.setMocks({
    newResource: ({ inputs }) => ({ id: "", state: inputs }),
    call: () => ({}),
  }),
);

/** Runs the seam on one registration; returns what was sent, and its result. */
async function through(
  answer: Answer | number,
  props: Record<string, unknown>,
  type: string = TYPE,
) {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-seam-"));
  const sent: Registration[] = [];
  const server = createServer(async (request, response) => {
    sent.push((await json(request)) as Registration);
    response.statusCode = typeof answer === "number" ? answer : 200;
    response.end(typeof answer === "number" ? "the reason" : JSON.stringify(answer));
  });
  const socket = join(folder, "socket");
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const opts = {
    parent: resource(COMPONENT),
    provider: resource("urn:provider") as pulumi.ProviderResource,
    dependsOn: [resource("urn:there"), resource("urn:gone")],
    ignoreChanges: ["tags"],
    protect: true,
  };
  try {
    const result = await adoption(socket)({ custom: true, type, name: "app", props, opts });
    return { sent, result };
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

test("it sends what is known; a found resource is imported, with all its options", async (t) => {
  const props = { name: "app", key: pulumi.secret("word"), shared: false };
  const { sent, result } = await through({ id: "n1", ignoreChanges: ["name"] }, props);
  t.deepEqual(sent, [
    {
      urn: `urn:pulumi:stack::project::aes-estate:index:NetworkSegment$${TYPE}::app`,
      type: TYPE,
      custom: true,
      provider: "urn:provider",
      inputs: { name: "app", key: "word", shared: false },
      secrets: ["key"],
    },
  ]);
  const {
    import: id,
    protect,
    ignoreChanges,
  } = (result?.opts ?? {}) as pulumi.CustomResourceOptions;
  t.deepEqual(
    { id, protect, ignoreChanges },
    { id: "n1", protect: true, ignoreChanges: ["tags", "name"] },
  );
  t.is(result?.props, props);
});

test("what is not in the cloud stays as the program registers it", async (t) => {
  t.is((await through({}, { name: "app" })).result, undefined);
});

test("a connection stays as it is registered, also when something is missing: its password is not known yet", async (t) => {
  const connection = "pulumi:providers:openstack";
  const { sent, result } = await through({ missing: ["urn:gone"] }, { userName: "a" }, connection);
  t.is(sent[0]?.type, connection);
  t.is(result, undefined);
});

test("nothing depends on what is missing; a secret stays a secret", async (t) => {
  const props = { name: pulumi.output("app"), key: pulumi.secret("word") };
  const { result } = await through({ id: "n1", missing: ["urn:gone"] }, props);
  const { dependsOn } = result?.opts ?? {};
  t.is((dependsOn as pulumi.Resource[]).length, 1);
  t.is(result?.props.name, "app");
  t.true(await pulumi.isSecret(result?.props.key as pulumi.Output<string>));
});

test("a failure of the search ends the program, with its reason", async (t) => {
  await t.throwsAsync(through(500, {}), { message: "estate adopt: the reason" });
});

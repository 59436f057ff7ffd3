/** The bound of the registrations in flight, with an engine that answers on command. */
import { setImmediate as turn } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { boundRegistrations } from "../../stacks/in-flight.ts";

/** Answers of the engine that are due, in the order of the requests. */
const due: (() => void)[] = [];

class Part extends pulumi.CustomResource {
  constructor(name: string) {
    super("test:index:Part", name, {});
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let turns = 0; !condition(); turns += 1) {
    if (turns > 10_000) throw new Error("nothing happened");
    await turn();
  }
}

test("a program waits while as many registrations are in flight as it may have", async (t) => {
  await pulumi.runtime.setMocks({
    call: async ({ inputs }) => inputs,
    newResource: async ({ type, name, inputs }) => {
      if (type === "test:index:Part") await new Promise<void>((go) => due.push(go));
      return { id: name, state: inputs };
    },
  });
  await pulumi.runtime.runInPulumiStack(async () => {
    const wait = boundRegistrations(2);
    await wait();
    new Part("one");
    await wait();
    new Part("two");
    let went = false;
    const waited = wait().then(() => {
      went = true;
    });
    await until(() => due.length === 2);
    await turn();
    t.false(went, "two are in flight");
    due.shift()?.();
    await waited;
    new Part("three");
    await until(() => due.length === 2);
    for (const answer of due) answer();
  });
});

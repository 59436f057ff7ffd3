/** A state keeper that answers only where the state is: for tests of its callers. */
import { join } from "node:path";
import { createInterface } from "node:readline";
import { execaNode } from "execa";

export interface AnsweringKeeper {
  readonly url: string;
  /** What an engine's program and its policies receive. */
  readonly variables: { readonly PULUMI_BACKEND_URL: string; readonly PULUMI_ACCESS_TOKEN: string };
  end(): Promise<void>;
}

/** Starts a fake keeper in front of a store; the caller ends it. */
export async function startKeeper(store: string): Promise<AnsweringKeeper> {
  const running = execaNode(join(import.meta.dirname, "fake-keeper.ts"), {
    env: { STATE_KEEPER_STORE: store },
    stdin: "pipe",
    reject: false,
  });
  const [line] = await Promise.race([
    createInterface({ input: running.stdout })
      [Symbol.asyncIterator]()
      .next()
      .then(({ value }) => [value as string]),
    running.then(({ stderr }) => {
      throw new Error(stderr);
    }),
  ]);
  const { url, token } = JSON.parse(line ?? "");
  return {
    url,
    variables: { PULUMI_BACKEND_URL: url, PULUMI_ACCESS_TOKEN: token },
    end: async () => {
      running.stdin.end();
      await running;
    },
  };
}

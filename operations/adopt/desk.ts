/**
 * Answers the program of a run (stacks/adoption.ts), registration by registration: under which id a resource is in the
 * cloud already. Keeps what was found of each.
 */
import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import type { Answer, Registration } from "../../stacks/adoption.ts";
import type { Finder, Finding, Logins } from "./find.ts";
import { USER, WRITE_ONLY } from "./natural-keys/index.ts";
import type { Inputs } from "./natural-keys/key.ts";

/** One registered resource. */
export interface Entry {
  readonly urn: string;
  readonly type: string;
  /** What was found; `recorded` if the state has it already. */
  readonly finding: Finding | { readonly is: "recorded" };
  /** The known inputs, as the program declares them. */
  readonly declared: Inputs;
  /** Inputs that no API returns, and which of them are secrets. */
  readonly writeOnly: Inputs;
  readonly secrets: readonly string[];
}

export class Desk {
  /** By URN. */
  readonly entries = new Map<string, Entry>();
  /** URNs of our components that the state lacks. */
  readonly components = new Set<string>();
  private readonly finder: Finder;
  private readonly recorded: ReadonlySet<string>;
  private readonly decided: ReadonlyMap<string, Entry>;
  private readonly logins: Logins | undefined;
  private readonly connections = new Map<string, Inputs>();

  /** `recorded`: URNs of the state; `decided`: what an earlier run found, which stays. */
  constructor(
    finder: Finder,
    {
      recorded = new Set(),
      decided = new Map(),
      logins,
    }: {
      recorded?: ReadonlySet<string>;
      decided?: ReadonlyMap<string, Entry>;
      logins?: Logins;
    } = {},
  ) {
    this.finder = finder;
    this.recorded = recorded;
    this.decided = decided;
    this.logins = logins;
  }

  /** The answer for one registration. */
  async answer(registration: Registration): Promise<Answer> {
    const { urn, type, custom, inputs, secrets } = registration;
    if (type.startsWith("pulumi:providers:")) this.connections.set(urn, inputs);
    const finding = await this.findingOf(registration);
    const hidden = Object.hasOwn(WRITE_ONLY, type) ? WRITE_ONLY[type] : undefined;
    const writeOnly = (hidden ?? []).flatMap((name) =>
      inputs[name] === undefined ? [] : [[name, inputs[name]] as const],
    );
    if (!custom && finding.is !== "recorded") this.components.add(urn);
    if (custom)
      this.entries.set(urn, {
        urn,
        type,
        finding,
        declared: inputs,
        writeOnly: Object.fromEntries(writeOnly),
        secrets,
      });
    const missing = this.missing();
    const without = missing.length === 0 ? {} : { missing };
    if (finding.is !== "found") return without;
    // Only its password may change.
    const others = Object.keys(inputs).filter((name) => name !== "password");
    return { id: finding.id, ...without, ...(type === USER ? { ignoreChanges: others } : {}) };
  }

  private async findingOf({
    urn,
    type,
    inputs,
    provider,
  }: Registration): Promise<Entry["finding"]> {
    if (this.recorded.has(urn)) return { is: "recorded" };
    const before = this.decided.get(urn)?.finding;
    if (before !== undefined && before.is !== "later") return before;
    const connection = this.connections.get(provider ?? "") ?? {};
    return this.finder.find({ type, inputs, connection }, this.logins);
  }

  private missing(): string[] {
    return [...this.entries.values()]
      .filter(({ finding }) => finding.is === "missing")
      .map(({ urn }) => urn);
  }
}

/** Runs `work` while a desk answers at a socket. A failure of an answer ends the program, and is thrown afterwards. */
export async function atDesk<T>(desk: Desk, socket: string, work: () => Promise<T>): Promise<T> {
  const failures: unknown[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    try {
      const answer = await desk.answer((await json(request)) as Registration);
      response.end(JSON.stringify(answer));
    } catch (failure) {
      failures.push(failure);
      response.writeHead(500).end(failure instanceof Error ? failure.message : String(failure));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(socket, resolve);
  });
  try {
    return await work();
  } catch (failure) {
    throw failures[0] ?? failure;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/**
 * Bounds the registrations that wait for the engine. Each holds its inputs, their serialised form and a hundred promises;
 * a program that constructs all its resources at once holds all of them until the last one is registered.
 */
import * as pulumi from "@pulumi/pulumi";

/**
 * The most registrations in flight before the next tenant. A preview waits for nothing else; in an update, the objects of
 * clusters that are being created must not hold up other tenants.
 */
export const IN_FLIGHT = { preview: 200, update: 1000 } as const;

/**
 * Counts what is registered from now on. The returned function waits until fewer than `most` registrations are in
 * flight. Call it between parts that do not need later ones.
 */
export function boundRegistrations(most: number): () => Promise<void> {
  let inFlight = 0;
  let waiting: (() => void)[] = [];
  const done = () => {
    inFlight -= 1;
    if (inFlight >= most) return;
    for (const go of waiting) go();
    waiting = [];
  };
  pulumi.runtime.registerStackTransformation(({ resource }) => {
    inFlight += 1;
    // A resource has its URN only after its constructor ran. A failure is reported by the library.
    queueMicrotask(() => (resource.urn as unknown as Registered).promise().then(done, done));
    return undefined;
  });
  return async () => {
    while (inFlight >= most) await new Promise<void>((go) => waiting.push(go));
  };
}

interface Registered {
  promise(): Promise<string | undefined>;
}

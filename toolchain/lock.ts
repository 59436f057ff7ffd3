/** One build at a time on a machine, without lock files that outlive a killed process. */
import { createHash } from "node:crypto";
import { connect, createServer } from "node:net";
import { errorCode } from "./errors.ts";

/**
 * Runs `work` while no other process works on the same folder. The lock is a name in Linux's abstract socket
 * space: the kernel frees it when its holder ends, for any reason.
 *
 * @param onWait called once if another process holds the lock.
 */
export async function withLock<T>(
  folder: string,
  onWait: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const name = `\0aes-estate-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}`;
  let waited = false;
  let release = await tryLock(name);
  while (!release) {
    if (!waited) onWait();
    waited = true;
    await holderEnds(name);
    release = await tryLock(name);
  }
  try {
    return await work();
  } finally {
    release();
  }
}

/** Takes the name and returns the function that frees it, or `undefined` if another process has it. */
function tryLock(name: string): Promise<(() => void) | undefined> {
  return new Promise((resolve, reject) => {
    const waiting = new Set<{ destroy(): void }>();
    const server = createServer((socket) => {
      waiting.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => waiting.delete(socket));
    });
    server.on("error", (error) =>
      errorCode(error) === "EADDRINUSE" ? resolve(undefined) : reject(error),
    );
    server.listen(name, () =>
      resolve(() => {
        server.close();
        for (const socket of waiting) socket.destroy();
      }),
    );
  });
}

/** Waits until the holder closes the connection, which also happens when it ends. */
function holderEnds(name: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(name);
    socket.on("error", () => {});
    socket.on("close", () => resolve());
    socket.resume();
  });
}

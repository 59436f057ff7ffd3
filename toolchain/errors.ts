/** An error that is printed in one line, without a stack trace. */
export class ToolchainError extends Error {
  override readonly name: string = "ToolchainError";
}

/** A name that is not in the table of modules. */
export class UnknownModuleError extends ToolchainError {
  override readonly name = "UnknownModuleError";

  constructor(unknown: readonly string[], known: readonly string[]) {
    const got = unknown.map((name) => JSON.stringify(name)).join(", ");
    super(`got module ${got}, want ${known.join(", ")}`);
  }
}

/** The error code of a failed system call, such as ENOSPC. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

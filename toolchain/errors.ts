/** A failure that is told to the person in one line, without a stack trace. */
export class ToolchainError extends Error {
  override readonly name = "ToolchainError";
}

/** The error code of a failed system call, such as ENOSPC. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

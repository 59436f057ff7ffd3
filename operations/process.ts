/** Processes of this machine. */

/** Whether a process runs, of any owner; false for 0, which is none. */
export function isAlive(pid: number): boolean {
  if (pid <= 0) return false; // to a signal, a process group
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Processes of this machine. */

/** Kills a process, or a group by its negative id; one that has ended by itself is no error. */
export function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

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

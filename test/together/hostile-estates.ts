/** Test files that share a process (ADR 0053). */
import "../checks/hostile/files.test.ts";
import "../checks/hostile/hostile.test.ts";
import "../checks/hostile/leaves.test.ts";
import "../checks/hostile/mutations.test.ts";

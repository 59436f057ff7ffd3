/** Test files that share a process (ADR 0053). */
import "../estate/hostile/hostile.test.ts";
import "../estate/hostile/leaves.test.ts";

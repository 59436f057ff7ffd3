/** Test files that share a process (ADR 0053). */
import "../stacks/adoption.test.ts";
import "../stacks/clouds.test.ts";
import "../stacks/copies.test.ts";
import "../stacks/link-key.test.ts";
import "../stacks/settings.test.ts";
import "../stacks/repository.test.ts";
import "../stacks/things.test.ts";

/** Test files that share a process (ADR 0053). */
import "../cli/arguments.test.ts";
import "../cli/commands.test.ts";
import "../cli/exit-codes.test.ts";
import "../cli/init.test.ts";
import "../cli/messages.test.ts";
import "../cli/policies.test.ts";
import "../cli/pulumi-options.test.ts";
import "../cli/unexpected.test.ts";

/** Test files that share a process (ADR 0053). */
import "../audit/command.test.ts";
import "../audit/input.test.ts";
import "../audit/names.test.ts";
import "../audit/properties.test.ts";
import "../audit/recorded.test.ts";
import "../audit/report.test.ts";
import "../audit/secrets.test.ts";
import "../audit/stack.test.ts";
import "../audit/words.test.ts";

/** Test files that share a process (ADR 0053). */
import "../evidence/audit/command.test.ts";
import "../evidence/audit/input.test.ts";
import "../evidence/audit/names.test.ts";
import "../evidence/audit/properties.test.ts";
import "../evidence/audit/recorded.test.ts";
import "../evidence/audit/report.test.ts";
import "../evidence/audit/secrets.test.ts";
import "../evidence/audit/stack.test.ts";
import "../evidence/audit/words.test.ts";

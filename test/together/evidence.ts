/** Test files that share a process (ADR 0053). */
import "../evidence/audit/attestations.test.ts";
import "../evidence/audit/command.test.ts";
import "../evidence/audit/hostile.test.ts";
import "../evidence/audit/input.test.ts";
import "../evidence/audit/names.test.ts";
import "../evidence/audit/properties.test.ts";
import "../evidence/audit/recorded.test.ts";
import "../evidence/audit/report.test.ts";
import "../evidence/audit/secrets.test.ts";
import "../evidence/audit/stack.test.ts";
import "../output/charts-and-tables.test.ts";
import "../output/choices.test.ts";
import "../output/html.test.ts";
import "../output/language.test.ts";
import "../output/messages.test.ts";

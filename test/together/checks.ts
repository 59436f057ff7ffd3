/** Test files that share a process (ADR 0053). */
import "../checks/broken.test.ts";
import "../checks/checks.test.ts";
import "../checks/load.test.ts";
import "../checks/messages.test.ts";
import "../checks/misspelt-names.test.ts";
import "../checks/namespace-egress.test.ts";
import "../checks/over-quota.test.ts";
import "../checks/overlaps.test.ts";
import "../checks/quotas.test.ts";
import "../checks/recorded.test.ts";
import "../checks/reference.test.ts";
import "../checks/retire.test.ts";
import "../checks/segments.test.ts";
import "../checks/waivers.test.ts";

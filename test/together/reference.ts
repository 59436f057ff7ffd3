/** Test files that share a process and the reference estate: each waits for test/helpers/reference.ts alone before its first test. */
import "../planning/continuity/failover-plan.test.ts";
import "../operations/doctor/examine.test.ts";
import "../operations/mirror/mirror.test.ts";
import "../operations/offboard/freeze.test.ts";
import "../operations/offboard/search.test.ts";
import "../planning/pictures.test.ts";
import "../checks/links.test.ts";
import "../checks/standby.test.ts";
import "../planning/repatriation/solve/horizon.test.ts";
import "../planning/repatriation/solve/solve.test.ts";
import "../planning/repatriation/reports.test.ts";
import "../stacks/arguments.test.ts";
import "../stacks/clusters.test.ts";
import "../stacks/flows.test.ts";

/** Test files that share a process and the reference estate: each waits for test/helpers/reference.ts, and for nothing else, before its first test. */
import "../cli/failover.test.ts";
import "../cli/mirror.test.ts";
import "../cli/pictures.test.ts";
import "../estate/links.test.ts";
import "../estate/standby.test.ts";
import "../repatriation/horizon.test.ts";
import "../repatriation/planning.test.ts";
import "../repatriation/reports.test.ts";
import "../stacks/arguments.test.ts";
import "../stacks/clusters.test.ts";
import "../stacks/flows.test.ts";

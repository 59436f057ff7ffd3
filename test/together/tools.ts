/** Test files that share a process (ADR 0053). */
import "../bench/policy.test.ts";
import "../bench/statistics.test.ts";
import "../generate/generated.test.ts";
import "../sandbox/model.test.ts";
import "../sandbox/prerequisites.test.ts";
import "../tiers/counts.test.ts";
import "../tiers/times.test.ts";
import "../tiers/together.test.ts";
import "../tiers/usage.test.ts";
import "../toolchain/build.test.ts";
import "../toolchain/failures.test.ts";
import "../toolchain/key.test.ts";
import "../toolchain/modules.test.ts";
import "../toolchain/package.test.ts";
import "../toolchain/parts.test.ts";
import "../toolchain/progress.test.ts";
import "../toolchain/select.test.ts";

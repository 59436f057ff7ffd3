/** Test files that share a process (ADR 0053). */
import "../policies/kubernetes/kubeconfig.test.ts";
import "../policies/kubernetes/resources.test.ts";
import "../policies/properties/coverage.test.ts";
import "../policies/properties/defaults.test.ts";
import "../policies/properties/evaluated.test.ts";
import "../policies/properties/hostile.test.ts";
import "../policies/properties/kubernetes.test.ts";
import "../policies/properties/networking.test.ts";
import "../policies/properties/objects.test.ts";
import "../policies/properties/rows.test.ts";
import "../policies/properties/shapes.test.ts";
import "../policies/properties/ties.test.ts";

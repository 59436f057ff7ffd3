/** Test files that share a process (ADR 0053). */
import "../estate/addresses.test.ts";
import "../estate/clusters.test.ts";
import "../estate/edit/files.test.ts";
import "../estate/edit/whole-file.test.ts";
import "../estate/edit/yaml.test.ts";
import "../estate/init/pipelines.test.ts";
import "../estate/load/shape.test.ts";
import "../estate/load/simple-yaml.test.ts";
import "../estate/load/source.test.ts";
import "../estate/load/syntax.test.ts";
import "../estate/migrate/renamed-keys.test.ts";
import "../estate/new-site/addresses.test.ts";
import "../estate/topology.test.ts";

/** Templates (Heat): rules cannot see the resources that they create. */
import { type Rows, row } from "../properties/row.ts";
import { deniedType } from "../resources/classification.ts";

export const orchestration: Rows = {
  "openstack:orchestration/stackV1:StackV1": row(
    deniedType("a template makes resources no rule sees"),
  ),
};

/** The rule in CEL; read it beside `rule.ts`. */
import { defineAdmission, list, literals } from "../../admission/policy.ts";
import { POD_REQUESTS, POD_VARIABLES } from "../../kubernetes/objects/pods.ts";
import { messages } from "./messages.ts";
import { SOURCE_GROUPS, SOURCES } from "./sources.ts";

const STORAGE = ["StorageClass", "VolumeAttributesClass", "VolumeSnapshotClass"];
const ANNOTATION = "volume.beta.kubernetes.io/storage-class";
const kinds = (...names: string[]) => `variables.self.kind in ${JSON.stringify(names)}`;

export const admission = defineAdmission("storage-class", messages, {
  requests: [
    ...POD_REQUESTS,
    { groups: [""], resources: ["persistentvolumeclaims"] },
    { groups: ["storage.k8s.io"], resources: ["storageclasses", "volumeattributesclasses"] },
    { groups: ["snapshot.storage.k8s.io"], resources: ["volumesnapshotclasses"] },
  ],
  variables: {
    self: POD_VARIABLES.self,
    claims: [
      `${kinds("PersistentVolumeClaim")} ? [variables.self]`,
      `${kinds(...STORAGE)} ? []`,
      `(${kinds("StatefulSet")} ? variables.self.spec.?volumeClaimTemplates.orValue([]) : []) + (${POD_VARIABLES.pod}).?volumes.orValue([]).filter(v, has(v.ephemeral) && has(v.ephemeral.volumeClaimTemplate)).map(v, v.ephemeral.volumeClaimTemplate)`,
    ].join(" : "),
    names: `variables.claims.filter(c, has(c.spec.storageClassName)).map(c, c.spec.storageClassName) + variables.claims.filter(c, c.?metadata.?annotations[?"${ANNOTATION}"].hasValue()).map(c, c.metadata.annotations["${ANNOTATION}"])`,
    // An absent group is written as null.
    sources:
      "variables.claims.map(c, [c.spec.?dataSource, c.spec.?dataSourceRef].filter(d, d.hasValue()).map(d, d.value()))",
    populated: `variables.sources.filter(l, !l.all(d, d.kind in ${literals(SOURCES)} && (!has(d.apiGroup) || d.apiGroup == null || d.apiGroup in ${literals(SOURCE_GROUPS)}) && d.?namespace.orValue("") == ""))`,
    classes: list("storageClasses"),
    foreign: 'variables.names.filter(n, n != "" && !(n in variables.classes))',
    provisioner: `${kinds("StorageClass")} ? variables.self.provisioner : ${kinds("VolumeAttributesClass")} ? variables.self.driverName : ${kinds("VolumeSnapshotClass")} ? variables.self.driver : ""`,
    provisioners: list("provisioners"),
    type: `${kinds("StorageClass", "VolumeAttributesClass")} ? variables.self.?parameters[?"type"].orValue("") : ""`,
    types: list("volumeTypes"),
  },
  cases: {
    foreign: {
      holds: "variables.foreign.size() == 0",
      values: { class: 'variables.foreign.join(", ")', allowed: 'variables.classes.join(", ")' },
    },
    empty: {
      holds: '!("" in variables.names)',
      values: { allowed: 'variables.classes.join(", ")' },
    },
    source: {
      holds: "variables.populated.size() == 0",
      values: { source: 'variables.populated.map(l, l.map(d, d.kind).join(", ")).join(", ")' },
    },
    provisioner: {
      holds: `!(${kinds(...STORAGE)}) || variables.provisioner in variables.provisioners`,
      values: {
        provisioner: "variables.provisioner",
        allowed: 'variables.provisioners.join(", ")',
      },
    },
    volumeType: {
      holds: `${kinds("StorageClass")} ? variables.type in variables.types : variables.type == "" || variables.type in variables.types`,
      values: { volumeType: "variables.type", allowed: 'variables.types.join(", ")' },
    },
  },
});

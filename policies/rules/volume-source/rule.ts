/**
 * Volumes come from claims, from the object itself, or from a registered CSI driver: never from the host or the
 * network.
 */
import { policyFor } from "../../context.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { podSpecs } from "../../kubernetes/objects/pods.ts";
import { at, builtinObjects, items, keys, textAt } from "../../kubernetes/objects/read.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { admission } from "./admission.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";
import { ABOUT, ATTRIBUTES, AUDIENCE, POD_SOURCES } from "./sources.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const volumeSource = defineObjectRule(
  {
    name: "volume-source",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["9.7", "19.2"], ccm: ["IVS-06"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context): Found => {
    const drivers = policyFor(fact, context)?.provisioners ?? [];
    const allowed = drivers.join(", ");
    const driverOf = (csi: unknown): Found => {
      const driver = textAt(csi, "driver");
      if (driver === UNKNOWN) return [{ case: "unknown" }];
      const own = driver === undefined ? fact.partial : drivers.includes(driver);
      return own ? [] : [{ case: "driver", values: { driver: driver ?? "—", allowed } }];
    };
    const podVolumes = podSpecs(fact).flatMap((spec) => items(spec, "volumes"));
    return [
      ...podVolumes.flatMap((volume): Found => {
        const sources = keys(volume).filter((key) => key !== "name");
        if (sources.includes(UNKNOWN)) return [{ case: "unknown" }];
        const denied = sources.map(String).filter((source) => !POD_SOURCES.includes(source));
        if (denied.length > 0) {
          return [{ case: "podVolume", values: { source: denied.join(", ") } }];
        }
        return [
          ...(sources.includes("csi") ? driverOf(at(volume, "csi")) : []),
          ...driverSettings(at(volume, "csi")),
          ...audiences(volume),
        ];
      }),
      ...builtinObjects(fact, "PersistentVolume").flatMap((volume): Found => {
        const fields = keys(volume, "spec");
        if (fields.includes(UNKNOWN)) return [{ case: "unknown" }];
        const other = fields.some((key) => !ABOUT.includes(String(key)));
        const csi = at(volume, "spec", "csi");
        if (other || (csi === undefined && !fact.partial)) {
          return [{ case: "persistentVolume", values: { allowed } }];
        }
        return csi === undefined ? [] : driverOf(csi);
      }),
    ];
  },
);

/** The attributes that a pod itself passes to a volume's driver. */
function driverSettings(csi: unknown): Found {
  const attributes = keys(csi, "volumeAttributes").filter(
    (key) => !ATTRIBUTES.includes(String(key)),
  );
  const secret = at(csi, "nodePublishSecretRef") === undefined ? [] : ["nodePublishSecretRef"];
  const all = [...attributes, ...secret];
  if (all.includes(UNKNOWN)) return [{ case: "unknown" }];
  return all.length === 0 ? [] : [{ case: "settings", values: { settings: all.join(", ") } }];
}

/** The audiences of a volume's tokens. */
function audiences(volume: unknown): Found {
  return items(volume, "projected", "sources").flatMap((source): Found => {
    const audience = textAt(source, "serviceAccountToken", "audience");
    if (audience === undefined || audience === "") return [];
    if (audience === UNKNOWN) return [{ case: "unknown" }];
    return new RegExp(AUDIENCE).test(audience) ? [] : [{ case: "audience", values: { audience } }];
  });
}

import * as random from "@pulumi/random";
import { guard } from "../guarded.ts";

guard();
new random.RandomId("id", { byteLength: 4 });

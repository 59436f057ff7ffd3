import * as random from "@pulumi/random";
import { connect, guard } from "../guarded.ts";

guard();
const id = new random.RandomId("id", { byteLength: 4 });
connect({ region: id.hex });

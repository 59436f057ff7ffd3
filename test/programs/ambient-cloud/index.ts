import { connect, guard } from "../guarded.ts";

guard();
connect({ cloud: "" });

import { connect, guard } from "../guarded.ts";

guard();
connect({ endpointOverrides: { volumev3: "https://cinder.example.com/v3/" } });

import { connect, guard } from "../guarded.ts";

guard();
connect({ authUrl: "https://cloud.example.com/v3" });

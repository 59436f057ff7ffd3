import { connect, guard } from "../guarded.ts";

guard();
connect({ authUrl: "http://127.0.0.1:9@cloud.example.com/v3" });

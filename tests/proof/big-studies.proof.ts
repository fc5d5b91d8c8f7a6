import { oneHash } from "./studies.js";

oneHash({ scenario: "compartment-nine", worlds: 10_000, chunk: 100, shards: [2, 16] });
oneHash({ scenario: "hyesan-years", worlds: 10_000, chunk: 50, shards: [2, 16] });

import { oneHash } from "./studies.js";

oneHash({ scenario: "compartment-nine", worlds: 10_000, chunk: 100, shards: [1, 2, 16] });

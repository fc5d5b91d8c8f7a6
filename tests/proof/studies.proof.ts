import { oneHash, queueFaults } from "./studies.js";

/** As much as a check before a commit can take; the full size is in big-studies.proof.ts. */
oneHash({ scenario: "compartment-nine", worlds: 4_000, chunk: 40, shards: [2, 16] });
queueFaults();

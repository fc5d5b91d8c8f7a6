/** The Hamhung trip as it is typed in plain lines: metal in the sand, fifty birds under straw, a part for the inspector. */
export const TRIP_LINES: readonly string[] = [
  "leave-none",
  "buy rice 20",
  "travel out",
  "all",
  "sand",
  "0",
  "50",
  "travel home",
  "straw",
  "part",
  "20",
];

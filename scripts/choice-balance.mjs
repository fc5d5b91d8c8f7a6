// Writes docs/choice-balance.md: `balance` of every scenario in every base. `node scripts/choice-balance.mjs [--worlds N] [--years N] [--from FOLDER]`;
// `--years 0` leaves the long campaign out. A run that lies in FOLDER as ID.BASE.txt is taken as it is, and a new one is kept there, so that one that was stopped goes on. It needs a build, and about half an hour of one core.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const ROOT = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    worlds: { type: "string", default: "1000" },
    years: { type: "string", default: "100" },
    from: { type: "string" },
  },
});
const BASES = ["memoir", "historical"];
const LONG = "hyesan-years";
const ids = readFileSync(join(ROOT, "scenarios", "order.txt"), "utf8")
  .trim()
  .split("\n")
  .filter((id) => id !== LONG || values.years !== "0");
const worldsOf = (id) => (id === LONG ? values.years : values.worlds);

function report(id, base) {
  const kept = values.from === undefined ? "" : join(values.from, `${id}.${base}.txt`);
  if (existsSync(kept)) return readFileSync(kept, "utf8").trim();
  const asked = [join(ROOT, "dist", "bin.js"), "balance", id, "--base", base, "--worlds", worldsOf(id)];
  const told = execFileSync(process.execPath, asked, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (kept !== "") writeFileSync(kept, told);
  return told.trim();
}

const reasonsIn = (text) => text.split("\n").filter((line) => line.startsWith("listed: "));
const tableIn = (text) => text.split("\n").filter((line) => !/^(listed: |OUT OF DATE|\*)/.test(line));
const count = (text, word) => tableIn(text).filter((line) => line.trimEnd().endsWith(word)).length;

const runs = ids.map((id) => ({ id, reports: BASES.map((base) => ({ base, text: report(id, base) })) }));
const rows = runs.flatMap(({ id, reports }) =>
  reports.map(
    ({ base, text }) =>
      `| \`${id}\` | \`${base}\` | ${worldsOf(id)} | ${tableIn(text).length - 1} | ${count(text, "listed")} | ${count(text, "no real choice")} | ${count(text, "too few cases")} |`,
  ),
);
const parts = runs.map(({ id, reports }) => {
  const reasons = [...new Set(reports.flatMap(({ text }) => reasonsIn(text)))].map((line) =>
    line.replace(/^listed: (\S+): /, "- `$1`: "),
  );
  const tables = reports.map(
    ({ base, text }) => `Base \`${base}\`:\n\n\`\`\`text\n${tableIn(text).join("\n")}\n\`\`\``,
  );
  return [`## ${id}`, ...(reasons.length === 0 ? [] : [reasons.join("\n")]), ...tables].join("\n\n");
});
writeFileSync(
  join(ROOT, "docs", "choice-balance.md"),
  `# Choice balance

Is there a game? For every choice a strategy comes to, each option is taken in the same world with the same luck and the same strategy afterwards; of a quantity none, half and all are tried. \`best\` is the share of the cases in which the option was open and ended out of ruin with the most real wealth, ties shared. Below 2 % or above 95 % an option is no real choice: it is mended, or its scenario lists it under \`one-sided:\` with its reason, which stands here above the tables.

\`open\` counts worlds times strategies in which the choice came up. Made by \`node scripts/choice-balance.mjs\`, seed 1 (\`npx jangmadang balance SCENARIO --base BASE --worlds N\` gives one table); any change of a scenario's numbers or of the rules changes it.

Best by wealth is not best for everyone: sharing the dead birds with those around the fire costs food and is seldom best, and was the custom. Where an officer has found the metal, most cases end in ruin whatever is chosen; that is what being found means here. Under 60 cases nothing is decided where the share lies beyond these bounds (in 60, an option that is best in one case of twenty is missed one time in twenty): such an option is counted as having too few cases, which is neither a choice shown nor one refuted. Most are moments that come seldom in the long campaign and are decided in their own episode's tables.

| scenario | base | worlds | options | listed | neither mended nor listed | too few cases |
|---|---|---|---|---|---|---|
${rows.join("\n")}

${parts.join("\n\n")}
`,
);

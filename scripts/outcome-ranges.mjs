// How a strategy's outcome moves when each assumed number goes to the ends of its range, one at a time.
// node scripts/outcome-ranges.mjs SCENARIO STRATEGY [--base NAME] [--worlds N] [--rows N]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  buildProgram,
  compileProgram,
  keyOfWorld,
  Nature,
  numerairePrice,
  realWealth,
  rootKey,
  Session,
} from "../dist/lib/engine/index.js";
import { load } from "../dist/lib/index.js";
import { playCompiled, readRuleList } from "../dist/lib/strategies/index.js";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: "string" },
    worlds: { type: "string", default: "200" },
    rows: { type: "string", default: "20" },
  },
});
const [id, strategyId] = positionals;
const scenario = load(id);
const file = join(import.meta.dirname, "..", "scenarios", id, "strategies", `${strategyId}.yaml`);
const rules = { name: file, text: readFileSync(file, "utf8") };
const base = values.base ?? scenario.defaultBase;
const root = rootKey("1");

/** What the strategy ends with less what it began with, in the numeraire's unit: mean and its 95 % half-width. */
function netOf(changes) {
  const program = buildProgram(scenario, { base, changes });
  const { strategy } = readRuleList(rules, program);
  const compiled = compileProgram(program);
  const unit = scenario.commodities[scenario.goods[scenario.numeraire.good].commodity].unit.factor;
  const nets = [];
  for (let index = 0; index < Number(values.worlds); index += 1) {
    const nature = new Nature(program.model, keyOfWorld(root, index));
    const session = new Session(program, { seed: `1#${index}`, base, changes });
    session.decide({ do: "begin" });
    const start = realWealth(session.campaign.world);
    const { world } = playCompiled(compiled, { executor: "compiled", nature }, strategy);
    nets.push((realWealth(world) - start) / unit);
    if (numerairePrice(world) <= 0) throw new Error("no price of the numeraire");
  }
  const mean = nets.reduce((sum, net) => sum + net, 0) / nets.length;
  const variance = nets.reduce((sum, net) => sum + (net - mean) ** 2, 0) / (nets.length - 1);
  return { mean, half: (1.96 * Math.sqrt(variance)) / Math.sqrt(nets.length) };
}

const shown = ({ mean, half }) => `${mean.toFixed(0)} (${(mean - half).toFixed(0)}..${(mean + half).toFixed(0)})`;
const plain = netOf({});
const rows = scenario.parameters.flatMap(({ name, literals }) => {
  const literal = literals.get(base);
  if (literal === undefined || literal.varies || literal.low === literal.high) return [];
  const [low, high] = [literal.low, literal.high].map((value) => netOf({ [name]: value }));
  return [{ name, text: literal.text, low, high, span: Math.abs(high.mean - low.mean) }];
});
rows.sort((a, b) => b.span - a.span);
console.log(`${id}, strategy ${strategyId}, base ${base}, ${values.worlds} worlds of seed '1'.`);
console.log(`End less beginning, in the numeraire, mean (95 % interval): ${shown(plain)}\n`);
console.log("| number | as written | at its low end | at its high end |\n|---|---|---|---|");
for (const { name, text, low, high } of rows.slice(0, Number(values.rows)))
  console.log(`| \`${name}\` | ${text} | ${shown(low)} | ${shown(high)} |`);

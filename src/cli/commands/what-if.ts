import { buildProgram, type Decision, type RunRecord, replayOn, whatIsGone } from "../../engine/index.js";
import { type WhatIf, whatIf } from "../../lab/index.js";
import { readRecord } from "../../store/index.js";
import { LinePlay } from "../../ui/index.js";
import { Finding, UsageError } from "../errors.js";
import { sideBySide } from "../ledgers.js";
import { print, printJson, table } from "../output.js";
import { load, locate } from "../scenario.js";
import { resultOf } from "./run.js";

export interface WhatIfOptions {
  readonly json?: boolean;
  readonly at: number;
  readonly do: string;
}

type Program = ReturnType<typeof buildProgram>;

/** The decision that typed words mean where the run stood before decision `at`: just what a player would have typed, lines parted by `;`. */
function decisionOf(program: Program, record: RunRecord, at: number, typed: string): Decision {
  const { session } = replayOn(program, record, at);
  const told: string[] = [];
  const line = new LinePlay(session, { print: (text) => told.push(text), save: () => undefined });
  line.open(true);
  const before = told.length;
  for (const text of typed.split(";")) if (session.decisions.length === at) line.take(text.trim());
  const decision = session.decisions[at];
  if (decision === undefined)
    throw new UsageError(
      `'${typed}' is no decision there: ${told.slice(before).join(" ").trim() || told.join(" ").trim()}`,
    );
  return decision;
}

function tell({ asPlayed, otherwise, at, instead }: WhatIf): void {
  print(
    `Decision ${at + 1} was ${JSON.stringify(asPlayed.decisions[at])}; instead ${JSON.stringify(instead)}. All other luck is the same.`,
  );
  const { rows } = sideBySide(asPlayed, otherwise);
  for (const row of table([["", "as played", "otherwise", "difference"], ...rows])) print(row);
}

/** `what-if RECORD --at N --do WORDS`: the same run with one decision changed and all other luck kept, both ledgers side by side. */
export async function whatIfCommand(path: string, options: WhatIfOptions): Promise<void> {
  const record = readRecord(path);
  const scenario = await load(locate(record.scenario));
  const gone = whatIsGone(scenario, record);
  if (gone !== undefined) throw new Finding(`The record uses ${gone}.`);
  const count = record.decisions.length;
  if (options.at < 1 || options.at > count)
    throw new UsageError(`--at ${options.at}: the run has decisions 1 to ${count}`);
  const program = buildProgram(scenario, { base: record.base, changes: record.changes });
  const { session, misfit } = replayOn(program, record);
  if (misfit === undefined && !session.campaign.ended)
    throw new UsageError(
      `the run in '${path}' has not ended yet; go on with \`jangmadang play --resume ${path}\`, and ask then`,
    );
  const at = options.at - 1;
  const result = whatIf(program, record, at, decisionOf(program, record, at, options.do));
  if ("why" in result) throw new Finding(`Decision ${result.at + 1} is not possible: ${result.why}.`);
  if (options.json)
    printJson({
      at: options.at,
      instead: result.instead,
      asPlayed: resultOf(result.asPlayed),
      otherwise: resultOf(result.otherwise),
    });
  else tell(result);
}

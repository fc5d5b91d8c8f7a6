import {
  accountFor,
  buildProgram,
  type Decision,
  type RunRecord,
  replayOn,
  Session,
  whatIsGone,
} from "../../engine/index.js";
import { type WhatIf, whatIf } from "../../lab/index.js";
import { readRecord } from "../../store/index.js";
import { LinePlay, Words } from "../../ui/index.js";
import { Finding, UsageError } from "../errors.js";
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

/** A run told again in a session of its own, for what only a session can be asked. */
function sessionOf({ program, choice, decisions }: WhatIf["asPlayed"]): Session {
  const session = new Session(program, choice);
  for (const decision of decisions) session.decide(decision);
  return session;
}

/** Both ledgers line by line: money by what it was for, as it was and as it would have been. */
function ledgers(asPlayed: Session, otherwise: Session, words: Words): readonly (readonly string[])[] {
  const sums = (of: Session): ReadonlyMap<string, number> =>
    new Map(
      accountFor(of).lines.map((line) => [`${line.reason} ${line.about ?? line.person ?? ""}`.trim(), line.amount]),
    );
  const [a, b] = [sums(asPlayed), sums(otherwise)];
  const named = (key: string): string => {
    const [reason = "", ...about] = key.split(" ");
    return about.length === 0 ? reason : `${reason} ${words.label(about.join(" "))}`;
  };
  return [...new Set([...a.keys(), ...b.keys()])].map((key) => [
    named(key),
    words.money(a.get(key) ?? 0),
    words.money(b.get(key) ?? 0),
    words.money((b.get(key) ?? 0) - (a.get(key) ?? 0)),
  ]);
}

function tell({ asPlayed, otherwise, at, instead }: WhatIf): void {
  const words = new Words(asPlayed.program);
  const [a, b] = [sessionOf(asPlayed), sessionOf(otherwise)];
  const [x, y] = [accountFor(a), accountFor(b)];
  const ending = (of: Session): string => (of.campaign.rest.kind === "ended" ? of.campaign.rest.ending : "not ended");
  print(
    `Decision ${at + 1} was ${JSON.stringify(asPlayed.decisions[at])}; instead ${JSON.stringify(instead)}. All other luck is the same.`,
  );
  for (const row of table([
    ["", "as played", "otherwise", "difference"],
    ...ledgers(a, b, words),
    ["in all", words.money(x.nominal), words.money(y.nominal), words.money(y.nominal - x.nominal)],
    ["worth", words.real(x.real), words.real(y.real), words.real(y.real - x.real)],
    ["ending", ending(a), ending(b), ""],
    ["day", String(asPlayed.world.day), String(otherwise.world.day), ""],
    ["days of food missed", x.missed.toFixed(1), y.missed.toFixed(1), (y.missed - x.missed).toFixed(1)],
    ["deaths", String(x.deaths), String(y.deaths), String(y.deaths - x.deaths)],
  ]))
    print(row);
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

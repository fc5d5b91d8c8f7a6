import { Command, CommanderError } from "commander";
import { language, msg, t } from "../language/index.js";
import { CODES, collect, count, declaring, OTHER_SCENARIO, port, TERMS, TRUST, workers } from "./declare.js";
import { EXIT, UsageError } from "./errors.js";
import { endOnLostOutput, report } from "./guard.js";
import { declareLab as declareStudies } from "./lab.js";
import { chooseLanguage } from "./language.js";
import { say } from "./output.js";
import { packageVersion } from "./version.js";

/** How a play is shown. */
const showing = (command: Command): Command =>
  command
    .option("--plain", "plain lines instead of screens (also without a terminal, below 60x20, for screen readers)")
    .option("--ascii", "draws with plain ASCII signs")
    .option("--no-color", "no colours (NO_COLOR and FORCE_COLOR are heard too)");

/** Commands for people who play, and for looking at one campaign. */
function declarePlay(program: Command): void {
  const { telling, playing } = declaring(program);
  showing(playing("play [scenario]", "play on screens or in plain lines; saved after every decision"))
    .option("--resume [save]", "go on with the latest save, or with the one named")
    .option("--save <file>", "keep the record in this file")
    .option("--rewinds <n>", "how often decisions may be taken back (3 unless told)", count)
    .option("--strict", "nothing can be taken back")
    .action(async (name, options) => (await import("./commands/play.js")).play(name, options));
  playing("run <scenario>", "one campaign played by a strategy")
    .requiredOption("--strategy <name>", `a strategy${TERMS}`)
    .option("--out <file>", "writes the run record")
    .option("--trust", TRUST)
    .option("--executor <name>", "what runs the chart: actor, tables or compiled; the outcome is the same", "compiled")
    .action(async (name, options) => (await import("./commands/run.js")).run(name, options));
  showing(telling("replay <record>", "a run record or save again: on screens, both ways, or told in plain lines"))
    .option("--up-to <n>", "only the first n decisions", count)
    .option("--scenario <name>", "replay on this scenario instead of the recorded one")
    .action(async (path, options) => (await import("./commands/replay.js")).replay(path, options));
  telling(
    "what-if <record>",
    "a finished run with one decision changed and all other luck kept, both ledgers side by side",
  )
    .requiredOption("--at <n>", "which decision, as `replay` counts them, from 1", count)
    .requiredOption("--do <words>", "what would have been typed there instead; lines are parted by `;`")
    .option("--scenario <name>", OTHER_SCENARIO)
    .option("--worlds <n>", "futures from there in which both are also held against each other; 0 for none", count, 200)
    .option("--workers <n>", "threads that play (as many as there are cores unless told)", workers)
    .action(async (path, options) => (await import("./commands/what-if.js")).whatIfCommand(path, options));
}

/** Commands that look into a finished run. */
function declareDebrief(program: Command): void {
  declaring(program)
    .telling(
      "debrief <record>",
      "a finished run looked into: who paid, the odds shown, its place among simple strategies, which decisions mattered",
    )
    .option("--scenario <name>", OTHER_SCENARIO)
    .option("--worlds <n>", "worlds played beside it, and futures each decision told is tested in", count, 200)
    .option("--most <n>", "decisions told at most", count, 5)
    .option(
      "--workers <n>",
      "threads that play (as many as there are cores unless told); the figures are the same",
      workers,
    )
    .action(async (path, options) => (await import("./commands/debrief.js")).debriefCommand(path, options));
}

/** Commands about scenarios: what there is, what it rests on, whether it is sound. */
function declareScenarios(program: Command): void {
  const { telling } = declaring(program);
  telling("list", "the scenarios, their strategies and what their numbers rest on").action(async (options) =>
    (await import("./commands/list.js")).list(options),
  );
  telling("check [file...]", "every problem of scenarios, studies and rule lists, with line, column and remedy")
    .option(
      "--exhaustive",
      "instead: takes every way of the chart once with its guard forced, then looks for it in honest play",
    )
    .option("--random <n>", "instead: random play in n worlds, until something breaks", count)
    .option("--decisions <n>", "with --exhaustive: how long each base is searched, in decisions", count, 100_000)
    .option("--seed <text>", "the study whose worlds are played")
    .option("--trust", TRUST)
    .action(async (names, options) => (await import("./commands/check.js")).check(names, options));
  telling(
    "facts [scenario]",
    "every number of a scenario with its source; without one, every fact of the memoir and where it is used",
  ).action(async (name, options) => (await import("./commands/facts.js")).facts(name, options));
  telling("chart <scenario>", "the statechart as a picture: Mermaid text, or JSON that XState loads")
    .option("--encounter <id>", "one encounter in full instead of the whole campaign")
    .option("--format <name>", "mermaid or xstate", "mermaid")
    .option("--base <name>", "whose numbers stand at the chances")
    .action(async (name, options) => (await import("./commands/chart.js")).chart(name, options));
  telling("memoir [scenario]", "the memoir's own run, replayed; its figures beside the simulation's")
    .option("--worlds <n>", "worlds simulated for the memoir's percentile", count, 500)
    .action(async (name, options) => (await import("./commands/memoir.js")).memoir(name, options));
}

/** Commands for a class. */
function declareLessons(program: Command): void {
  const lesson = declaring(program)
    .telling(
      "lesson [id]",
      "the lessons there are, or one of them: read, predict, play, observe, explain, discuss, quiz",
    )
    .option("--plain", "plays in plain lines instead of on screens")
    .option("--anew", "begins the lesson anew instead of going on where it was left")
    .action(async (name, options) => (await import("./commands/lesson.js")).lesson(name, options));
  declaring(lesson)
    .telling("check [id...]", "holds every claim of the lessons against the simulation; LESSON/CLAIM for one")
    .option("--worlds <n>", "worlds played for each claim, instead of what it says itself", count)
    .option("--without", "also takes the cause of each claim away: it must then no longer hold")
    .action(async (names, options) => (await import("./commands/lesson-check.js")).lessonCheck(names, options));
  declaring(lesson)
    .telling("handout [id]", "a lesson as one sheet to print, with its claims played and their intervals")
    .option(
      "--for <reader>",
      "student (room to write, no answers) or teacher (answers, notes); with --all both unless told",
    )
    .option("--all", "every lesson, into the folder --out")
    .option("--worlds <n>", "worlds played for each claim, instead of what it says itself", count)
    .requiredOption("--out <file>", "the HTML file written; with --all the folder")
    .action(async (name, options) => (await import("./commands/lesson-handout.js")).lessonHandout(name, options));
}

const CLASS_HELP = msg(
  "\nStudents open the address that is printed and type a nickname and the room's code; nothing else is asked for.\nEverybody of a round meets the same luck; its seed stays here until the teacher reveals it on the teacher's page.\nEvery decision is written down at once. The same command after a stop or a crash goes on with the same class.\nWithout --open-to-network only this machine can reach it. There is no encryption: use a network you trust.",
);

const CHECK_HELP = msg(
  "\n<strategy> is the path of a rule list, or anything `run --strategy` takes (then name the scenario).\nIt is held to: only decisions that may be taken; an end to every campaign; the same decision for the same view;\nand the same decision where only values differ that a trader cannot see.",
);

/** The server for a class that plays together. */
function declareClass(program: Command): void {
  declaring(program)
    .playing("serve", "a class plays together in browsers: the same luck for all, a page for the teacher")
    .addHelpText("after", () => t(CLASS_HELP))
    .requiredOption("--room <code>", "the room's code: 3 to 24 letters, digits and hyphens")
    .option("--scenario <name>", "what is played")
    .option(
      "--lesson <id>",
      "instead: a lesson, with its scenario, prices, seed, treatments and words (`lesson` lists them)",
    )
    .option("--port <n>", "where it listens; 0 for any free port", port, 4195)
    .option("--host <address>", "the address it listens on (127.0.0.1; with --open-to-network 0.0.0.0)")
    .option("--open-to-network", "lets everybody in who can reach this machine and knows the code")
    .option(
      "--treatment <id: name=value; ...>",
      "a variant that a part of the class plays, in turn: settings as for --set, or base=NAME; may be repeated",
      collect,
      [],
    )
    .option("--rounds <n>", "rounds, each with a seed of its own; --seed names the first's", count, 2)
    .option(
      "--worlds <n>",
      "worlds the class is held against, played by the strategies beside the scenario",
      count,
      200,
    )
    .action(async (options) => (await import("./commands/serve.js")).serve(options));
}

/** Rule lists of a class against each other. */
function declareTournament(program: Command): void {
  declaring(program)
    .playing(
      "tournament <scenario> <path...>",
      "rule lists of a class in the same worlds: groups that can be told apart, no ranking",
    )
    .option("--worlds <n>", "worlds played", count, 500)
    .option(
      "--baselines <a,b>",
      `strategies they are held against (all beside the scenario and idle unless told)${TERMS}`,
    )
    .option("--second-seed <text>", "plays once more in the worlds of another seed: what was luck does not come back")
    .option("--workers <n>", "threads that play (as many as there are cores unless told)", workers)
    .option("--csv <file>", "writes one CSV row per strategy")
    .option("--out <file>", "writes one HTML page")
    .action(async (name, paths, options) =>
      (await import("./commands/tournament.js")).tournament(name, paths, options),
    );
}

/** Commands about strategies. */
function declareStrategies(program: Command): void {
  const strategy = program.command("strategy").description("looks at a strategy").exitOverride();
  const { telling, playing } = declaring(strategy);
  playing("view <scenario>", "what code is asked at a decision, as it is sent, and what each field is, with its unit")
    .option("--at <n>", "which decision of the campaign, from 1", count, 1)
    .option("--strategy <name>", `who plays up to there${TERMS}`, "idle")
    .option("--trust", TRUST)
    .action(async (name, options) => (await import("./commands/strategy-view.js")).strategyView(name, options));
  telling(
    "check <strategy>",
    "problems of a rule list's file, then what the strategy does in many worlds of every base",
  )
    .addHelpText("after", () => t(CHECK_HELP))
    .option("--scenario <name>", "the scenario (what the file's `for:` says unless told)")
    .option("--worlds <n>", "worlds played in each base", count, 100)
    .option("--trust", TRUST)
    .option("--seed <text>", "the study the worlds are of")
    .action(async (text, options) => (await import("./commands/strategy-check.js")).strategyCheck(text, options));
}

/** Commands about this installation. */
function declareHouse(program: Command): void {
  declaring(program)
    .telling("paths", "the folders this program reads and writes")
    .action(async (options) => (await import("./commands/paths.js")).paths(options));
}

/** Commands that play many worlds. */
function declareLab(program: Command): void {
  const { playing } = declaring(program);
  playing("compare <scenario>", "each world played by every strategy: outcomes, ruin and paired differences")
    .option("--worlds <n>", "worlds played", count, 1000)
    .option("--strategies <a,b>", `strategies compared (all beside the scenario unless told)${TERMS}`)
    .option(
      "--workers <n>",
      "threads that play (as many as there are cores unless told); the figures are the same",
      workers,
    )
    .option("--trust", TRUST)
    .option("--rows <file>", "writes one CSV row per world and strategy")
    .option("--until <day>", "the last day played: all are looked at as they stand on the morning after", count)
    .action(async (name, options) => (await import("./commands/compare.js")).compare(name, options));
  playing("balance <scenario>", "for every choice, how often each option turns out best in the same world")
    .option("--worlds <n>", "worlds tried", count, 100)
    .option("--strategies <a,b>", "whose campaigns the choices are met in (all unless told; written as for `compare`)")
    .option("--trust", TRUST)
    .action(async (name, options) => (await import("./commands/balance.js")).balance(name, options));
}

/** All commands, as the help lists them. */
const GROUPS = [
  declarePlay,
  declareDebrief,
  declareScenarios,
  declareStrategies,
  declareLab,
  declareStudies,
  declareLessons,
  declareTournament,
  declareClass,
  declareHouse,
] as const;

/** Commands typed again and again: with one of these first, only its own group is declared, since all take milliseconds. */
const OWN_GROUP: Readonly<Record<string, readonly ((program: Command) => void)[]>> = {
  play: [declarePlay],
  run: [declarePlay],
  list: [declareScenarios],
  compare: [declareLab],
};

/** All commands, in English; those of its group alone where the word typed first has one of its own. */
export function build(word?: string): Command {
  const program = new Command("jangmadang");
  program
    .description("A simulation of how people traded to stay alive while an economy fell apart.")
    .version(packageVersion())
    .addHelpText("after", () => t(CODES))
    .exitOverride()
    .configureOutput({ writeErr: (text) => say(text.trimEnd()) })
    .enablePositionalOptions()
    .option("--lang <code>", "the language: en or ko; the locale's (LC_ALL, LC_MESSAGES, LANG) where none is told")
    .argument("[command]");
  showing(program).action(async (word: string | undefined, options) => {
    if (word !== undefined) {
      const { remedy } = await import("./remedy.js"); // not loaded where nothing is wrong
      const known = program.commands.map((command) => command.name());
      throw new UsageError(t("unknown command '{word}' ({remedy})", { word, remedy: remedy(word, known) }));
    }
    await (await import("./commands/start.js")).start(options);
  });
  for (const declare of OWN_GROUP[word ?? ""] ?? GROUPS) declare(program);
  return program;
}

/** The commands in the reader's language. */
async function spokenCommands(word: string | undefined): Promise<Command> {
  const program = build(word);
  if (language() !== "en") (await import("./help.js")).speakHelp(program);
  return program;
}

/** The whole command line: dispatches, prints one sentence when something is wrong, sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  endOnLostOutput();
  try {
    const words = await chooseLanguage(argv);
    if (words.length === 2)
      await (await import("./commands/start.js")).start({}); // nothing need be declared for it
    else await (await spokenCommands(words[2])).parseAsync([...words]);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage;
      return;
    }
    report(error);
  }
}

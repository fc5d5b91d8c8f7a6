import { weeksOf } from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import {
  curveLines,
  type Finding,
  foreignRows,
  readFinding,
  reportPage,
  shareLines,
  stripLines,
} from "../../../report/index.js";
import { wordsOf } from "../../../scenario/index.js";
import { readText, StudyStore, writeNamed } from "../../../store/index.js";
import { UsageError } from "../../errors.js";
import { failureLines, namedBy } from "../../failures.js";
import { print, printJson, table } from "../../output.js";
import { footnote, markedUnit, settingsOf, settingsTold } from "../../real-value.js";
import { needsTrust } from "../../roster.js";
import { languageWords, quoted, written } from "../../runnable.js";
import { readChanges } from "../../scenario.js";
import { openStudy, type PreparedStudy, prepareStudyFile } from "../../study.js";
import { gather, moneyOf, reportOf, ruinCurves, underNames } from "./gather.js";
import { complete } from "./merge.js";

export interface ReportOptions {
  readonly out: string;
  readonly study?: string;
  readonly trust?: boolean;
  /** Files of what other commands of the lab printed as JSON. */
  readonly with?: readonly string[];
  readonly json?: boolean;
}

/** A complete study in a folder, together with what it was played from. @throws where that has changed since */
async function whole(
  folder: string,
  options: Omit<ReportOptions, "out">,
): Promise<{ study: PreparedStudy; store: StudyStore }> {
  const { store, about } = openStudy(folder);
  complete(folder, store, about);
  if (options.trust !== true && about.spec.strategies.some(needsTrust))
    throw new UsageError(
      t(
        "the study has strategies that are code, and a page or a chart plays its first worlds again to look at money and nights: add --trust, or let `lab merge` tell the figures, which plays nothing",
      ),
    );
  const study = await prepareStudyFile(options.study ?? about.file, options.trust);
  return { study, store: StudyStore.at(folder, study) };
}

/** In which of scenario, base and numbers a finding is about something else than the study; told. */
function strangeIn(finding: Finding, { program, about, spec }: PreparedStudy): string | undefined {
  const { scenario, changes } = program.model;
  const { id, hash } = scenario;
  const is = (theirs: string, ours: string): string =>
    t("is about {theirs}; this study is of {ours}", { theirs, ours });
  const based = (scenario: string, base: string): string => t("{scenario}, base {base}", { scenario, base });
  if (finding.scenario !== id || finding.base !== about.base)
    return is(based(finding.scenario, finding.base), based(id, about.base));
  if (finding.scenarioHash !== hash)
    return is(t("another state of {id}'s files", { id }), t("the files as they are now"));
  const theirs = readChanges(scenario, about.base, finding.set, "", () => undefined);
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(changes)])];
  if (names.every((name) => theirs[name] === changes[name])) return undefined;
  const told = (set: readonly string[]): string => `${id}${settingsTold(set) || t(" with no number changed")}`;
  return is(told(finding.set), told(settingsOf(spec.set)));
}

/** What another command of the lab found about the same scenario, base and numbers. @throws UsageError for anything else */
function findingIn(path: string, study: PreparedStudy): Finding {
  const finding = readFinding(readText(path).text);
  if (finding === undefined)
    throw new UsageError(
      t(
        "'{path}' is not what 'lab verdict', 'breakeven', 'sensitivity' or 'doubt' print with --json; write it anew: lab verdict SCENARIO --json > FILE",
        { path },
      ),
    );
  const strange = strangeIn(finding, study);
  if (strange !== undefined)
    throw new UsageError(
      t("'{path}' {strange}. Leave it out, or run it again with the study's own", { path, strange }),
    );
  return finding;
}

/** `lab report`: one HTML page about a complete study. */
export async function report(folder: string, options: ReportOptions): Promise<void> {
  const { study, store } = await whole(folder, options);
  const { file } = study.about;
  const trust = options.trust ? ["--trust"] : [];
  const files = options.with ?? [];
  const findings = files.map((path) => findingIn(path, study));
  const more = files.length === 0 ? [] : ["--with", ...files];
  const commands = [
    written("lab", "run", "--study", file, "--out", folder, ...trust),
    ...findings.flatMap(({ command }, at) =>
      command === undefined ? [] : [`${command} --json > ${quoted(files[at] ?? "")}`],
    ),
    written("lab", "report", folder, "--out", options.out, ...trust, ...more, ...languageWords()),
  ];
  const note = wordsOf(study.program.model.scenario.texts.get("content-note"));
  writeNamed(options.out, await reportPage(reportOf(study, store, note, commands, findings)));
  if (options.json) printJson({ command: "report", study: study.spec.id, out: options.out });
  else print(t("The report is in '{out}'.", { out: options.out }));
}

/** `lab chart`: the same in plain lines. */
export async function chart(folder: string, options: Omit<ReportOptions, "out">): Promise<void> {
  const { study, store } = await whole(folder, options);
  const { about, spec } = study;
  const { likenesses, comparison, failures } = gather(store, about);
  const named = namedBy(failures);
  const { caution, unit } = study.told;
  const { sample, moneyIn, moneyOut, foreign } = moneyOf(study);
  const ruin = ruinCurves(likenesses, spec.worlds, weeksOf(study.program.model));
  const curves = about.names.strategies.map((name) => ({
    name: named(name),
    values: ruin.filter((point) => point.name === name && point.week > 0).map(({ value }) => 1 - value),
  }));
  const strips = comparison.strategies.map((of) => ({ ...of, name: named(of.strategy) }));
  if (options.json)
    return printJson({
      ...{ study: spec.id, strategies: comparison.strategies, failures },
      ...{ ruin, sample, moneyIn, moneyOut, foreign },
    });
  print(
    t("{study}: {worlds} worlds, base {base}{changed}\n", {
      study: spec.id,
      worlds: spec.worlds,
      base: about.base,
      changed: settingsTold(settingsOf(spec.set)),
    }),
  );
  const large = (shares: typeof moneyIn): typeof moneyIn =>
    underNames(shares, named).filter(({ share }) => share >= 0.005);
  const part = (title: string, lines: readonly string[]): void =>
    print([title, ...lines.map((line) => `  ${line}`), ""].join("\n"));
  part(
    t("Real wealth at the end, {unit}: 5 % |--[==O==]--| 95 %, O the median, : nothing", {
      unit: markedUnit({ unit, caution }),
    }),
    stripLines(strips),
  );
  part(t("Worlds not ended in ruin"), curveLines(curves));
  part(t("Where money came from, first {sample} worlds", { sample }), shareLines(large(moneyIn)));
  part(t("Where money went"), shareLines(large(moneyOut)));
  if (foreign.length > 0)
    part(
      t("Foreign money, means a world, and what it cost at home that day"),
      table(foreignRows(underNames(foreign, named))),
    );
  for (const line of failureLines(failures)) print(line);
  if (caution !== null) print(footnote(caution));
}

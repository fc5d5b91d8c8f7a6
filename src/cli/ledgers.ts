import { accountFor, type Decision, isRuined, type Session, View } from "../engine/index.js";
import { type Altered, kept, type WhatIf } from "../lab/index.js";
import { msg, t, tn } from "../language/index.js";
import { accountLabel, Situations, saidText, Words, whenText } from "../ui/index.js";
import type { LedgersSideBySide } from "../ui/screens.js";

type Line = ReturnType<typeof accountFor>["lines"][number];

/** What parts the lines of one ledger: what one person paid and what he was paid are two. */
const keyOf = ({ reason, about, person, amount }: Line): string =>
  `${reason}/${about ?? (person === undefined ? "" : `${amount < 0} ${person}`)}`;

/** Both ledgers line by line: money by what it was for, as it was and as it would have been. */
function moneyRows(a: Session, b: Session, words: Words): LedgersSideBySide["rows"] {
  const [own, other] = [a, b].map((of) => new Map(accountFor(of).lines.map((line) => [keyOf(line), line])));
  const only = [...(other ?? [])].filter(([key]) => own?.has(key) !== true);
  const all = [...(own ?? []), ...only];
  const stands = ([, { reason }]: (typeof all)[number]): boolean => reason === "held" || reason === "owed";
  return [...all.filter((of) => !stands(of)), ...all.filter(stands)].map(([key, line]) => {
    const [was, is] = [own?.get(key)?.amount ?? 0, other?.get(key)?.amount ?? 0];
    return [accountLabel(line, words), words.money(was), words.money(is), words.money(is - was)];
  });
}

/** What the scenario keeps count of for the trader and names, where both runs ended with another: loyalty, favour, the dead of a department. */
function gaugeRows(a: Session, b: Session, words: Words): LedgersSideBySide["rows"] {
  const [own, other] = [a, b].map(({ program, campaign: { world, rest } }) => new View(program, world, rest));
  return a.program.model.scenario.variables.flatMap(({ id }) => {
    const name = words.name("variables", id);
    const [was, is] = [own, other].map((view) => (view === undefined ? 0 : (words.valueOf(id, view) ?? 0)));
    if (name === id || was === undefined || is === undefined || was === is) return [];
    return [[name, words.tally(id, was), words.tally(id, is), words.tally(id, is - was)] as const];
  });
}

type Compared = Pick<WhatIf, "asPlayed" | "otherwise" | "at" | "before" | "dropped" | "altered">;

const endingOf = ({ program, campaign: { rest } }: Session): string | undefined => {
  const { kind } = program.model.scenario.endings.find(({ id }) => rest.kind === "ended" && id === rest.ending) ?? {};
  return kind === undefined ? undefined : t(ENDINGS[kind]);
};

const ENDINGS = { ruin: msg("in ruin"), choice: msg("chosen"), time: msg("last day") };

/** How one of them ended, in its scenario's own words. */
function endedSo({ program, campaign: { world, rest } }: Session, words: Words): string {
  if (rest.kind !== "ended") return t("not ended");
  return words.text(`endings.${rest.ending}`, new View(program, world, rest)) ?? rest.ending;
}

/** How each ended, where that is not the same. */
const endingLines = ({ asPlayed, otherwise }: Compared, words: Words): readonly string[] => {
  const [own, other] = [endedSo(asPlayed, words), endedSo(otherwise, words)];
  return own === other
    ? []
    : [t("As played it ended so: {ending}", { ending: own }), t("Otherwise so: {ending}", { ending: other })];
};

/** Later decisions that are told by name. */
const MOST_DROPPED = 8;

/** How many decisions of the play as it was could follow the one that is changed. */
const laterOf = ({ asPlayed, at, before }: Pick<Compared, "asPlayed" | "at" | "before">): number =>
  asPlayed.decisions.length - at - (before ? 0 : 1);

/** What is kept as it was played beside otherwise. */
function apartText(words: Words, apart: number): string {
  const real = words.realOf(Math.abs(apart));
  if (apart === 0) return t("as much kept.");
  return apart < 0 ? t("{real} less kept.", { real }) : t("{real} more kept.", { real });
}

/** Which decisions after the changed one were not taken in the other run. */
function droppedLines({ asPlayed, at, before, dropped, altered }: Compared, words: Words): readonly string[] {
  const later = laterOf({ asPlayed, at, before });
  const all = { later, count: dropped.length };
  if (later === 0) return [];
  if (dropped.length === 0 && altered.length === 0)
    return [
      tn(
        later,
        "Your {later} later decision was taken there too.",
        "All your {later} later decisions were taken there too.",
        all,
      ),
    ];
  if (dropped.length === 0) return [];
  const situations = new Situations(asPlayed);
  const more = dropped.length - MOST_DROPPED;
  return [
    t(
      "Of your {later} later decisions {count} found no place there, as they were not possible or it never came to them; what comes of that is in the difference too:",
      all,
    ),
    ...dropped.slice(0, MOST_DROPPED).flatMap((number) => {
      const decision = asPlayed.decisions[number];
      if (decision === undefined) return [];
      const when = whenText(situations, words, number);
      const said = saidText(situations, words, number, decision);
      return [t("  {number}  {when}: {said}", { number: number + 1, when, said })];
    }),
    ...(more <= 0 ? [] : [t("  and {more} more", { more })]),
  ];
}

/** What an amount came up against, where that is told. */
const BOUNDS: Readonly<Record<NonNullable<Altered["bound"]>, string>> = {
  held: msg("all that there was"),
  money: msg("all that the money was enough for"),
  stock: msg("all that was for sale"),
  market: msg("all that the market took"),
  owed: msg("all that was owed"),
  most: msg("the most that was possible"),
  least: msg("the least that was possible"),
};

const amountOf = (of: Decision | undefined): number =>
  of !== undefined && "amount" in of ? (of.amount ?? 0) : of !== undefined && "days" in of ? of.days : 0;

/** Decisions of the other run with another amount, each with the one of the play as it was. */
function alteredRows(asPlayed: Session, altered: readonly Altered[], words: Words): readonly string[] {
  const situations = new Situations(asPlayed);
  const more = altered.length - MOST_DROPPED;
  return [
    ...altered.slice(0, MOST_DROPPED).flatMap(({ at, to, bound }) => {
      const decision = asPlayed.decisions[at];
      if (decision === undefined) return [];
      const of = {
        number: at + 1,
        when: whenText(situations, words, at),
        said: saidText(situations, words, at, decision),
        other: saidText(situations, words, at, to),
      };
      return [
        bound === undefined
          ? t("  {number}  {when}: {said}; there {other}", of)
          : t("  {number}  {when}: {said}; there {other}, {bound}", { ...of, bound: t(BOUNDS[bound]) }),
      ];
    }),
    ...(more <= 0 ? [] : [t("  and {more} more", { more })]),
  ];
}

/** Which later decisions were taken in the other run with another amount: with less, as there was not so much, or with more. */
function alteredLines({ asPlayed, altered }: Compared, words: Words): readonly string[] {
  const isLess = ({ at, to }: Altered): boolean => amountOf(to) < amountOf(asPlayed.decisions[at]);
  const less = altered.filter(isLess);
  const raised = altered.filter((of) => !isLess(of));
  const [cut, more] = [less.length, raised.length];
  return [
    ...(cut === 0
      ? []
      : [
          tn(
            cut,
            "{cut} of your later decisions was taken there with less, as not so much was possible:",
            "{cut} of your later decisions were taken there with less, as not so much was possible:",
            { cut },
          ),
        ]),
    ...alteredRows(asPlayed, less, words),
    ...(less.some(({ to, bound }) => bound === "money" || (bound === "held" && to.do !== "take"))
      ? [t("Where that was all there was, nothing of it was with you afterwards for what you decided then.")]
      : []),
    ...(more === 0
      ? []
      : [
          tn(
            more,
            "{more} of your later decisions was taken there with more:",
            "{more} of your later decisions were taken there with more:",
            { more },
          ),
        ]),
    ...alteredRows(asPlayed, raised, words),
  ];
}

/** Two runs of one world side by side: money by what it was for, worth, what is kept, ending, hunger, deaths, and what the scenario keeps count of. */
export function sideBySide(compared: Compared): LedgersSideBySide {
  const { asPlayed: a, otherwise: b } = compared;
  const words = new Words(a.program);
  const [x, y] = [accountFor(a), accountFor(b)];
  const day = (of: Session): string => `${of.campaign.world.day}`;
  const keptOf = (of: Session, { real }: typeof x): number => kept(real, isRuined(of) ? 1 : 0);
  const [own, other] = [keptOf(a, x), keptOf(b, y)];
  const keptRow = [
    t("kept (in ruin no more than nothing)"),
    words.real(own),
    words.real(other),
    words.real(other - own),
  ] as const;
  return {
    rows: [
      ...moneyRows(a, b, words),
      [t("in all"), words.money(x.nominal), words.money(y.nominal), words.money(y.nominal - x.nominal)],
      [t("worth"), words.real(x.real), words.real(y.real), words.real(y.real - x.real)],
      ...(isRuined(a) || isRuined(b) ? [keptRow] : []),
      [t("ending"), endingOf(a) ?? t("not ended"), endingOf(b) ?? t("not ended"), ""],
      [t("day"), day(a), day(b), ""],
      [t("days of food missed"), x.missed.toFixed(1), y.missed.toFixed(1), (y.missed - x.missed).toFixed(1)],
      [t("deaths in the household"), `${x.deaths}`, `${y.deaths}`, `${y.deaths - x.deaths}`],
      ...gaugeRows(a, b, words),
    ],
    apart: {
      kept: apartText(words, own - other),
      later: laterOf(compared),
      dropped: compared.dropped.length,
    },
    told: [
      ...(compared.before
        ? [t("It takes no time, so what you decided there follows it as far as it is possible.")]
        : []),
      ...endingLines(compared, words),
      ...droppedLines(compared, words),
      ...alteredLines(compared, words),
    ],
  };
}

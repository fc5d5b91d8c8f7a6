import { type Account, accountFor, isRuined, type Session, View } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import type { Scenario } from "../../scenario/index.js";
import { calibrationLines } from "../debrief/calibration.js";
import { capital } from "../figures.js";
import { foreseenLine } from "../hindsight.js";
import { atTable, diedText, hungerText } from "../hunger.js";
import { padBefore } from "../width.js";
import type { Words } from "../words.js";
import { reasonText } from "./phrases.js";

/** A line of the account, the word under which what stands in it is explained, and where its figures are from. */
export interface AccountLine {
  readonly text: string;
  readonly word: string;
  readonly from: string;
}

const FROM = {
  ledger: msg("Of your own: counted in the ledger, from the first day to the last."),
  played: msg("It is counted in the play itself: what was decided, and what chance then did."),
  text: msg(
    "It is the scenario's own text, after the memoir and the record. Figures that sources dispute stand by themselves, each with its source.",
  ),
  named: msg("The sources are those named in the line; `i E031` tells what one of them says."),
};

/** What was given by a person or to him; what a single buyer pays is a sale, whatever of it his offer prices. */
function givenLabel(words: Words, person: string, amount: number): string {
  const name = words.name("people", person);
  if (amount < 0) return t("to {person}", { person: name });
  return words.isBuyer(person)
    ? t("{reason} with {person}", { reason: reasonText("dealt"), person: name })
    : t("from {person}", { person: name });
}

/** What a payment is filed under: its reason and what or whom it was about. */
export function accountLabel(
  { reason, about, person, amount }: Omit<Account["lines"][number], "real">,
  words: Words,
): string {
  const why = reasonText(reason);
  if (about !== undefined) return t("{reason} {thing}", { reason: why, thing: words.label(about) });
  if (person === undefined && reason === "given") return amount < 0 ? t("to the state") : t("from the state");
  if (person === undefined) return why;
  const name = words.name("people", person);
  const takes = amount < 0 ? words.takes(person) : undefined;
  if (takes !== undefined) return takes;
  if (reason === "given") return givenLabel(words, person, amount);
  return amount < 0
    ? t("{reason} to {person}", { reason: why, person: name })
    : t("{reason} from {person}", { reason: why, person: name });
}

/** Money by what it was for, with what is held at the end, so that the lines add up to the whole. */
const ledgerLines = ({ lines }: Account, words: Words): readonly AccountLine[] =>
  lines.map((line) => ({
    text: `  ${padBefore(words.money(line.amount), 16)}  ${padBefore(words.real(line.real), 16)}  ${accountLabel(line, words)}`,
    word: line.about ?? line.person ?? "ledger",
    from: t(FROM.ledger),
  }));

/** What came and went, what it comes to in all, and how that is measured. */
function wealthLines(account: Account, words: Words, ruined: readonly string[]): readonly AccountLine[] {
  const head = t("Ledger of the household (money, and what it would buy at the end{mark}):", { mark: words.mark });
  const inAll = t("  In all: {money}, worth {real}, debts taken off.", {
    money: words.money(account.nominal),
    real: words.real(account.real),
  });
  const measured = t("  {measure} at {price}, what it cost to buy at home on that day, your own trade there apart.", {
    measure: capital(words.measure),
    price: words.price(account.unit, words.measureId),
  });
  const reckoned =
    account.reckoned === undefined
      ? []
      : [
          t("  By the prices you had last seen you reckoned it at about {real}.", {
            real: words.reckoned(account.reckoned),
          }),
        ];
  return [
    ...about("ledger", "ledger", ["", head]),
    ...ledgerLines(account, words),
    ...about("worth", "ledger", [inAll, ...ruined, measured, ...reckoned]),
  ];
}

/** What came and went of other money, in that money. */
const foreignLines = ({ foreign }: Account, words: Words): readonly string[] =>
  foreign.flatMap(({ currency, lines }) => [
    t("In {currency} (what is left or owed of it is counted above, at its price at home):", { currency }),
    ...lines.map((line) => `  ${padBefore(words.holding(currency, line.amount), 16)}  ${accountLabel(line, words)}`),
  ]);

/** What of the cost people bore that no posting shows, in the scenario's own words. */
const borneUnseen = ({ people }: Scenario, view: View, words: Words): readonly string[] =>
  people.flatMap(({ id }) => words.text(`borne.${id}`, view) ?? []).filter((text) => text !== "");

/** What was lost, and to whom: the household's hunger and deaths, what was taken, what perished, what a lender lost. */
function borne({ missed, deaths, taken, perished, lenders }: Account, words: Words): readonly string[] {
  const who = (person: string | undefined): string =>
    person === undefined ? t("The state") : capital(words.name("people", person));
  const unpaid = lenders.flatMap((of) => [
    ...(of.unpaid > 0
      ? [t("{who} has not been paid {owed}.", { who: who(of.lender), owed: words.owed(of.credit, of.unpaid) })]
      : []),
    ...(of.forgiven > 0
      ? [t("{who} forgave {owed}.", { who: who(of.lender), owed: words.owed(of.credit, of.forgiven) })]
      : []),
  ]);
  return [
    ...(deaths > 0 ? [t("{deaths} of your household died of hunger.", { deaths })] : []),
    ...(missed >= 1
      ? [
          t("Your household missed {missed} days of food, all its people counted together.", {
            missed: missed.toFixed(0),
          }),
        ]
      : []),
    ...taken.map(({ person, commodity, amount }) =>
      t("{who} took {holding}.", { who: who(person), holding: words.holding(commodity, amount) }),
    ),
    ...perished.map(({ commodity, amount }) =>
      t("{holding} perished.", { holding: capital(words.holding(commodity, amount)) }),
    ),
    ...unpaid,
  ];
}

/** What is held in an ending of ruin counts as nothing kept wherever runs are held against each other. */
const keptNothing = (session: Session, words: Words): readonly string[] =>
  isRuined(session)
    ? [
        t(
          "  That was held when ruin came; none of it counts as kept: `decisions` and `what-if` take it for {nothing}.",
          {
            nothing: words.real(0),
          },
        ),
      ]
    : [];

/** Figures the sources disagree about, with what each says: nobody should take one for known. */
const differing = ({ contested }: Scenario, words: Words): readonly string[] =>
  contested.length === 0
    ? []
    : [t("Where the sources differ:"), ...contested.map((of) => `  ${words.contested(of)}`), ""];

const about = (word: string, from: keyof typeof FROM, lines: readonly string[]): readonly AccountLine[] =>
  lines.map((text) => ({ text, word, from: t(FROM[from]) }));

/** An honest account at the end: no score, each person by a plain line, money beside what it would buy. */
export const debrief = (session: Session, words: Words): readonly string[] =>
  accountLines(session, words).map(({ text }) => text);

/** The same, each line with the word that explains it. */
export function accountLines(session: Session, words: Words): readonly AccountLine[] {
  const account = accountFor(session);
  const { campaign, program } = session;
  const { base } = program.model;
  const { rest } = campaign;
  const view = new View(program, campaign.world, rest);
  const caution = words.text(`bases.${base}`, view);
  const ending = rest.kind === "ended" ? (words.text(`endings.${rest.ending}`, view) ?? rest.ending) : t("Not ended.");
  const people = atTable(view).map(({ id, dead, hunger }) => ({
    text: `  ${words.name("members", id)}: ${dead ? diedText(session, id) : t("alive, {state}.", { state: hungerText(hunger) })}`,
    word: id,
    from: t(FROM.played),
  }));
  const bearers = [...borne(account, words), ...borneUnseen(program.model.scenario, view, words)];
  const afterwards = rest.kind === "ended" ? words.text(`afterwards.${rest.ending}`, view) : undefined;
  const texts = [afterwards, words.text("debrief", view)].filter((text) => text !== undefined);
  return [
    ...about(rest.kind === "ended" ? rest.ending : "end", "text", ["", t("--- How it ended ---"), ending, ""]),
    ...about("household", "played", [t("The people:")]),
    ...people,
    ...wealthLines(account, words, account.real > 0 ? keptNothing(session, words) : []),
    ...about("base", "text", caution === undefined ? [] : [`  * ${caution}`]),
    ...about("ledger", "ledger", foreignLines(account, words)),
    ...(bearers.length === 0 ? [] : about("lost", "ledger", ["", t("What was lost or handed over, and to whom:")])),
    ...about(
      "lost",
      "ledger",
      bearers.map((line) => `  ${line}`),
    ),
    ...about("memoir", "text", ["", ...texts.flatMap((text) => [text, ""])]),
    ...about("contested", "named", differing(program.model.scenario, words)),
    ...about("calibration", "played", [...calibrationLines(session), ""]),
    ...about(
      "foreseen",
      "played",
      [foreseenLine(session.hindsight)].flatMap((line) => (line === undefined ? [] : [line, ""])),
    ),
    ...about("hash", "played", [
      t("Seed {seed}, base {base}, {count} decisions. Hash {hash}.", {
        seed: session.choice.seed,
        base,
        count: session.decisions.length,
        hash: campaign.hash(),
      }),
    ]),
  ];
}

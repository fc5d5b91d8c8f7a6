import { type Account, accountFor, type Session, View } from "../../engine/index.js";
import type { Scenario } from "../../scenario/index.js";
import { foreseenLine } from "../hindsight.js";
import { diedText, hungerWord } from "../hunger.js";
import { capital, rounded, type Words } from "../words.js";

/** What a payment is filed under: its reason and what or whom it was about. */
function labelOf({ reason, about, person, amount }: Account["lines"][number], words: Words): string {
  if (reason === "held") return "goods still held, at the home price";
  if (reason === "owed") return "debts still owed";
  if (about !== undefined) return `${reason} ${words.label(about)}`;
  if (reason === "given" && person !== undefined)
    return `${amount < 0 ? "to" : "from"} ${words.name("people", person)}`;
  return person === undefined ? reason : `${reason} ${amount < 0 ? "to" : "from"} ${words.name("people", person)}`;
}

/** Money by what it was for, with what is held at the end, so that the lines add up to the whole. */
const ledgerLines = ({ lines }: Account, words: Words): readonly string[] =>
  lines.map(
    (line) =>
      `  ${words.money(line.amount).padStart(16)}  ${words.real(line.real).padStart(16)}  ${labelOf(line, words)}`,
  );

/** What was lost, and to whom: the household's hunger and deaths, what was taken, what perished, what a lender lost. */
function borne({ missed, deaths, taken, perished, lenders }: Account, words: Words): readonly string[] {
  const who = (person: string | undefined): string =>
    person === undefined ? "The state" : capital(words.name("people", person));
  const unpaid = lenders.flatMap((of) => [
    ...(of.unpaid > 0 ? [`${who(of.lender)} has not been paid ${words.owed(of.credit, of.unpaid)}.`] : []),
    ...(of.forgiven > 0 ? [`${who(of.lender)} forgave ${words.owed(of.credit, of.forgiven)}.`] : []),
  ]);
  return [
    ...(deaths > 0 ? [`${deaths} of your household died of hunger.`] : []),
    ...(missed >= 1
      ? [`Your household went without ${missed.toFixed(0)} days of food, counted over all its people.`]
      : []),
    ...taken.map(({ person, commodity, amount }) => `${who(person)} took ${words.holding(commodity, amount)}.`),
    ...perished.map(({ commodity, amount }) => `${capital(words.holding(commodity, amount))} perished.`),
    ...unpaid,
  ];
}

/** Figures the sources disagree about, with what each says: nobody should take one for known. */
const differing = ({ contested }: Scenario, words: Words): readonly string[] =>
  contested.length === 0 ? [] : ["Where the sources differ:", ...contested.map((of) => `  ${words.contested(of)}`), ""];

/** An honest account at the end: no score, each person by a plain line, money beside what it would buy. */
export function debrief(session: Session, words: Words): readonly string[] {
  const account = accountFor(session);
  const { campaign, program } = session;
  const { base } = program.model;
  const { rest } = campaign;
  const view = new View(program, campaign.world, rest);
  const caution = words.text(`bases.${base}`, view);
  const ending = rest.kind === "ended" ? (words.text(`endings.${rest.ending}`, view) ?? rest.ending) : "Not ended.";
  const people = view.household.members.map(
    ({ id, dead, hunger }) =>
      `  ${words.name("members", id)}: ${dead ? diedText(session, id) : `alive, ${hungerWord(hunger)}.`}`,
  );
  const bearers = borne(account, words);
  return [
    "",
    "--- How it ended ---",
    ending,
    "",
    "The people:",
    ...people,
    "",
    `Ledger of the household (money, and what it would buy at the end${words.mark}):`,
    ...ledgerLines(account, words),
    `  In all: ${words.money(account.nominal)}, worth ${words.real(account.real)}, debts taken off.`,
    ...(account.reckoned === undefined
      ? []
      : [`  By the prices you had last seen you reckoned it at about ${words.real(rounded(account.reckoned))}.`]),
    ...(caution === undefined ? [] : [`  * ${caution}`]),
    ...(bearers.length === 0 ? [] : ["", "What was lost, and to whom:", ...bearers.map((line) => `  ${line}`)]),
    "",
    ...[rest.kind === "ended" ? words.text(`afterwards.${rest.ending}`, view) : undefined, words.text("debrief", view)]
      .filter((text) => text !== undefined)
      .flatMap((text) => [text, ""]),
    ...differing(program.model.scenario, words),
    ...[foreseenLine(session.hindsight)].flatMap((line) => (line === undefined ? [] : [line, ""])),
    `Seed ${session.choice.seed}, base ${base}, ${session.decisions.length} decisions. Hash ${campaign.hash()}.`,
  ];
}

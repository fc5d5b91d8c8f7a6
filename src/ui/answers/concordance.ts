import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { stemsOf } from "../stem.js";
import type { Words } from "../words.js";
import type { Asked } from "./asked.js";
import { askableIn } from "./lookup.js";

const MOST = 3;

/** Texts of what is asked now that were told before it. */
const LATEST = 5;

/** Texts that tell nothing of what is still to come: what the catalogue says of things, the summary, why numbers are assumed. */
function known({ model: { scenario } }: Program, view: View, words: Words): readonly string[] {
  const texts = [...scenario.texts.keys()]
    .filter((key) => key === "summary" || key.startsWith("about."))
    .flatMap((key) => words.text(key, view) ?? []);
  return [...texts, ...scenario.assumptions.values()];
}

const sentences = (text: string): readonly string[] => text.split(/(?<=[.!?])\s+/);

/** Texts of what is asked now. */
const ofMoment = ({ rest, options }: View): readonly string[] =>
  rest.kind === "choose" || rest.kind === "ask"
    ? ["say", "ask", ...options.map(({ id }) => id)].map((of) => `encounters.${rest.encounter}.${rest.node}.${of}`)
    : [];

/** For a word of the program that stands in what is asked now: where, so that its meaning there comes first. */
export function onPage({ journal, view, words }: Asked, word: string): readonly string[] {
  const [stem, ...more] = stemsOf(word);
  if (stem === undefined || more.length > 0 || stem.length < 3) return [];
  const { rest } = view;
  const own = rest.kind === "choose" || rest.kind === "ask" ? `encounters.${rest.encounter}.` : undefined;
  const before = (journal?.texts ?? []).slice(-LATEST).filter(({ key }) => own !== undefined && key.startsWith(own));
  const told = [...ofMoment(view), ...before.map(({ key }) => key)]
    .flatMap((key) => words.text(key, view) ?? [])
    .flatMap(sentences)
    .find((sentence) => stemsOf(sentence).includes(stem));
  return told === undefined
    ? []
    : [t("Here '{word}' stands in: {told}", { word, told: told.replace(/[.:?!]*$/, ".") })];
}

/** What has been said in this play: of the moment, then what was told on the way, the latest first. */
function said({ journal, view, words }: Asked): readonly string[] {
  const { rest } = view;
  const ended = rest.kind === "ended" ? ["debrief", `endings.${rest.ending}`, `afterwards.${rest.ending}`] : [];
  const keys = [
    ...ofMoment(view),
    ...ended,
    ...[...(journal?.texts ?? [])].reverse().map(({ key }) => key),
    "summary",
    "content-note",
  ];
  return [...new Set(keys)].flatMap((key) => words.text(key, view) ?? []);
}

/** The sentences of what was said in which a word stands, the first few. */
function saidWith(asked: Asked, word: string): readonly string[] {
  const [stem, ...more] = stemsOf(word);
  if (stem === undefined || more.length > 0 || stem.length < 3) return [];
  const found = said(asked)
    .flatMap(sentences)
    .filter((sentence) => stemsOf(sentence).includes(stem));
  return [...new Set(found)].slice(0, MOST);
}

/** For a word of what was said by which nothing is reckoned: where it stands, and what of those sentences can be asked about. */
export function ofStory(asked: Asked, word: string): readonly string[] {
  const told = saidWith(asked, word);
  if (told.length === 0) return [];
  const askable = [...new Set(askableIn(asked.program, asked.words, told.join(" ")))];
  return [
    t("'{word}' is a word of the story; nothing is reckoned by it. It stands in:", { word }),
    ...told.map((of) => `  ${of}`),
    ...(askable.length === 0 ? [] : [t("Of that you can ask about: {names}.", { names: askable.join(", ") })]),
  ];
}

/** For a word of the program about what the scenario has nothing of: where it was said all the same. */
export function whereSaid(asked: Asked, word: string): readonly string[] {
  const told = saidWith(asked, word);
  return told.length === 0 ? [] : [t("'{word}' stands here in:", { word }), ...told.map((of) => `  ${of}`)];
}

/** For several words that stand together in what was said: where. Empty for one word, and for what was not said so. */
export function ofPhrase(asked: Asked, phrase: string): readonly string[] {
  const wanted = phrase.toLowerCase().trim();
  if (!/\p{L} +\p{L}/u.test(wanted)) return [];
  const holding = (texts: readonly string[]): readonly string[] =>
    texts.flatMap(sentences).filter((sentence) => ` ${sentence.toLowerCase()}`.includes(` ${wanted}`));
  const story = [...new Set(holding(said(asked)))].slice(0, MOST);
  const told = story.length > 0 ? story : holding(asked.printed ?? []).slice(-1);
  if (told.length === 0) return [];
  const askable = [...new Set(askableIn(asked.program, asked.words, told.join(" ")))];
  return [
    story.length > 0
      ? t("'{word}' is a word of the story; nothing is reckoned by it. It stands in:", { word: phrase })
      : t("'{word}' was told here:", { word: phrase }),
    ...told.map((of) => `  ${of.trim()}`),
    ...(askable.length === 0 ? [] : [t("Of that you can ask about: {names}.", { names: askable.join(", ") })]),
  ];
}

/** Of several names, the one read last of late; undefined where none was. */
export const lastReadOf = ({ printed = [] }: Asked, names: readonly string[]): string | undefined =>
  printed
    .slice(-LATELY)
    .flatMap((line) => names.filter((name) => line.toLowerCase().includes(name.toLowerCase())))
    .at(-1);

/** Lines that were read of late. */
const LATELY = 40;

/** For a word nothing is declared under: the sentences in which the scenario uses it. Empty where it uses none. */
export function concordance(program: Program, view: View, words: Words, word: string): readonly string[] {
  const [stem, ...more] = stemsOf(word);
  if (stem === undefined || more.length > 0 || stem.length < 3) return [];
  const found = known(program, view, words)
    .flatMap(sentences)
    .filter((sentence) => stemsOf(sentence).includes(stem));
  const told = [...new Set(found)].slice(0, MOST);
  return told.length === 0
    ? []
    : [t("'{word}' stands in what is told here:", { word }), ...told.map((of) => `  ${of}`)];
}

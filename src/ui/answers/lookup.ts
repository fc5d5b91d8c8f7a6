import type { Program } from "../../engine/index.js";
import { language } from "../../language/index.js";
import { closest } from "../../scenario/index.js";
import { keyOf, stemsOf } from "../stem.js";
import { subjectsOf, type Words } from "../words.js";
import type { Thing } from "./numbers.js";
import { isTermHere, measureNames, termNames } from "./terms.js";

/** What a word means, of whatever kind: the program's own word, a text of the catalogue about it, things so called, an outcome of chance. */
export interface Found {
  readonly term: string | undefined;
  /** A text of the catalogue, by a word it is about. */
  readonly about: string | undefined;
  readonly things: readonly Thing[];
  readonly outcome: string | undefined;
}

interface Names {
  readonly terms: ReadonlyMap<string, string>;
  /** The same as they are spelled: `open` is not `opening`, though one key. */
  readonly spelled: ReadonlyMap<string, string>;
  readonly abouts: ReadonlyMap<string, string>;
  readonly things: ReadonlyMap<string, readonly Thing[]>;
  readonly outcomes: ReadonlyMap<string, string>;
  /** Keys that only the program calls something by: ids of numbers and of ways chance can fall that have a name for a reader. */
  readonly inner: ReadonlySet<string>;
  /** Every key with the wording it stands for. */
  readonly wordings: ReadonlyMap<string, string>;
}

/** Sections of the catalogue whose entries have a name a player reads. */
const SECTIONS = new Set(
  "goods places people routes posts enforcement hiding contested credit offers skies members rations endings variables numbers recipes activities legs levels".split(
    " ",
  ),
);

/** Endings are told in sentences and asked about by id. */
const LONGEST_NAME = 100;

/** Words of a wording that is looked for in a text. */
const LONGEST_WORDING = 6;

const MOST_STEMS = 200;

/** By program and by the language its words are told in. */
const indices = new WeakMap<Program, Map<string, Names>>();

function thingsNamed({ model }: Program, words: Words): readonly { readonly name: string; readonly thing: Thing }[] {
  const { numbers, texts, variables } = model.scenario;
  const declared = [...numbers.keys()].map((id) => `numbers.${id}`);
  const regimes = [...texts.keys()].filter((key) => key.startsWith("regimes."));
  const kept = variables.filter(({ start }) => start !== undefined).map(({ id }) => `variables.${id}`);
  const pressed = regimes.map((key) => {
    const [, enforcement = "", regime = ""] = key.split(".");
    return { name: words.name(`regimes.${enforcement}`, regime), thing: { section: "enforcement", id: enforcement } };
  });
  const named = [...new Set([...texts.keys(), ...declared, ...kept])].flatMap((key) => {
    const dot = key.indexOf(".");
    const section = key.slice(0, dot);
    const id = key.slice(dot + 1);
    if (dot < 0 || !SECTIONS.has(section)) return [];
    const thing = { section, id };
    const name = words.name(section, id);
    return [id, ...(name.length > LONGEST_NAME ? [] : [name])].map((of) => ({ name: of, thing }));
  });
  return [...named, ...pressed];
}

function indexOf(program: Program, words: Words): Names {
  const indexed = indices.get(program) ?? new Map<string, Names>();
  indices.set(program, indexed);
  const known = indexed.get(language());
  if (known !== undefined) return known;
  const { texts, encounters } = program.model.scenario;
  const wordings = new Map<string, string>();
  const keyed = (wording: string): string => {
    const key = keyOf(wording);
    if (!wordings.has(key)) wordings.set(key, wording);
    return key;
  };
  const things = new Map<string, Thing[]>();
  const [ids, shown] = [new Set<string>(), new Set<string>()];
  for (const { name, thing } of thingsNamed(program, words)) {
    const key = keyed(name);
    const isInner = thing.section === "numbers" && name === thing.id && words.name("numbers", thing.id) !== name;
    (isInner ? ids : shown).add(key);
    const list = things.get(key) ?? [];
    if (!list.some(({ section, id }) => section === thing.section && id === thing.id)) list.push(thing);
    things.set(key, list);
  }
  const abouts = [...texts.keys()].flatMap(subjectsOf);
  const outcomes = encounters.flatMap(({ id, nodes }) =>
    nodes.flatMap(({ step }) =>
      step.kind === "roll" && (step.roll.kind === "odds" || step.roll.kind === "search")
        ? step.roll.outcomes.flatMap((of) => {
            const name = words.outcome(id, of);
            (name === of ? shown : ids).add(keyOf(of));
            shown.add(keyOf(name));
            return [[of, of] as const, [name, of] as const];
          })
        : [],
    ),
  );
  const index = {
    spelled: new Map(termNames().map((name) => [name, name])),
    terms: new Map(termNames().map((name) => [keyed(name), name])),
    abouts: new Map(abouts.map((name) => [keyed(name), name])),
    things,
    outcomes: new Map(outcomes.map(([name, outcome]) => [keyed(name), outcome])),
    inner: new Set([...ids].filter((key) => !shown.has(key))),
    wordings,
  };
  indexed.set(language(), index);
  return index;
}

function at(names: Names, key: string, typed = ""): Found | undefined {
  const [term, about] = [names.spelled.get(typed.trim().toLowerCase()) ?? names.terms.get(key), names.abouts.get(key)];
  const isCalled = term !== undefined || about !== undefined;
  const isInner = isCalled && names.inner.has(key); // a word a reader has, before what the program calls so
  const found = {
    term,
    about,
    things: (names.things.get(key) ?? []).filter(({ section }) => !isInner || section !== "numbers"),
    outcome: isInner ? undefined : names.outcomes.get(key),
  };
  const nothing = found.term === undefined && found.about === undefined && found.outcome === undefined;
  return nothing && found.things.length === 0 ? undefined : found;
}

/** What a wording means that is somebody's or something's whole name, in whatever case, number or form of the verb. */
export function lookUp(program: Program, words: Words, wording: string): Found | undefined {
  const thing = levelCalled(program, wording.trim().toLowerCase());
  if (thing !== undefined) return { term: undefined, about: undefined, outcome: undefined, things: [thing] };
  return at(indexOf(program, words), keyOf(wording), wording);
}

/** A way of doing an activity, by its id: `by-day` is not the word `day`. */
function levelCalled({ model }: Program, id: string): Thing | undefined {
  const of = model.scenario.activities.find(({ levels }) => id.includes("-") && levels.includes(id));
  return of === undefined ? undefined : { section: "levels", id: `${of.id}.${id}` };
}

/** Whether all of some stems stand among others. */
const within = (some: readonly string[], others: readonly string[]): boolean => some.every((of) => others.includes(of));

/** The names that stand in a wording as whole words, the longest first, none inside another. */
function namesIn(names: Names, wording: string): readonly string[] {
  const stems = stemsOf(wording).slice(0, MOST_STEMS);
  const found: string[] = [];
  for (let length = Math.min(LONGEST_WORDING, stems.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= stems.length; from += 1) {
      const key = stems.slice(from, from + length).join(" ");
      if (names.wordings.has(key) && !found.some((of) => ` ${of} `.includes(` ${key} `))) found.push(key);
    }
  }
  return found;
}

/** Things in whose names a wording stands: those a reader has, or those the program alone calls so. */
function thingsHolding(names: Names, stems: readonly string[], inner: boolean): readonly Found[] {
  const holding = [...names.things].filter(([key]) => names.inner.has(key) === inner && within(stems, key.split(" ")));
  if (stems.length === 0 || holding.length === 0) return [];
  const things = holding.flatMap(([, of]) => of);
  const unique = things.filter(
    ({ section, id }, index) => things.findIndex((of) => of.section === section && of.id === id) === index,
  );
  return [{ term: undefined, about: undefined, things: unique, outcome: undefined }];
}

/** The same for a wording that is only a part of names (`chairman`), or in which names stand (`hidden under the straw`). */
export function lookNear(program: Program, words: Words, wording: string): readonly Found[] {
  const names = indexOf(program, words);
  const stems = stemsOf(wording);
  const holding = thingsHolding(names, stems, false);
  if (holding.length > 0) return holding;
  const keys = [...names.wordings.keys()].filter((key) => !names.things.has(key) && within(stems, key.split(" ")));
  const single = keys.find((key) => names.abouts.has(key)) ?? keys[0]; // the scenario's own before the program's
  if (stems.length > 0 && single !== undefined) return [at(names, single)].flatMap((of) => of ?? []);
  const inside = partsOf(names, wording);
  if (inside.length === 0) return thingsHolding(names, stems, true);
  const isOneWord = !/\s/.test(wording.trim());
  const told = inside.slice(0, 2).flatMap((key) => at(names, key) ?? []);
  return isOneWord || covers(names, inside, stems) ? told : [];
}

/** Words a question is put in, which are never what it is about. */
const OF_QUESTIONS = new Set(
  "i me we us you he him she they them do does did will would can could should must may might have has had be been was were am not no if so how when where why which much many long often about there here then still too get out up".split(
    " ",
  ),
);

/** Names inside a wording, but for those that are only words of a question. */
const partsOf = (names: Names, wording: string): readonly string[] =>
  namesIn(names, wording).filter((key) => !key.split(" ").every((of) => OF_QUESTIONS.has(of)));

/** What has a name of its own, and is meant by it in whatever question. */
const NAMED = new Set("goods places people routes posts credit offers hiding skies".split(" "));

/** Whether some names say what a wording is about: most of its words, or half of them where somebody or something is named. */
function covers(names: Names, inside: readonly string[], stems: readonly string[]): boolean {
  const wanted = stems.filter((of) => !OF_QUESTIONS.has(of) && !/^\d/.test(of));
  const covered = wanted.filter((of) => inside.some((key) => key.split(" ").includes(of)));
  const isNamed = inside.some((key) => (names.things.get(key) ?? []).some(({ section }) => NAMED.has(section)));
  return 2 * covered.length > wanted.length || (isNamed && 2 * covered.length === wanted.length);
}

/** Names that stand in a wording under which nothing is told as a whole. */
export function namesWithin(program: Program, words: Words, wording: string): readonly string[] {
  const names = indexOf(program, words);
  return partsOf(names, wording).map((key) => names.wordings.get(key) ?? key);
}

/** Whether a text is about a step of an encounter or a choice of it: by their ids, which nobody reads. */
const isOfStep = ({ model }: Program, wording: string): boolean =>
  model.scenario.encounters.some(({ id, nodes }) =>
    nodes.some((node) => `${wording} `.startsWith(`${id} ${node.id} `)),
  );

/** Longer names of the catalogue in which a single word stands: `half of the gain`, of `gain`. */
export function longerNames(program: Program, words: Words, word: string): readonly string[] {
  const names = indexOf(program, words);
  const [stem, ...more] = stemsOf(word);
  if (stem === undefined || more.length > 0) return [];
  return [...names.abouts].flatMap(([key, wording]) =>
    key !== stem && key.split(" ").includes(stem) && !isOfStep(program, wording) ? [wording] : [],
  );
}

/** Wordings a mistyped one may have been meant for. */
export function nearest(program: Program, words: Words, wording: string): readonly string[] {
  const { wordings } = indexOf(program, words);
  const near = closest(keyOf(wording), wordings.keys());
  return near === undefined ? [] : [wordings.get(near) ?? near];
}

/** What of a text a player has before him can be asked about, in the order in which it stands there. */
export function askableIn(program: Program, words: Words, text: string): readonly string[] {
  const names = indexOf(program, words);
  return namesIn(names, text)
    .filter(
      (key) => !names.outcomes.has(key) && (names.things.has(key) || isTermHere(names.terms.get(key) ?? "", program)),
    )
    .map((key) => names.wordings.get(key) ?? key);
}

/** The first word of the program in a sentence that tells what its figures measure. */
export function measureIn(sentence: string): string | undefined {
  const text = ` ${sentence.toLowerCase()} `;
  const found = measureNames()
    .map((name) => ({ name, at: text.search(new RegExp(`[^\\p{L}]${name}[^\\p{L}]`, "u")) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.name.length - a.name.length);
  return found[0]?.name;
}

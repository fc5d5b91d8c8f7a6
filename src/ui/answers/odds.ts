import type { Program, View } from "../../engine/index.js";
import { msg, t, tn } from "../../language/index.js";
import { looks, oddsPercent, wholePercents } from "../figures.js";
import type { Words } from "../words.js";

type Post = Program["model"]["scenario"]["posts"][number];

/** What chance a belief is about, in words: the whole of it, and short names for its outcomes. */
export interface BeliefWords {
  readonly says: string;
  /** By outcome id; an outcome without a word of its own is told by the others. */
  readonly outcomes: Readonly<Record<string, string>>;
  /** What no text tells when it happens, by outcome id: a post that let one pass, a clear sky. */
  readonly unsaid: Readonly<Record<string, string>>;
  /** What it does not move with, though what is decided does. */
  readonly whatever?: string;
  /** It is of being caught by what may come and pass one by. */
  readonly isCatch?: boolean;
}

/** Outcomes that are the engine's own words, for a reader. A scenario's own outcomes are its own words. */
const ROLLED: Readonly<Record<string, string>> = {
  releases: msg("lets you go"),
  "wants-more": msg("wants more"),
  keeps: msg("keeps it and lets you go"),
  reports: msg("reports you"),
  all: msg("kills all in the open"),
  part: msg("kills a part"),
  away: msg("does not come"),
  missed: msg("comes and passes you by"),
  caught: msg("catches you"),
  holds: msg("holds to it"),
  found: msg("found"),
  clean: msg("nothing found"),
  defects: msg("keeps it for himself"),
};
export const outcomeText = (id: string): string => (ROLLED[id] === undefined ? id : t(ROLLED[id]));

function ofPost(program: Program, words: Words, belief: number): BeliefWords | undefined {
  const post = program.model.scenario.posts.find((of) => of.belief === belief);
  if (post === undefined) return undefined;
  const name = words.name("posts", post.id);
  if (post.comes !== undefined)
    return {
      says: t("being caught by {name} on a day of work", { name }),
      outcomes: { yes: "" },
      unsaid: {},
      isCatch: true,
    };
  return {
    says: t("being stopped at {name}", { name }),
    outcomes: { yes: "" },
    unsaid: { yes: stoppedText(program, words, post), no: t("You passed {name}, and nobody stopped you.", { name }) },
  };
}

/** Which post it is that stops one, and at the end of what it stands. */
function stoppedText({ model }: Program, words: Words, post: Post): string {
  const index = model.scenario.posts.indexOf(post);
  const [leg, ...more] = model.scenario.routes.flatMap((route) =>
    route.legs.filter((of) => of.post === index).map((of) => words.name("legs", `${route.id}.${of.id}`)),
  );
  const name = words.name("posts", post.id);
  return leg === undefined || more.length > 0
    ? t("You are stopped at {name}.", { name })
    : t("You are stopped at {name}, at the end of {leg}.", { name, leg });
}

function ofSky(program: Program, words: Words, belief: number): BeliefWords | undefined {
  const sky = program.model.scenario.skies.find((of) => of.belief === belief);
  if (sky === undefined) return undefined;
  const name = words.name("skies", sky.id);
  return {
    says: t("{name}, on a given day", { name }),
    outcomes: { yes: "" },
    unsaid: { no: t("There was no {name}.", { name }), yes: t("There was {name}.", { name }) },
  };
}

function ofHiding(program: Program, words: Words, belief: number): BeliefWords | undefined {
  const hiding = program.model.scenario.hiding.find((of) => of.belief === belief);
  if (hiding === undefined) return undefined;
  const name = words.name("hiding", hiding.id);
  return {
    says: t("a search finding a full load {name}", { name }),
    outcomes: { yes: "" },
    unsaid: {},
  };
}

function ofOfficer(program: Program, words: Words, belief: number): BeliefWords | undefined {
  const { officers, people } = program.model.scenario;
  const officer = officers.find((of) => of.belief === belief);
  if (officer === undefined) return undefined;
  const name = words.name("people", people[officer.person]?.id ?? "");
  const outcomes = { releases: t("lets you go"), keeps: t("keeps it and lets you go"), reports: t("reports you") };
  return { says: t("{name} who has found something", { name }), outcomes, unsaid: {} };
}

function ofCold(program: Program, words: Words, belief: number): BeliefWords | undefined {
  const good = program.model.scenario.goods.find((of) => of.cold?.belief === belief);
  if (good === undefined) return undefined;
  const name = words.name("goods", good.id);
  return {
    says: t("a day of snow killing all {name} in the open (if not all, then a part)", { name }),
    outcomes: { all: "" },
    unsaid: {},
  };
}

function ofContact(program: Program, words: Words, belief: number): BeliefWords | undefined {
  const { contacts, people } = program.model.scenario;
  const contact = contacts.find((of) => of.belief === belief);
  if (contact === undefined) return undefined;
  const name = words.name("people", people[contact.person]?.id ?? "");
  const whatever = t("; whatever he is paid and holds");
  return { says: t("{name} holding to what was agreed", { name }), outcomes: { holds: "" }, unsaid: {}, whatever };
}

const KINDS = [ofPost, ofSky, ofHiding, ofOfficer, ofContact, ofCold];

/** Puts the belief at a position of the scenario into words. */
export function beliefWords(program: Program, words: Words, belief: number): BeliefWords {
  for (const kind of KINDS) {
    const found = kind(program, words, belief);
    if (found !== undefined) return found;
  }
  return { says: program.model.scenario.beliefs[belief]?.id ?? "", outcomes: { yes: "" }, unsaid: {} };
}

/** `20 %`, or `lets you go 30 %, keeps it 60 %`. */
export function oddsText(
  belief: BeliefWords,
  outcomes: readonly { readonly id: string; readonly odds: number }[],
): string {
  return outcomes
    .filter(({ id }) => Object.hasOwn(belief.outcomes, id))
    .map(({ id, odds }) => `${belief.outcomes[id] ?? ""} ${oddsPercent(odds)}`.trim())
    .join(", ");
}

/** The same without its outcomes' names, where these have just been said. */
export const barePercents = (
  belief: BeliefWords,
  outcomes: readonly { readonly id: string; readonly odds: number }[],
): string =>
  outcomes
    .filter(({ id }) => Object.hasOwn(belief.outcomes, id))
    .map(({ odds }) => oddsPercent(odds))
    .join(", ");

const heard = (seen: number, came: string): string =>
  seen === 0
    ? t("by hearsay")
    : `${tn(seen, "hearsay, and seen {seen} time by yourself", "hearsay, and seen {seen} times by yourself", { seen })}${came}`;

/** Of what either happens or does not: how often it has, as far as it was seen. */
function cameText({ outcomes, isCatch }: BeliefWords, { came, seen }: Believed): string {
  const [first, ...others] = Object.values(outcomes);
  if (first !== "" || others.length > 0 || looks(seen) < 2) return "";
  const times = looks(came);
  if (isCatch === true)
    return times === 0
      ? t("; you were never caught")
      : tn(times, "; you were caught once", "; you were caught {times} times", { times });
  return times === 0 ? t("; it never came") : tn(times, "; it came once", "; it came {times} times", { times });
}

/** Of being stopped or caught at a post, what the attention drawn makes of the odds. */
export function attentionText({ noticed, outcomes }: Believed): string {
  if (noticed === undefined) return "";
  const [low, high] = [oddsPercent(noticed.low), oddsPercent(noticed.high)];
  if (high === oddsPercent(outcomes[0]?.odds ?? 0)) return "";
  return low === high
    ? t("; with the attention you have drawn {high}", { high })
    : t("; with the attention you have drawn {low} to {high}", { low, high });
}

/** Of a hiding place that holds less or more than a full load, the odds for what is in it. */
function withLoad({ loaded, outcomes }: Believed): string {
  const odds = loaded === undefined ? "" : oddsPercent(loaded);
  return odds === "" || odds === oddsPercent(outcomes[0]?.odds ?? 0)
    ? ""
    : t("; for what you have of it with you {odds}", { odds });
}

type Believed = View["beliefs"][number];

/** The odds the trader believes, each with what it is a chance of. `of` keeps only some positions. */
export function beliefLines(
  program: Program,
  view: View,
  words: Words,
  of: (belief: number) => boolean = () => true,
): readonly string[] {
  return view.beliefs.flatMap((each, index) => {
    if (!of(index)) return [];
    const belief = beliefWords(program, words, index);
    const rests = `${heard(looks(each.seen), cameText(belief, each))}${belief.whatever ?? ""}`;
    return [`  ${belief.says}: ${oddsText(belief, each.outcomes)}${attentionText(each)}${withLoad(each)} (${rests})`];
  });
}

type Regimes = View["enforcement"][number];

/** `lax 20 %, as usual 60 %, a campaign 20 %`. */
export const regimesText = (words: Words, { id, regimes }: Regimes): string => {
  const percents = wholePercents(regimes.map(({ odds }) => odds));
  return regimes.map((of, at) => `${words.name(`regimes.${id}`, of.id)} ${percents[at]}`).join(", ");
};

/** How hard the state presses, as the trader believes. `of` keeps only some. */
export const enforcementLines = (
  view: View,
  words: Words,
  of: (id: string) => boolean = () => true,
): readonly string[] =>
  view.enforcement.flatMap((each) =>
    of(each.id)
      ? [
          t("  {name} now: {odds} (by what is heard and seen)", {
            name: words.name("enforcement", each.id),
            odds: regimesText(words, each),
          }),
        ]
      : [],
  );

/** `through 55 %, stuck 45 %`. Outcomes of the engine's own have its words; a scenario's are its own, even where one is called the same, by what its catalogue calls them in that encounter. */
export function outlookText(
  outlook: readonly { readonly id: string; readonly odds: number }[],
  words?: Words,
  encounter = "",
): string {
  const own = outlook.some(({ id }) => ROLLED[id] === undefined);
  const percents = wholePercents(outlook.map(({ odds }) => odds));
  const called = (id: string): string => (own ? (words?.outcome(encounter, id) ?? id) : outcomeText(id));
  return outlook.map(({ id }, at) => `${called(id)} ${percents[at]}`).join(", ");
}

import { type Session, View } from "../engine/index.js";
import { t } from "../language/index.js";
import { firstPlace, type Lesson, type LessonPlace, placeIn, type Step } from "../lessons/index.js";
import { LessonStore } from "../store/index.js";
import { LinePlay, leavesPlay, placeLine, type Until, Words, wrapLines } from "../ui/index.js";
import type { OpenPlay } from "../ui/screens.js";
import { asPlay, fresh, fromSave } from "./commands/opening.js";
import { runScreens } from "./commands/screens.js";
import { explainError } from "./errors.js";
import { print } from "./output.js";
import { runnable } from "./runnable.js";
import { whyLines } from "./terminal.js";
import { Typed } from "./typed.js";

const out = (line: string): void => {
  const { columns } = process.stdout;
  print(process.stdout.isTTY && columns !== undefined ? wrapLines(line, columns - 1) : line);
};

/** Lines as they stand on the screen, a screenful at a time, cut between entries where one fits a screen; all at once where nobody reads along. */
function pagesOf(lines: readonly string[]): readonly (readonly string[])[] {
  const { columns = 80, rows = 24, isTTY } = process.stdout;
  if (!isTTY || process.stdin.isTTY !== true) return [lines];
  const room = Math.max(5, rows - AROUND_A_PAGE);
  return lines
    .map((line) => wrapLines(line, columns - 1).split("\n"))
    .reduce<readonly (readonly string[])[]>((pages, entry) => withEntry(pages, entry, room), []);
}

/** Pages with one entry more: on the last page if it fits there, on a new one if it fits that, else over as many as it takes. */
function withEntry(
  pages: readonly (readonly string[])[],
  entry: readonly string[],
  room: number,
): readonly (readonly string[])[] {
  const last = pages.at(-1) ?? [];
  if (last.length + entry.length <= room) return [...pages.slice(0, -1), [...last, ...entry]];
  const here = entry.length <= room ? 0 : room - last.length;
  const rest = entry.slice(here);
  const begun = here === 0 ? pages : [...pages.slice(0, -1), [...last, ...entry.slice(0, here)]];
  const more = Array.from({ length: Math.ceil(rest.length / room) }, (_none, page) =>
    rest.slice(page * room, (page + 1) * room),
  );
  return [...begun, ...more];
}

/** Lines of the screen a page leaves free: its heading, what Enter does, the prompt. */
const AROUND_A_PAGE = 5;

const heading = (title: string): void => {
  out("");
  out(`--- ${title} ---`);
};

type Of<K extends Step["kind"]> = Extract<Step, { kind: K }>;

const stopAfter = (day: number, onScreens: boolean): Until => ({
  day,
  says: onScreens
    ? t("The lesson stops here: day {day} is over. q goes on with it.", { day })
    : t("The lesson stops here: day {day} is over.", { day }),
});

/** How a play stands, for one who looks back on it: where and when, and how everybody is. */
function standing({ program, campaign }: Session, until: Until | undefined): readonly string[] {
  const view = new View(program, campaign.world, campaign.rest);
  const words = new Words(program);
  const dead = view.household.members.filter((of) => of.dead).map(({ id }) => words.name("members", id));
  const hungry = view.household.members.filter((of) => !of.dead && of.hunger > 0).length;
  return [
    placeLine(view, words, until?.day),
    dead.length === 0 ? t("Nobody of the household has died.") : t("Died: {who}.", { who: dead.join(", ") }),
    ...(hungry === 0 ? [] : [t("Going short of food: {count}.", { count: hungry })]),
    t("All you have, less debts, is worth about {real}.", { real: words.reckoned(view.wealth) }),
  ];
}

/** A lesson as one student goes through it at a terminal, or from a pipe. The place is kept at each step until the last. */
export class LessonWalk {
  private readonly lesson: Lesson;
  private readonly plain: boolean;
  private readonly typed = new Typed();
  private readonly store: LessonStore;
  private readonly steps: readonly Step[];
  private place: LessonPlace;

  constructor(lesson: Lesson, steps: readonly Step[], plain: boolean) {
    this.lesson = lesson;
    this.steps = steps;
    this.plain = plain;
    this.store = new LessonStore(lesson.id);
    this.place = firstPlace(steps);
  }

  /** All steps in order, from where the student left or with `anew` from the first, until he leaves. */
  async walk(anew: boolean): Promise<void> {
    if (anew) this.store.drop();
    this.goOn();
    try {
      while (this.place.at < this.steps.length) {
        const step = this.steps[this.place.at];
        if (step === undefined || !(await this.take(step))) return this.farewell();
        this.mark({ at: this.place.at + 1 });
      }
      this.store.drop();
      const { asked, right } = this.place;
      out("");
      out(
        t("The quiz: {right} of {asked} right. This is for you alone; what you answered is not kept.", {
          right,
          asked,
        }),
      );
    } finally {
      this.typed.close();
    }
  }

  /** Takes up the place that was kept. */
  private goOn(): void {
    const kept = this.store.read();
    if (kept === undefined) return;
    const place = placeIn(kept, this.steps);
    if (place === undefined) return out(t("This lesson has changed since you left it, so it begins anew."));
    this.place = place;
    const { title } = this.steps[place.at] ?? { title: "" };
    const where = { step: place.at + 1, count: this.steps.length, title };
    out(t("You left this lesson at step {step} of {count}, {title}, and go on there.", where));
    out(t("To begin anew: {command}", { command: runnable("lesson", this.lesson.id, "--anew") }));
  }

  private mark(changed: Partial<LessonPlace>): void {
    this.place = { ...this.place, ...changed };
    if (this.place.at < this.steps.length) this.store.write(this.place);
  }

  private farewell(): void {
    if (this.place.at === 0) return;
    out("");
    const command = runnable("lesson", this.lesson.id);
    out(t("Your place in the lesson is kept. Go on with: {command}", { command }));
  }

  /** One step; false when the student leaves. */
  private take(step: Step): Promise<boolean> {
    switch (step.kind) {
      case "tell":
        return this.tell(step.title, step.lines);
      case "ask":
        return this.ask(step);
      case "came":
        return this.tell(step.title, this.cameOf(step));
      case "play":
        return this.play(step);
    }
  }

  private async tell(title: string, lines: readonly string[]): Promise<boolean> {
    for (const [index, page] of pagesOf(lines).entries()) {
      heading(index === 0 ? title : t("{title}, page {page}", { title, page: index + 1 }));
      for (const line of page) out(line);
      if (!(await this.turned())) return false;
    }
    return true;
  }

  /** Each prediction beside what came out, and why. */
  private cameOf({ predictions }: Of<"came">): readonly string[] {
    const { played = [] } = this.place;
    const own = played.length === 0 ? [] : ["", t("How your own play stood:"), ...played.map((of) => `  ${of}`)];
    const came = predictions.flatMap(({ asks, options, answer: { right, because } }, at) => {
      const chosen = this.place.predicted[at] ?? undefined;
      return [
        ...(at === 0 ? [] : [""]),
        asks,
        `  ${t("You predicted: {option}.", { option: (chosen === undefined ? undefined : options[chosen]) ?? t("nothing") })}`,
        `  ${t("What comes out: {what}", { what: `${options[right] ?? ""}. ${because}` })}`,
      ];
    });
    return [...came, ...own];
  }

  /** Waits until a person at the terminal has read; false when he leaves. */
  private async turned(): Promise<boolean> {
    if (!process.stdin.isTTY) return true;
    out(t("(Enter goes on, `quit` leaves and keeps your place)"));
    const line = await this.typed.next();
    return line !== undefined && !leavesPlay(line);
  }

  private async ask(step: Of<"ask">): Promise<boolean> {
    heading(step.title);
    out(step.asks);
    for (const [index, option] of step.options.entries()) out(`  ${index + 1}  ${option}`);
    out(t("(a number; `skip` passes over, `quit` leaves and keeps your place)"));
    const chosen = await this.chosen(step.options.length);
    if (chosen !== undefined) this.note(step, chosen);
    return chosen !== undefined;
  }

  /** The option named, from 0; `skipped`; undefined when the student leaves. */
  private async chosen(options: number): Promise<number | "skipped" | undefined> {
    for (;;) {
      const line = (await this.typed.next())?.trim();
      if (line === undefined || leavesPlay(line)) return undefined;
      if (/^skip$/i.test(line)) return "skipped";
      const number = Number(line);
      if (Number.isInteger(number) && number >= 1 && number <= options) return number - 1;
      out(t("Type a number from 1 to {options}, `skip`, or `quit`.", { options }));
    }
  }

  /** Takes an answer into the place; it is written down with the step that follows. */
  private note({ options, answer }: Of<"ask">, chosen: number | "skipped"): void {
    if (answer === undefined) {
      const predicted = [...this.place.predicted, chosen === "skipped" ? null : chosen];
      this.place = { ...this.place, predicted };
      return;
    }
    if (chosen === "skipped") return;
    const right = chosen === answer.right;
    this.place = { ...this.place, asked: this.place.asked + 1, right: this.place.right + (right ? 1 : 0) };
    const verdict = right ? t("Yes.") : t("No: {option}.", { option: options[answer.right] ?? "" });
    out(`${verdict} ${answer.because}`);
  }

  /** The lesson's play, begun or gone on with; the lesson's place holds where it is kept. */
  private async opened(until: Until | undefined): Promise<OpenPlay> {
    const { scenario, seed, base, set = [] } = this.lesson.play;
    const begin = async (): Promise<OpenPlay> =>
      asPlay(await fresh(scenario, { seed, set, quiet: true, ...(base === undefined ? {} : { base }) }));
    const { save: kept } = this.place;
    let open: OpenPlay;
    try {
      open = kept === undefined ? await begin() : asPlay(await fromSave(kept, {}));
    } catch (error) {
      const why = explainError(error).text;
      out(t("The play you began cannot be gone on with ({why}), so it begins anew.", { why }));
      open = await begin();
    }
    const { save } = open;
    const keep = (): void => {
      save?.();
      if (this.place.save !== open.path) this.mark({ save: open.path });
    };
    return Object.defineProperty({ ...open, until, save: keep }, "path", { get: () => open.path });
  }

  /** Says what is to be played; false when the student leaves before it. */
  private async announced({ title, says, until }: Of<"play">, onScreens: boolean): Promise<boolean> {
    heading(title);
    out(says);
    if (until !== undefined) out(t("The play stops by itself when day {until} is over.", { until }));
    out(
      onScreens
        ? t("On the screens q comes back to the lesson at any time.")
        : t("`quit` comes back to the lesson at any time."),
    );
    return !onScreens || this.turned();
  }

  /** The play: on screens at a terminal that has room for them, else in lines. Back to it as often as is wanted. */
  private async play(step: Of<"play">): Promise<boolean> {
    const onScreens = !this.plain && whyLines({}) === undefined;
    if (!(await this.announced(step, onScreens))) return false;
    let until = step.until === undefined ? undefined : stopAfter(step.until, onScreens);
    let next = await this.sitting(until, onScreens);
    while (next === "back" || next === "past") {
      if (next === "past") until = undefined;
      next = await this.sitting(until, onScreens);
    }
    return next === "on";
  }

  /** The play from where it stands until the student comes back from it, and where he goes then; `past`: on beyond the lesson's last day. */
  private async sitting(until: Until | undefined, onScreens: boolean): Promise<"on" | "back" | "past" | "leave"> {
    const open = await this.opened(until);
    if (onScreens) await this.typed.aside(() => runScreens({}, open, undefined, true));
    else if (!(await this.inLines(open))) return "leave";
    this.mark({ played: [...standing(open.session, until)] });
    const { ended, world } = open.session.campaign;
    if (!process.stdin.isTTY || ended) return "on";
    const next = await this.afterPlay();
    return next === "back" && world.day > (until?.day ?? world.day) ? "past" : next;
  }

  /** What a student does who has come back from a play that is not over. */
  private async afterPlay(): Promise<"on" | "back" | "leave"> {
    for (;;) {
      out(t("(Enter goes on with the lesson, `back` goes back to the play, `quit` leaves and keeps your place)"));
      const line = (await this.typed.next())?.trim();
      if (line === undefined || leavesPlay(line)) return "leave";
      if (line === "") return "on";
      if (/^(back|b)$/i.test(line)) return "back";
    }
  }

  /** The play in plain lines; false at the end of the input. */
  private async inLines({ session, save, says, resumed, until }: OpenPlay): Promise<boolean> {
    const line = new LinePlay(session, { print: out, save, says, until });
    line.open(resumed);
    while (!line.ended && line.stopped === undefined) {
      const text = await this.typed.next();
      if (text === undefined) return false;
      if (leavesPlay(text)) break;
      line.take(text);
    }
    return true;
  }
}

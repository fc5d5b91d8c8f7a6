import type { Decision } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { Browsing } from "./browsing.js";
import { Canvas } from "./canvas.js";
import { Keeping, sentence } from "./keeping.js";
import type { Input } from "./keys.js";
import { roomFor } from "./layout.js";
import { type Looked, Looking } from "./looking.js";
import { isMore } from "./news.js";
import type { OpenPlay, OpenReplay, ScreenPorts, ScreensLeft } from "./ports.js";
import { withinPage } from "./reading.js";
import { step } from "./reduce.js";
import type { About, SaveCard, Scene } from "./scene/model.js";
import { cardWords, saveWords } from "./scene/picker.js";
import { type Effect, focused, initialState, meet, pageOf, scenarioAt, toldAll, type UiState } from "./state.js";
import { Table } from "./table.js";
import { Theme } from "./theme.js";
import { Turns } from "./turns.js";

/** Runs the screens: takes input, asks the campaign, draws what is there then. Nothing moves on its own. */
export class Screens {
  private readonly ports: ScreenPorts;
  private readonly theme: Theme;
  private readonly canvas: Canvas;
  private readonly turns = new Turns({
    soon: (run) => this.ports.terminal.soon(run),
    begin: () => this.resize(),
    take: (input) => this.take(input),
    draw: () => this.draw(),
    failed: (error) => this.failed?.(error),
  });
  private readonly looking = new Looking({
    state: () => this.state,
    change: (mode) => {
      this.state = { ...this.state, mode };
    },
    note: (text) => this.note(text),
    drawSoon: () => this.turns.soon(),
  });
  private state: UiState;
  private scene: Scene;
  private readonly table = new Table();
  private readonly keeping = new Keeping();
  private readonly browsing: Browsing;
  private closed = false;
  /** The last decision let days pass. */
  private waited = false;
  private left: ((how: ScreensLeft) => void) | undefined;
  private failed: ((error: unknown) => void) | undefined;

  constructor(ports: ScreenPorts) {
    this.ports = ports;
    this.theme = new Theme(ports);
    this.canvas = new Canvas(ports.terminal, this.theme);
    const { desk } = ports;
    this.browsing = new Browsing(desk, {
      later: (read) => this.later(read),
      under: () => scenarioAt(this.state, this.scene)?.id,
      looking: () => this.table.isEmpty && !this.closed,
    });
    if (ports.open === undefined && ports.replay === undefined) this.browsing.list();
    this.state = initialState(desk.freshSeed(), !this.browsing.hasSaves && ports.open?.resumed !== true);
    this.scene = this.browsing.scene;
  }

  /** Runs until the player stops. Rejects with whatever fault a rule threw. */
  async run(): Promise<ScreensLeft> {
    const { terminal, open, replay } = this.ports;
    const end = new Promise<ScreensLeft>((done, fail) => {
      this.left = done;
      this.failed = fail;
    });
    const silence = terminal.listen({ input: (input) => this.turns.input(input), resized: () => this.resized() });
    try {
      if (replay !== undefined) await this.looked(replay.of, replay.at);
      else if (open === undefined) this.toPicker();
      else await this.opened(open);
      return await end;
    } finally {
      silence();
      this.looking.stop();
      this.closed = true;
      this.canvas.close();
    }
  }

  /** A page that was opened for want of room is closed where there is enough. */
  private resized(): void {
    this.canvas.forget();
    const { mode } = this.state;
    if (mode.kind === "told" && !this.isMore) this.state = { ...this.state, mode: mode.under };
    this.turns.soon();
  }

  private take(input: Input): void {
    const { columns, rows } = this.ports.terminal;
    const { state, effect } = step({ ...this.state, sight: this.canvas.sight }, this.scene, input);
    this.state = withinPage(state, this.scene, columns, rows);
    if (effect !== undefined) this.effect(effect);
  }

  private resize(): void {
    const { columns, rows } = this.ports.terminal;
    const small = roomFor(columns, rows) === "small";
    if (small !== this.state.small) this.state = { ...this.state, small };
  }

  private draw(): void {
    this.resize();
    this.canvas.draw(this.scene, this.state);
  }

  private note(note: string): void {
    this.state = { ...this.state, note };
  }

  /** Leaves, unless the last decisions could not be saved: then it says so once and leaves when asked again. */
  private leave(how: ScreensLeft["how"]): void {
    const why = this.keeping.lost(this.table.play);
    if (why !== undefined)
      return this.note(t("{why}. The last decisions are not kept; leave once more to lose them.", { why }));
    this.left?.({ play: this.table.play, how });
  }

  private effect(effect: Effect): void {
    const { desk } = this.ports;
    switch (effect.kind) {
      case "decide":
        return this.decide(effect.decision);
      case "undo":
        return this.undo(effect.steps);
      case "turn":
        return this.turn(effect.to);
      case "fork":
        return this.fork();
      case "return":
        return this.comeBack();
      case "replay":
        return this.lookAt(effect.save?.path ?? this.table.play?.path);
      case "inquire":
      case "turns":
      case "ways":
      case "otherwise":
      case "compare":
      case "stop":
        return this.lookInto(effect);
      case "explain":
        return this.page("why", effect.about);
      case "sources":
        return this.page("source", effect.about);
      case "start":
        return this.opening(t("Opening {scenario} ...", { scenario: effect.scenario }), () =>
          desk.start(effect.scenario, effect.seed, effect.base, effect.strict),
        );
      case "resume":
        return this.opening(t("Playing it again up to where you were ..."), () => desk.resume(effect.save));
      case "delete":
        return this.delete(effect.save);
      case "look":
        return this.browsing.look(effect.scenario);
      case "reroll":
        this.state = { ...this.state, seed: desk.freshSeed() };
        return;
      case "picker":
        if (this.ports.within === true) return this.leave("quit");
        return this.ports.alone === undefined ? this.toPicker() : this.note(this.ports.alone);
      case "lines":
        return this.leave("lines");
      case "quit":
        return this.leave(effect.interrupted ? "interrupted" : "quit");
    }
  }

  /** What is found out on other threads, about the play that is open or a scenario. */
  private lookInto(effect: Looked): void {
    const { looking } = this;
    const { run } = this.table;
    if (effect.kind === "stop") return looking.stop();
    if (effect.kind === "compare") return this.compare(effect.scenario, effect.base);
    if (run === undefined) return this.note(t("Runs are not looked into here."));
    this.shown(() => looking.look(run, effect));
  }

  /** Keys wait until what shows a report is loaded, so that none of them falls on the screen before. */
  private shown(open: () => void): void {
    this.waiting("", async () => {
      await import("./scene/report.js");
      open();
    });
  }

  private compare(scenario: string | undefined, base: string | undefined): void {
    const { desk } = this.ports;
    const compare = scenario === undefined ? this.table.run?.compare : desk.compare?.(scenario, base);
    const title = this.scene.rest === "picker" ? (scenarioAt(this.state, this.scene)?.title ?? "") : this.scene.title;
    if (compare === undefined) return this.note(t("Strategies are not compared here."));
    this.shown(() => void this.looking.compare(compare, title));
  }

  private decide(decision: Decision): void {
    const { table } = this;
    const before = this.scene.rest === "picker" ? [] : this.scene.news;
    const refused = table.decide(decision);
    if (refused !== undefined) return this.note(refused);
    this.met(this.state, this.keeping.save(table.play) ?? table.stopped ?? "");
    this.waited = decision.do === "wait";
    this.tell(before);
  }

  /** Whether the screen has no room for all that has come of the last decision. */
  private get isMore(): boolean {
    const { scene, waited } = this;
    const { columns, rows } = this.ports.terminal;
    return scene.rest !== "picker" && isMore(scene, columns, rows, waited);
  }

  /** What has come of a decision has a page of its own where the screen has no room for all of it; of a wait, for what no panel tells. */
  private tell(before: readonly string[]): void {
    const { scene } = this;
    if (scene.rest === "picker" || scene.news === before) return;
    const { encounter } = scene;
    const title = encounter?.post === undefined ? t("What happened") : encounter.title;
    if (this.isMore) this.state = toldAll(this.state, title, scene.news);
  }

  private undo(steps: number): void {
    const told = this.table.undo(steps);
    if (told !== undefined) this.met(this.state, this.keeping.save(this.table.play) ?? told);
  }

  private page(tells: "why" | "source", about: About | undefined): void {
    const lines = this.table.tells(tells, about);
    if (lines === undefined && about?.cause === undefined) return this.cardWords(tells);
    this.state = { ...this.state, mode: pageOf(tells, about, lines ?? about?.cause ?? [], this.state.mode) };
  }

  /** Where a scenario is picked: what the words of its card mean. */
  private cardWords(tells: "why" | "source"): void {
    const about: About = { word: "", title: t("the words of this screen") };
    const lines = this.state.list === "saves" ? saveWords() : cardWords();
    this.state = { ...this.state, mode: pageOf(tells, about, lines, this.state.mode) };
  }

  private toPicker(): void {
    const { desk } = this.ports;
    // A play of which nothing was decided is as good as not begun: the seed stays.
    const { decisions = [] } = this.table.play?.session ?? {};
    if (decisions.length > 0) this.state = { ...this.state, seed: desk.freshSeed() };
    this.looking.stop();
    this.table.clear();
    this.browsing.list();
    this.show();
    this.browsing.read();
  }

  /** Shows the picker as it is known by now. */
  private show(): void {
    if (!this.table.isEmpty) return;
    const before = this.scene.rest;
    this.scene = this.browsing.scene;
    if (before !== "picker" || this.canvas.isBlank) this.state = meet(this.state, this.scene);
    this.draw();
  }

  /** Reads something after the frame that is on the screen now, and shows it when it is there. */
  private later(read: () => Promise<void>): void {
    this.ports.terminal.soon(() => {
      read().then(
        () => this.show(),
        (error) => this.failed?.(error),
      );
    });
  }

  private delete(save: SaveCard): void {
    let told = t("The save '{name}' is deleted.", { name: save.name });
    try {
      this.browsing.delete(save);
    } catch (error) {
      told = sentence(error);
    }
    this.scene = this.browsing.scene;
    this.state = { ...meet(this.state, this.scene), note: told };
  }

  /** Opens a play after saying so. */
  private opening(says: string, open: () => Promise<OpenPlay>): void {
    this.waiting(says, async () => this.opened(await open()));
  }

  /** Does what takes long after saying so; a fault is told where one stands. Keys wait meanwhile. */
  private waiting(says: string, run: () => Promise<void>): void {
    this.note(says);
    this.turns.waiting(() => run().catch((error) => this.note(sentence(error))));
  }

  /** `again`: it has been shown before, so that its log is played up to here. */
  private async opened(play: OpenPlay, again = play.resumed): Promise<void> {
    await this.table.open(play, this.theme, again);
    this.met(this.fresh, this.table.stopped ?? play.note);
    this.draw();
  }

  /** The state with which another play is met; what was pointed at in the picker is found there again. */
  private get fresh(): UiState {
    const { scenarios, saves } = this.state.cursors;
    return {
      ...focused(this.state, "do"),
      beside: "prices",
      cursors: { ...(scenarios && { scenarios }), ...(saves && { saves }) },
    };
  }

  /** Meets what lies open now. */
  private met(state: UiState, note: string): void {
    const { scene } = this.table;
    if (scene === undefined) return;
    this.scene = scene;
    this.state = { ...meet(state, scene), note };
  }

  /** Opens the record at a path to be looked at from its beginning. */
  private lookAt(path: string | undefined): void {
    const { desk } = this.ports;
    if (path === undefined || desk.replay === undefined) return this.note(t("Records are not replayed here."));
    this.waiting(t("Playing it again ..."), async () => {
      const replay = await desk.replay?.(path);
      if (replay !== undefined) await this.looked(replay, 0);
    });
  }

  private async looked(replay: OpenReplay, at: number): Promise<void> {
    await this.table.look(replay, this.theme, at);
    this.met(this.fresh, replay.note);
    this.draw();
  }

  private turn(to: number): void {
    this.table.turn(to);
    this.met(this.state, "");
  }

  /** From a recorded play to where it was opened: the play that had ended, the scenarios, the command line. */
  private comeBack(): void {
    const { from } = this.table;
    if (from !== undefined) return this.waiting("", () => this.opened(from, true));
    if (this.ports.replay !== undefined) return this.leave("quit");
    this.toPicker();
  }

  /** Goes on with the recorded play as one of one's own, kept at once. */
  private fork(): void {
    const { table } = this;
    this.waiting(t("Taking over ..."), async () => {
      const play = table.fork();
      if (play !== undefined) await this.opened(play);
    });
  }
}

import { type Instance, render } from "ink";
import { t } from "../../language/index.js";
import { App } from "./app.js";
import type { Input } from "./keys.js";
import { roomFor } from "./layout.js";
import { Looking } from "./looking.js";
import type { OpenPlay, OpenReplay, ScreenPorts, ScreensLeft } from "./ports.js";
import { step } from "./reduce.js";
import type { CampaignScenes } from "./scene/campaign.js";
import type { About, PickerScene, SaveCard, ScenarioCard, Scene } from "./scene/model.js";
import type { ReplayScenes } from "./scene/replay.js";
import { FrameSink } from "./sink.js";
import { type Effect, focused, initialState, meet, scenarioAt, type UiState } from "./state.js";
import { Theme } from "./theme.js";

type Looked = Extract<Effect, { readonly kind: "inquire" | "turns" | "ways" | "otherwise" | "compare" | "stop" }>;

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs the screens: takes input, asks the campaign, draws what is there then. Nothing moves on its own. */
export class Screens {
  private readonly ports: ScreenPorts;
  private readonly theme: Theme;
  private readonly sink: FrameSink;
  private readonly inputs: Input[] = [];
  private readonly looking = new Looking({
    state: () => this.state,
    change: (mode) => {
      this.state = { ...this.state, mode };
    },
    note: (text) => this.note(text),
    drawSoon: () => this.drawSoon(),
  });
  private ink: Instance | undefined;
  private state: UiState;
  private scene: Scene;
  private play: OpenPlay | undefined;
  private scenes: CampaignScenes | undefined;
  /** The recorded play that is looked at; then there is no play. */
  private replay: ReplayScenes | undefined;
  /** The play from whose end it was opened. */
  private from: OpenPlay | undefined;
  /** Whether decisions were taken that could not be saved, and whether the player has been told on leaving. */
  private unsaved = false;
  private warned = false;
  private cards: readonly ScenarioCard[] = [];
  private saves: readonly SaveCard[] = [];
  private due = false;
  private closed = false;
  /** Scenarios whose length has been asked for. */
  private readonly measured = new Set<string>();
  private busy = false;
  private left: ((how: ScreensLeft) => void) | undefined;
  private failed: ((error: unknown) => void) | undefined;

  constructor(ports: ScreenPorts) {
    this.ports = ports;
    this.theme = new Theme(ports);
    this.sink = new FrameSink(ports.terminal, this.theme.standIns);
    const { desk } = ports;
    if (ports.open === undefined && ports.replay === undefined) {
      this.cards = desk.scenarios();
      this.saves = desk.saves();
    }
    this.state = initialState(desk.freshSeed(), this.saves.length === 0 && ports.open?.resumed !== true);
    this.scene = this.picker();
  }

  private picker(): PickerScene {
    return { rest: "picker", scenarios: this.cards, saves: this.saves };
  }

  /** Runs until the player stops. Rejects with whatever fault a rule threw. */
  async run(): Promise<ScreensLeft> {
    const { terminal, open, replay } = this.ports;
    const end = new Promise<ScreensLeft>((done, fail) => {
      this.left = done;
      this.failed = fail;
    });
    const silence = terminal.listen({ input: (input) => this.take(input), resized: () => this.resized() });
    try {
      if (replay !== undefined) await this.looked(replay.of, replay.at);
      else if (open === undefined) this.toPicker();
      else await this.opened(open);
      return await end;
    } finally {
      silence();
      this.looking.stop();
      this.closed = true;
      this.sink.close();
      this.ink?.unmount();
    }
  }

  private take(input: Input): void {
    this.inputs.push(input);
    this.drawSoon();
  }

  private resized(): void {
    this.sink.forget();
    this.drawSoon();
  }

  private drawSoon(): void {
    if (this.due) return;
    this.due = true;
    this.ports.terminal.soon(() => {
      this.due = false;
      try {
        this.work();
      } catch (error) {
        this.failed?.(error);
      }
    });
  }

  /** Takes in what came since the last frame, then draws one. */
  private work(): void {
    this.resize();
    while (this.inputs.length > 0 && !this.busy) {
      const input = this.inputs.shift();
      if (input === undefined) break;
      const { state, effect } = step(this.state, this.scene, input);
      this.state = state;
      if (effect !== undefined) this.effect(effect);
    }
    this.draw();
  }

  private resize(): void {
    const { columns, rows } = this.ports.terminal;
    const small = roomFor(columns, rows) === "small";
    if (small !== this.state.small) this.state = { ...this.state, small };
  }

  private draw(): void {
    this.resize();
    const { columns, rows } = this.ports.terminal;
    const tree = <App scene={this.scene} frame={{ columns, rows, theme: this.theme, state: this.state }} />;
    const stdout = this.sink as unknown as NodeJS.WriteStream;
    this.theme.standIns.begin();
    if (this.ink === undefined)
      this.ink = render(tree, { stdout, debug: true, exitOnCtrlC: false, patchConsole: false });
    else this.ink.rerender(tree);
    this.sink.show();
  }

  private note(note: string): void {
    this.state = { ...this.state, note };
  }

  /** Leaves, unless the last decisions could not be saved: then it says so once and leaves when asked again. */
  private leave(how: ScreensLeft["how"]): void {
    const why = this.unsaved ? this.trySave() : undefined;
    if (why !== undefined && !this.warned) {
      this.warned = true;
      return this.note(t("{why}. The last decisions are not kept; leave once more to lose them.", { why }));
    }
    this.left?.({ play: this.play, how });
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
        return this.lookAt(effect.save?.path ?? this.play?.path);
      case "inquire":
      case "turns":
      case "ways":
      case "otherwise":
      case "compare":
      case "stop":
        return this.lookInto(effect);
      case "explain":
        return this.explain(effect.about);
      case "sources":
        return this.sources(effect.about);
      case "start":
        return this.opening(t("Opening {scenario} ...", { scenario: effect.scenario }), () =>
          desk.start(effect.scenario, effect.seed, effect.base, effect.strict),
        );
      case "resume":
        return this.opening(t("Playing it again up to where you were ..."), () => desk.resume(effect.save));
      case "delete":
        return this.delete(effect.save);
      case "look":
        return this.look(effect.scenario);
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
    const { play, looking } = this;
    if (effect.kind === "stop") return looking.stop();
    if (effect.kind === "compare") return this.compare(effect.scenario, effect.base);
    if (play === undefined) return;
    this.shown(() => this.lookAtPlay(play, effect));
  }

  /** Keys wait until what shows a report is loaded, so that none of them falls on the screen before. */
  private shown(open: () => void): void {
    this.waiting("", async () => {
      await import("./scene/report.js");
      open();
    });
  }

  private lookAtPlay(play: OpenPlay, effect: Exclude<Looked, { readonly kind: "stop" | "compare" }>): void {
    const { looking } = this;
    switch (effect.kind) {
      case "inquire":
        return void looking.inquire(play);
      case "turns":
        return void looking.turns(play);
      case "ways":
        return void looking.ways(play, effect.at);
      case "otherwise":
        return void looking.otherwise(play, effect.at, effect.instead);
    }
  }

  private compare(scenario: string | undefined, base: string | undefined): void {
    const { desk } = this.ports;
    const compare = scenario === undefined ? this.play?.compare : desk.compare?.(scenario, base);
    const title = this.scene.rest === "picker" ? (scenario ?? "") : this.scene.title;
    if (compare === undefined) return this.note(t("Strategies are not compared here."));
    this.shown(() => void this.looking.compare(compare, title));
  }

  private decide(decision: Parameters<CampaignScenes["decide"]>[0]): void {
    if (this.scenes === undefined || this.play === undefined) return;
    const refused = this.scenes.decide(decision);
    if (refused !== undefined) return this.note(refused);
    this.scene = this.scenes.scene();
    this.state = meet(this.state, this.scene);
    const why = this.trySave();
    if (why !== undefined) this.note(why);
  }

  private undo(steps: number): void {
    const told = this.scenes?.undo(steps);
    if (this.scenes === undefined || told === undefined) return;
    this.scene = this.scenes.scene();
    this.state = meet(this.state, this.scene);
    this.note(this.trySave() ?? told);
  }

  /** Saves; answers the sentence that says why it could not. */
  private trySave(): string | undefined {
    try {
      this.play?.save();
      this.unsaved = false;
      this.warned = false;
      return undefined;
    } catch (error) {
      this.unsaved = true;
      return sentence(error);
    }
  }

  private explain(about: About | undefined): void {
    const lines = (this.scenes ?? this.replay)?.explain(about) ?? [];
    const title =
      about === undefined
        ? t("Why: what this leads to, and the odds you hold")
        : t("Why: {title}", { title: about.title });
    this.page(title, lines, "why", about);
  }

  private sources(about: About | undefined): void {
    const lines = (this.scenes ?? this.replay)?.sources(about) ?? [];
    const title = about === undefined ? t("Sources") : t("Sources: {title}", { title: about.title });
    this.page(title, lines, "source", about);
  }

  private page(title: string, lines: readonly string[], tells: "why" | "source", about: About | undefined): void {
    this.state = { ...this.state, mode: { kind: "page", title, lines, tells, about, at: 0, under: this.state.mode } };
  }

  private toPicker(): void {
    const { desk } = this.ports;
    if (this.play !== undefined) this.state = { ...this.state, seed: desk.freshSeed() };
    this.looking.stop();
    [this.play, this.scenes, this.replay, this.from] = [undefined, undefined, undefined, undefined];
    const known = new Map(this.cards.map((card) => [card.id, card]));
    this.cards = desk.scenarios().map((card) => known.get(card.id) ?? card);
    this.saves = desk.saves();
    this.show();
    this.fill(async () => {
      const first = scenarioAt(this.state, this.scene) ?? this.cards[0];
      if (first !== undefined) await this.described(first.id, false);
      this.saves = await desk.describeSaves();
      if (first !== undefined) this.look(first.id);
      this.readOn();
    });
  }

  /** Shows the picker as it is known by now. */
  private show(): void {
    if (this.play !== undefined || this.replay !== undefined) return;
    const before = this.scene.rest;
    this.scene = this.picker();
    if (before !== "picker" || this.ink === undefined) this.state = meet(this.state, this.scene);
    this.draw();
  }

  private look(id: string): void {
    if (this.measured.has(id)) return;
    const card = this.cards.find((of) => of.id === id);
    if (card?.summary === undefined) this.fill(() => this.described(id, false));
    this.fill(async () => {
      // Only what the cursor still rests on is played to tell its length.
      if (scenarioAt(this.state, this.scene)?.id === id) await this.described(id, true);
    });
  }

  /** Reads what is to be known of the other scenarios, one after another, while the picker is open. */
  private readOn(): void {
    const next = this.cards.find(({ summary, fault }) => summary === undefined && fault === undefined);
    if (next === undefined || this.play !== undefined || this.replay !== undefined || this.closed) return;
    this.fill(async () => {
      await this.described(next.id, false);
      this.readOn();
    });
  }

  private async described(id: string, length: boolean): Promise<void> {
    if (this.measured.has(id)) return;
    if (length) this.measured.add(id);
    const card = await this.ports.desk.describe(id, length);
    this.cards = this.cards.map((of) => (of.id === id ? { ...of, ...card } : of));
  }

  /** Reads something after the frame that is on the screen now, and shows it when it is there. */
  private fill(read: () => Promise<void>): void {
    this.ports.terminal.soon(() => {
      read().then(
        () => this.show(),
        (error) => this.failed?.(error),
      );
    });
  }

  private delete(save: SaveCard): void {
    try {
      this.ports.desk.delete(save);
      this.note(t("The save '{name}' is deleted.", { name: save.name }));
    } catch (error) {
      this.note(sentence(error));
    }
    const { note } = this.state;
    this.saves = this.saves.filter(({ path }) => path !== save.path);
    this.scene = this.picker();
    this.state = { ...meet(this.state, this.scene), note };
  }

  /** Opens a play after saying so. */
  private opening(says: string, open: () => Promise<OpenPlay>): void {
    this.waiting(says, async () => this.opened(await open()));
  }

  /** Does what takes long after saying so; a fault is told where one stands. Keys wait meanwhile. */
  private waiting(says: string, run: () => Promise<void>): void {
    this.busy = true;
    this.note(says);
    this.ports.terminal.soon(() => {
      run()
        .catch((error) => this.note(sentence(error)))
        .finally(() => {
          this.busy = false;
          this.drawSoon();
        });
    });
  }

  /** `again`: it has been shown before, so that its log is played up to here. */
  private async opened(play: OpenPlay, again = play.resumed): Promise<void> {
    const { CampaignScenes: Scenes } = await import("./scene/campaign.js");
    [this.replay, this.from] = [undefined, undefined];
    this.play = play;
    this.scenes = new Scenes(play.session, this.theme, again, play.says);
    this.scene = this.scenes.scene();
    const state = { ...focused(this.state, "do"), beside: "prices" as const };
    this.state = { ...meet(state, this.scene), note: play.note };
    this.draw();
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
    const { ReplayScenes: Scenes } = await import("./scene/replay.js");
    [this.from, this.play, this.scenes] = [this.play, undefined, undefined];
    this.replay = new Scenes(replay, this.theme, at);
    this.met({ ...focused(this.state, "do"), beside: "prices" }, replay.note);
    this.draw();
  }

  /** Meets what the recorded play shows now. */
  private met(state: UiState, note: string): void {
    if (this.replay === undefined) return;
    this.scene = this.replay.scene();
    this.state = { ...meet(state, this.scene), note };
  }

  private turn(to: number): void {
    this.replay?.go(to);
    this.met(this.state, "");
  }

  /** From a recorded play to where it was opened: the play that had ended, the scenarios, the command line. */
  private comeBack(): void {
    const { from } = this;
    if (from !== undefined) return this.waiting("", () => this.opened(from, true));
    if (this.ports.replay !== undefined) return this.leave("quit");
    this.toPicker();
  }

  /** Goes on with the recorded play as one of one's own, kept at once. */
  private fork(): void {
    const { replay } = this;
    if (replay === undefined) return;
    this.waiting(t("Taking over ..."), async () => {
      const play = replay.replay.fork(replay.at);
      play.save();
      await this.opened(play);
    });
  }
}

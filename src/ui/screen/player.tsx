import { type Instance, render } from "ink";
import { t } from "../../language/index.js";
import { stoppedBy } from "../until.js";
import { App } from "./app.js";
import { Browsing } from "./browsing.js";
import { Keeping, sentence } from "./keeping.js";
import type { Input } from "./keys.js";
import { roomFor } from "./layout.js";
import { type Looked, Looking } from "./looking.js";
import type { OpenPlay, OpenReplay, ScreenPorts, ScreensLeft } from "./ports.js";
import { step } from "./reduce.js";
import type { CampaignScenes } from "./scene/campaign.js";
import type { About, SaveCard, Scene } from "./scene/model.js";
import type { ReplayScenes } from "./scene/replay.js";
import { FrameSink } from "./sink.js";
import { type Effect, focused, initialState, meet, pageOf, scenarioAt, type UiState } from "./state.js";
import { Theme } from "./theme.js";

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
  private readonly keeping = new Keeping();
  private readonly browsing: Browsing;
  private due = false;
  private closed = false;
  private busy = false;
  private left: ((how: ScreensLeft) => void) | undefined;
  private failed: ((error: unknown) => void) | undefined;

  constructor(ports: ScreenPorts) {
    this.ports = ports;
    this.theme = new Theme(ports);
    this.sink = new FrameSink(ports.terminal, this.theme.standIns);
    const { desk } = ports;
    this.browsing = new Browsing(desk, {
      later: (read) => this.later(read),
      under: () => scenarioAt(this.state, this.scene)?.id,
      looking: () => this.play === undefined && this.replay === undefined && !this.closed,
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
    const why = this.keeping.lost(this.play);
    if (why !== undefined)
      return this.note(t("{why}. The last decisions are not kept; leave once more to lose them.", { why }));
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
    const { play, looking } = this;
    if (effect.kind === "stop") return looking.stop();
    if (effect.kind === "compare") return this.compare(effect.scenario, effect.base);
    if (play === undefined) return;
    this.shown(() => looking.look(play, effect));
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
    const compare = scenario === undefined ? this.play?.compare : desk.compare?.(scenario, base);
    const title = this.scene.rest === "picker" ? (scenario ?? "") : this.scene.title;
    if (compare === undefined) return this.note(t("Strategies are not compared here."));
    this.shown(() => void this.looking.compare(compare, title));
  }

  private decide(decision: Parameters<CampaignScenes["decide"]>[0]): void {
    if (this.scenes === undefined || this.play === undefined) return;
    const over = stoppedBy(this.play.until, this.play.session);
    if (over !== undefined) return this.note(over);
    const refused = this.scenes.decide(decision);
    if (refused !== undefined) return this.note(refused);
    this.scene = this.scenes.scene();
    this.state = meet(this.state, this.scene);
    const why = this.keeping.save(this.play) ?? stoppedBy(this.play.until, this.play.session);
    if (why !== undefined) this.note(why);
  }

  private undo(steps: number): void {
    const told = this.scenes?.undo(steps);
    if (this.scenes === undefined || told === undefined) return;
    this.scene = this.scenes.scene();
    this.state = meet(this.state, this.scene);
    this.note(this.keeping.save(this.play) ?? told);
  }

  private page(tells: "why" | "source", about: About | undefined): void {
    const scenes = this.scenes ?? this.replay;
    const lines = (tells === "why" ? scenes?.explain(about) : scenes?.sources(about)) ?? [];
    this.state = { ...this.state, mode: pageOf(tells, about, lines, this.state.mode) };
  }

  private toPicker(): void {
    const { desk } = this.ports;
    if (this.play !== undefined) this.state = { ...this.state, seed: desk.freshSeed() };
    this.looking.stop();
    [this.play, this.scenes, this.replay, this.from] = [undefined, undefined, undefined, undefined];
    this.browsing.list();
    this.show();
    this.browsing.read();
  }

  /** Shows the picker as it is known by now. */
  private show(): void {
    if (this.play !== undefined || this.replay !== undefined) return;
    const before = this.scene.rest;
    this.scene = this.browsing.scene;
    if (before !== "picker" || this.ink === undefined) this.state = meet(this.state, this.scene);
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
    this.state = { ...meet(state, this.scene), note: stoppedBy(play.until, play.session) ?? play.note };
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

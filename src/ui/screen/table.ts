import { cutAt, type Decision } from "../../engine/index.js";
import { stoppedBy } from "../until.js";
import type { EndedRun, OpenPlay, OpenReplay } from "./ports.js";
import type { CampaignScenes } from "./scene/campaign.js";
import type { About, PlayScene } from "./scene/model.js";
import type { ReplayScenes } from "./scene/replay.js";
import type { Theme } from "./theme.js";

/** What lies open: a play, or a recorded one that is only looked at; else the scenarios. */
export class Table {
  private opened: { readonly play: OpenPlay; readonly scenes: CampaignScenes } | undefined;
  private replay: ReplayScenes | undefined;
  private origin: OpenPlay | undefined;

  get isEmpty(): boolean {
    return this.opened === undefined && this.replay === undefined;
  }

  get play(): OpenPlay | undefined {
    return this.opened?.play;
  }

  /** What lies open, to be looked into once it has ended. */
  get run(): EndedRun | undefined {
    return this.play ?? this.replay?.replay.ended;
  }

  /** Why the play that lies open goes no further, where it stops before the end of the campaign. */
  get stopped(): string | undefined {
    return this.play === undefined ? undefined : stoppedBy(this.play.until, this.play.session);
  }

  /** The play from whose end the recorded one was opened. */
  get from(): OpenPlay | undefined {
    return this.origin;
  }

  get scene(): PlayScene | undefined {
    return (this.opened?.scenes ?? this.replay)?.scene();
  }

  /** Opens a play. `again`: it has been shown before, so that its log is played up to here. */
  async open(play: OpenPlay, theme: Theme, again: boolean): Promise<void> {
    const { CampaignScenes: Scenes } = await import("./scene/campaign.js");
    this.clear();
    this.opened = { play, scenes: new Scenes(play.session, theme, again, play.says, play.until?.day) };
  }

  /** Opens a recorded play after so many of its decisions. */
  async look(replay: OpenReplay, theme: Theme, at: number): Promise<void> {
    const { ReplayScenes: Scenes } = await import("./scene/replay.js");
    const from = this.play;
    this.clear();
    this.origin = from;
    this.replay = new Scenes(replay, theme, at);
  }

  clear(): void {
    [this.opened, this.replay, this.origin] = [undefined, undefined, undefined];
  }

  /** Takes a decision; answers the sentence that says why it was not taken. */
  decide(decision: Decision): string | undefined {
    if (this.stopped !== undefined || this.opened === undefined) return this.stopped;
    const { play, scenes } = this.opened;
    return scenes.decide(cutAt(play.until?.day, decision, play.session.campaign.world.day));
  }

  /** Takes decisions back; answers what is to be said of it, undefined where none was. */
  undo(steps: number): string | undefined {
    return this.opened?.scenes.undo(steps);
  }

  /** A recorded play to just before a decision. */
  turn(to: number): void {
    this.replay?.go(to);
  }

  /** A play of one's own from where the recorded one stands, kept at once. */
  fork(): OpenPlay | undefined {
    const play = this.replay?.replay.fork(this.replay.at);
    play?.save();
    return play;
  }

  /** What is told of something, or where its numbers come from; undefined where nothing lies open. */
  tells(tells: "why" | "source", about: About | undefined): readonly string[] | undefined {
    const scenes = this.opened?.scenes ?? this.replay;
    return tells === "why" ? scenes?.explain(about) : scenes?.sources(about);
  }
}

import { Session } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import type { OpenReplay } from "../ports.js";
import type { Theme } from "../theme.js";
import { rowOf } from "./actions.js";
import { CampaignScenes } from "./campaign.js";
import type { About, PlayScene, ReplayScene } from "./model.js";

/** A recorded play as scenes, at any of its decisions: forwards by taking the next, backwards by playing it again up to there. */
export class ReplayScenes {
  readonly replay: OpenReplay;
  private readonly theme: Theme;
  private scenes: CampaignScenes;

  constructor(replay: OpenReplay, theme: Theme, at: number) {
    this.replay = replay;
    this.theme = theme;
    this.scenes = this.fresh();
    this.go(at);
  }

  private fresh(): CampaignScenes {
    const { session, says } = this.replay;
    return new CampaignScenes(new Session(session.program, session.choice, session.hindsight), this.theme, false, says);
  }

  private get decisions() {
    return this.replay.session.decisions;
  }

  /** How many decisions are shown. */
  get at(): number {
    return this.scenes.session.decisions.length;
  }

  /** Shows the play after so many decisions; past an end, at that end. */
  go(to: number): void {
    const until = Math.max(0, Math.min(this.decisions.length, to));
    if (until < this.at) this.scenes = this.fresh();
    for (const decision of this.decisions.slice(this.at, until)) this.scenes.decide(decision);
  }

  explain(about: About | undefined): readonly string[] {
    return this.scenes.explain(about);
  }

  sources(about: About | undefined): readonly string[] {
    return this.scenes.sources(about);
  }

  private get here(): ReplayScene {
    const { at, decisions } = this;
    const next = decisions[at];
    const said = next === undefined ? undefined : this.scenes.saying(next);
    return {
      at,
      count: decisions.length,
      next: said,
      ...(next?.do === "choose" ? { option: next.option } : {}),
      ...(next?.do === "answer" ? { answer: this.scenes.writing(next) } : {}),
      ...(next === undefined ? {} : { row: [rowOf(next), next.do] as const }),
    };
  }

  scene(): PlayScene {
    const scene = this.scenes.scene();
    const { here } = this;
    const [when = [], ...rest] = scene.header;
    const place = { text: t("replay, {at} of {count} taken", { at: here.at, count: here.count }) };
    const seed = when.slice(-1); // before the date and the place, which give way first
    const header = [[...when.slice(0, 1), place, ...seed, ...when.slice(1, -1)], ...rest];
    return { ...scene, header, replay: here };
  }
}

import { type RunRecord, replayOn, Session } from "../../src/engine/index.js";
import type { Input } from "../../src/ui/screen/keys.js";
import { step } from "../../src/ui/screen/reduce.js";
import { CampaignScenes } from "../../src/ui/screen/scene/campaign.js";
import type { Scene } from "../../src/ui/screen/scene/model.js";
import { initialState, meet, type UiState } from "../../src/ui/screen/state.js";
import { Theme } from "../../src/ui/screen/theme.js";
import { trip } from "./scenarios.js";

const HINDSIGHT = { rewinds: 0, rewindLimit: 3, replayed: false };
const theme = new Theme({ color: false, ascii: true });

/** The screens without a terminal: router, reducer and campaign, and nothing drawn. */
export class Undrawn {
  scene: Scene;
  state: UiState;
  decisions = 0;
  private scenes: CampaignScenes;
  private seed = 0;

  private readonly scenario: string | undefined;
  private readonly base: string;

  private readonly only: string | undefined;

  /** `only`: the seed of every play, in place of one after the other. */
  constructor(scenario?: string, base = "memoir", only?: string) {
    this.scenario = scenario;
    this.base = base;
    this.only = only;
    this.state = initialState("1", false);
    this.scenes = this.fresh();
    this.scene = this.scenes.scene();
    this.state = meet(this.state, this.scene);
  }

  private fresh(): CampaignScenes {
    this.seed += 1;
    return new CampaignScenes(
      new Session(
        trip(this.base, this.scenario),
        { seed: this.only ?? `undrawn#${this.seed}`, base: this.base },
        HINDSIGHT,
      ),
      theme,
      false,
    );
  }

  get session(): Session {
    return this.scenes.session;
  }

  get record(): RunRecord {
    return this.scenes.session.record();
  }

  get hash(): string {
    return this.scenes.session.campaign.hash();
  }

  /** The same decisions played again without any screen. */
  get replayed(): string {
    return replayOn(this.scenes.session.program, this.record).session.campaign.hash();
  }

  take(input: Input): void {
    const { state, effect } = step(this.state, this.scene, input);
    this.state = state;
    if (effect?.kind === "decide") {
      const refused = this.scenes.decide(effect.decision);
      if (refused !== undefined)
        throw new Error(`${JSON.stringify(effect.decision)} was offered and refused: ${refused}`);
      this.decisions += 1;
      this.scene = this.scenes.scene();
      this.state = meet(this.state, this.scene);
    } else if (effect?.kind === "undo") {
      this.scenes.undo(effect.steps);
      this.scene = this.scenes.scene();
      this.state = meet(this.state, this.scene);
    } else if (effect?.kind === "explain") this.scenes.explain(effect.about);
    else if (effect?.kind === "picker" && this.scenes.session.campaign.ended) {
      this.scenes = this.fresh();
      this.scene = this.scenes.scene();
      this.state = meet(this.state, this.scene);
    }
  }
}

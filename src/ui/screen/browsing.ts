import type { Desk } from "./ports.js";
import type { PickerScene, SaveCard, ScenarioCard } from "./scene/model.js";

/** What reading beside the keys needs of the screens. */
interface Screen {
  /** Runs something after the frame that is on the screen now; a fault ends the screens. */
  readonly later: (read: () => Promise<void>) => void;
  /** The scenario under the cursor of the picker. */
  readonly under: () => string | undefined;
  /** Whether the picker is what is looked at. */
  readonly looking: () => boolean;
}

/** Saves, the latest first, of which it is told how far they have come. */
const MOST_REACHED = 12;

/** Scenarios and saves as the picker knows them: listed at once, read one after another while it is open. */
export class Browsing {
  private readonly desk: Desk;
  private readonly screen: Screen;
  private cards: readonly ScenarioCard[] = [];
  private saves: readonly SaveCard[] = [];
  /** Scenarios whose length has been asked for. */
  private readonly measured = new Set<string>();

  constructor(desk: Desk, screen: Screen) {
    this.desk = desk;
    this.screen = screen;
  }

  get scene(): PickerScene {
    const ended = this.saves.filter((save) => save.ended === true);
    const open = this.saves.filter((save) => save.ended !== true);
    return { rest: "picker", scenarios: this.cards, saves: [...open, ...ended] };
  }

  get hasSaves(): boolean {
    return this.saves.length > 0;
  }

  /** Lists what there is, keeping what is known already. */
  list(): void {
    const known = new Map(this.cards.map((card) => [card.id, card]));
    this.cards = this.desk.scenarios().map((card) => known.get(card.id) ?? card);
    this.saves = this.desk.saves();
  }

  /** Reads the scenario under the cursor first, then the saves, then the rest. */
  read(): void {
    this.screen.later(async () => {
      const first = this.screen.under() ?? this.cards[0]?.id;
      if (first !== undefined) await this.described(first, false);
      this.saves = await this.desk.describeSaves();
      if (first !== undefined) this.look(first);
      this.reachOn(this.scene.saves.slice(0, MOST_REACHED));
      this.readOn();
    });
  }

  /** Reads what is to be known of a scenario, and how long it is where the cursor still rests on it. */
  look(id: string): void {
    if (this.measured.has(id)) return;
    const card = this.cards.find((of) => of.id === id);
    if (card?.summary === undefined) this.screen.later(() => this.described(id, false));
    this.screen.later(async () => {
      if (this.screen.under() === id) await this.described(id, true);
    });
  }

  /** Finds how far saves have come, one after another. */
  private reachOn([save, ...more]: readonly SaveCard[]): void {
    const { desk } = this;
    if (save === undefined || desk.reached === undefined || !this.screen.looking()) return;
    this.screen.later(async () => {
      const reached = save.fault === undefined ? await desk.reached?.(save) : undefined;
      if (reached !== undefined) this.saves = this.saves.map((of) => (of.path === save.path ? { ...of, reached } : of));
      this.reachOn(more);
    });
  }

  private readOn(): void {
    const next = this.cards.find(({ summary, fault }) => summary === undefined && fault === undefined);
    if (next === undefined || !this.screen.looking()) return;
    this.screen.later(async () => {
      await this.described(next.id, false);
      this.readOn();
    });
  }

  private async described(id: string, length: boolean): Promise<void> {
    if (this.measured.has(id)) return;
    if (length) this.measured.add(id);
    if (length) this.know(id, { counting: true });
    const card = await this.desk.describe(id, length);
    this.know(id, length ? { ...card, counting: false } : card);
  }

  private know(id: string, card: Partial<ScenarioCard>): void {
    this.cards = this.cards.map((of) => (of.id === id ? { ...of, ...card } : of));
  }

  /** Deletes a save; throws with the sentence that says why it could not. It is no longer listed either way. */
  delete(save: SaveCard): void {
    this.saves = this.saves.filter(({ path }) => path !== save.path);
    this.desk.delete(save);
  }
}

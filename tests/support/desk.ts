import { type RunRecord, replayOn, Session } from "../../src/engine/index.js";
import type {
  Desk,
  OpenPlay,
  OpenReplay,
  SaveCard,
  ScenarioCard,
  ScreenPorts,
  ScreensLeft,
} from "../../src/ui/screens.js";
import { openScreens } from "../../src/ui/screens.js";
import { TRIP, trip } from "./scenarios.js";
import { key, letters, TestTerminal } from "./screen.js";

// What the screens load late is loaded already, so that a test need not wait for it.
await Promise.all([
  import("../../src/ui/screen/player.js"),
  import("../../src/ui/screen/scene/campaign.js"),
  import("../../src/ui/screen/scene/report.js"),
  import("../../src/ui/screen/scene/replay.js"),
]);

/** A desk without files: the trip, and saves held in memory. */
export class TestDesk implements Desk {
  readonly kept = new Map<string, RunRecord>();
  program = trip("memoir");
  cards: readonly ScenarioCard[] = [
    {
      id: TRIP,
      title: "The Hamhung trip",
      summary: "Spring 1996. A truck goes to Hamhung.",
      contentNote: "A real famine.",
      places: "Hyesan, Hamhung",
      goods: "rice",
      bases: [
        { id: "memoir", says: "Prices as printed." },
        { id: "historical", says: "" },
      ],
      numbers: { memoir: 19, evidence: 2, assumed: 99 },
      decisions: [15, 19],
      days: 60,
    },
    { id: "broken", title: "broken", summary: "", fault: "broken/scenario.yaml:1:1: nothing fits" },
  ];
  saves_: SaveCard[] = [];
  failing: string | undefined;

  scenarios(): readonly ScenarioCard[] {
    return this.cards.map(({ id }) => ({ id, title: id }));
  }

  describe(id: string): Promise<ScenarioCard> {
    return Promise.resolve(this.cards.find((card) => card.id === id) ?? { id, title: id });
  }

  saves(): readonly SaveCard[] {
    return this.saves_;
  }

  describeSaves(): Promise<readonly SaveCard[]> {
    return Promise.resolve(this.saves_);
  }

  private play(session: Session, path: string, resumed: boolean): OpenPlay {
    const save = (): void => {
      if (this.failing !== undefined) throw new Error(this.failing);
      this.kept.set(path, session.record());
    };
    return { session, path, resumed, note: "", save };
  }

  /** Sets of prices that were asked for, one for each start. */
  readonly bases: (string | undefined)[] = [];

  start(_id: string, seed: string, base: string | undefined, strict: boolean): Promise<OpenPlay> {
    this.bases.push(base);
    const hindsight = { rewinds: 0, rewindLimit: strict ? 0 : 3, replayed: false };
    const session = new Session(this.program, { seed, base: this.program.model.base }, hindsight);
    return Promise.resolve(this.play(session, `/saves/${seed}`, false));
  }

  resume({ path }: SaveCard): Promise<OpenPlay> {
    const record = this.kept.get(path);
    if (record === undefined) return Promise.reject(new Error(`there is no save '${path}'`));
    return Promise.resolve(this.play(replayOn(this.program, record).session, path, true));
  }

  async replay(path: string): Promise<OpenReplay> {
    const record = this.kept.get(path);
    if (record === undefined) throw new Error(`there is no save '${path}'`);
    const { session } = replayOn(this.program, record);
    const { program, choice, hindsight } = session;
    const fork = (at: number): OpenPlay => {
      const own = new Session(program, choice, { ...hindsight, replayed: true });
      for (const decision of session.decisions.slice(0, at)) own.decide(decision);
      return this.play(own, `${path}-2`, true);
    };
    return { session, note: "", fork };
  }

  delete({ path }: SaveCard): void {
    this.kept.delete(path);
    this.saves_ = this.saves_.filter((save) => save.path !== path);
  }

  compare?: NonNullable<Desk["compare"]>;

  freshSeed(): string {
    return "34";
  }
}

/** The screens on a test terminal, with ways to press keys and look. */
export class Stage {
  readonly terminal: TestTerminal;
  readonly desk: TestDesk;
  readonly left: Promise<ScreensLeft>;

  constructor(
    columns: number,
    rows: number,
    options: {
      readonly desk?: TestDesk;
      readonly ascii?: boolean;
      readonly color?: boolean;
      readonly open?: OpenPlay;
      readonly replay?: ScreenPorts["replay"];
    } = {},
  ) {
    this.terminal = new TestTerminal(columns, rows);
    this.desk = options.desk ?? new TestDesk();
    const { ascii = false, color = false, open, replay } = options;
    this.left = openScreens({ terminal: this.terminal, desk: this.desk, ascii, color, open, replay });
  }

  /** Presses keys one after another, by name; `"12` types the letters 1 and 2. */
  async press(...names: readonly string[]): Promise<this> {
    for (const name of names) {
      this.terminal.input(...(name.startsWith('"') ? letters(name.slice(1)) : [key(name)]));
      await this.terminal.settle();
    }
    return this;
  }

  get text(): string {
    return this.terminal.text;
  }
}

/** A stage with its first frame drawn. */
export async function stage(...of: ConstructorParameters<typeof Stage>): Promise<Stage> {
  const made = new Stage(...of);
  for (let turn = 0; turn < 50 && made.text.trim() === ""; turn += 1) await made.terminal.settle();
  return made;
}

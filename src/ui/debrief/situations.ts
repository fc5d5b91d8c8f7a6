import { compileProgram, forcedDraws, Nature, runCompiled, type Session, View, worldKey } from "../../engine/index.js";

/** A run that ended, as far as it is played again to be told. */
export type Finished = Pick<Session, "program" | "choice" | "decisions">;

/** What the trader saw at each decision of a run, found by playing it again once. */
export class Situations {
  private readonly run: Finished;
  private views: readonly View[] | undefined;

  constructor(run: Finished) {
    this.run = run;
  }

  /** At decision `at`, counted from 0; undefined where the run has none. */
  at(at: number): View | undefined {
    return this.all[at];
  }

  /** The post whose stop stands open at a decision. */
  stoppedAt(at: number): string | undefined {
    return this.at(at)?.post?.id;
  }

  get all(): readonly View[] {
    this.views ??= viewsOf(this.run);
    return this.views;
  }
}

/** The run is over where its decisions are. */
class Over extends Error {}

function viewsOf({ program, choice, decisions }: Finished): readonly View[] {
  const views: View[] = [];
  const nature = new Nature(program.model, worldKey(choice.seed), choice.nature);
  const forced = forcedDraws(choice.forced ?? []);
  try {
    runCompiled(compileProgram(program), { executor: "compiled", nature, forced }, (view, _leaf, world) => {
      const decision = decisions[views.length];
      if (decision === undefined) throw new Over();
      views.push(new View(program, world.copy(), view.rest));
      return decision;
    });
  } catch (error) {
    if (!(error instanceof Over)) throw error;
  }
  return views;
}

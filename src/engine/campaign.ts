import { type Actor, createActor } from "xstate";
import type { CampaignContext } from "./chart/machine.js";
import { type Decision, eventOf, whyRefused } from "./decision.js";
import type { WorldKey } from "./luck.js";
import { Nature, type NatureOptions } from "./nature.js";
import type { Program } from "./program.js";
import type { Rest } from "./rest.js";
import type { Refusal } from "./rules/plan.js";
import type { Watch } from "./watch.js";
import { type ForcedDraws, hashOf, World } from "./world.js";

export interface CampaignOptions {
  readonly key: WorldKey;
  readonly forced?: ForcedDraws | undefined;
  readonly nature?: NatureOptions | undefined;
  readonly watch?: Watch | undefined;
}

export type Answer = { readonly ok: true } | { readonly ok: false; readonly why: Refusal };

/** One play of a world on the XState actor. */
export class Campaign {
  readonly program: Program;
  private readonly actor: Actor<Program["machine"]>;
  private fault: unknown;

  constructor(program: Program, options: CampaignOptions) {
    this.program = program;
    const world = new World(new Nature(program.model, options.key, options.nature));
    world.forced = options.forced;
    world.watch = options.watch;
    this.actor = createActor(program.machine, { input: { world } } as never);
    this.actor.subscribe({
      error: (error) => {
        this.fault = error;
      },
    });
    this.actor.start();
  }

  /** The world now. It is never changed: the next decision makes another. */
  get world(): World {
    return (this.actor.getSnapshot().context as unknown as CampaignContext).world;
  }

  /** Where it waits, or how it ended. */
  get rest(): Rest {
    for (const meta of Object.values(this.actor.getSnapshot().getMeta())) {
      const { rest } = (meta ?? {}) as { rest?: Rest };
      if (rest !== undefined) return rest;
    }
    throw new Error("the chart rests where nothing waits");
  }

  get ended(): boolean {
    return this.rest.kind === "ended";
  }

  /** Takes a decision, or refuses it with a reason and changes nothing. Faults in rules are thrown. */
  decide(decision: Decision): Answer {
    const event = eventOf(this.program.model, decision);
    const before = this.actor.getSnapshot();
    if (!before.can(event)) return { ok: false, why: whyRefused(this.world, this.rest, decision) };
    this.actor.send(event);
    if (this.fault !== undefined) throw this.fault;
    return { ok: true };
  }

  /** The final hash: every field and balance, and the rest. */
  hash(): string {
    const { rest } = this;
    return hashOf(this.world, JSON.stringify(rest));
  }
}

import { machineOf } from "../../src/engine/chart/machine.js";
import { Phrases } from "../../src/engine/chart/vocabulary.js";
import type { Posting, Program, Session } from "../../src/engine/index.js";
import type { World } from "../../src/engine/world.js";

/** Keeps a second set of books from the postings alone and compares it with the world's. */
export class Books {
  private readonly session: Session;
  private readonly balances: Float64Array;
  private read = 0;

  constructor(session: Session) {
    this.session = session;
    this.balances = new Float64Array(session.campaign.world.balances.length);
  }

  /** Throws at the first way in which the world's books are not what the postings make them. */
  check(world: World = this.session.campaign.world): void {
    const { postings } = this.session.journal;
    for (const posting of postings.slice(this.read)) this.enter(posting, world);
    this.read = postings.length;
    for (const commodity of world.model.scenario.commodities.keys()) this.compare(world, commodity);
  }

  private enter({ from, to, commodity, amount }: Posting, world: World): void {
    if (!Number.isSafeInteger(amount) || amount <= 0) throw new Error(`posted ${amount}`);
    const width = world.model.scenario.commodities.length;
    for (const [account, change] of [[from, -amount] as const, [to, amount] as const]) {
      const cell = account * width + commodity;
      this.balances[cell] = (this.balances[cell] ?? 0) + change;
    }
  }

  private compare(world: World, commodity: number): void {
    const { accounts, outside, scenario } = world.model;
    const { id, kind } = scenario.commodities[commodity] ?? { id: "", kind: "good" };
    let sum = 0;
    for (const [account, name] of accounts.entries()) {
      const held = world.balance(account, commodity);
      const kept = this.balances[account * scenario.commodities.length + commodity];
      if (held !== kept) throw new Error(`${name} holds ${held} ${id}`);
      if (held < 0 && !outside[account] && kind !== "claim") throw new Error(`${name} is short of ${id}`);
      sum += held;
    }
    if (sum !== 0) throw new Error(`${sum} ${id} came from nowhere`);
  }
}

/** The same program, which also calls `look` with the world at every change of day. */
export function watchingDays(program: Program, look: (world: World) => void): Program {
  const phrases = new Phrases();
  for (const [name, guard] of program.chart.phrases.guards) phrases.when(name, guard);
  for (const [name, kernel] of program.chart.phrases.actions) {
    phrases.act(name, (w, event) => {
      if (name === "open the day") look(w);
      kernel(w, event);
    });
  }
  if (!phrases.actions.has("open the day")) throw new Error("the chart opens no day");
  return { ...program, machine: machineOf({ root: program.chart.root, phrases }) };
}

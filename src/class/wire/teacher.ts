import { t } from "../../language/index.js";
import { classCsv, distributions, luckSaid } from "../account.js";
import type { Classroom } from "../classroom.js";
import type { Sample } from "../drawn.js";
import { LIMITS } from "../limits.js";
import type { FromTeacher, Mode } from "../protocol.js";
import { type RealUnit, replays } from "../session.js";

/** Simulated worlds as far as they are played: samples by treatment, one for each strategy. */
export interface Simulation {
  readonly samples: readonly (readonly Sample[])[];
  readonly done: number;
  readonly all: number;
  readonly fault?: string | undefined;
}

/** Who is connected, by seat. */
export type Present = ReadonlyMap<number, { readonly mode: Mode }>;

/** What the teacher's page shows: everything but the students' tokens. */
export function overview(
  classroom: Classroom,
  present: Present,
  simulation: Simulation,
  { unit: { marked: unit, cautions }, notes }: { readonly unit: RealUnit; readonly notes: readonly string[] },
) {
  const { state } = classroom;
  const { setting, round, seeds, paused, message, seats } = state;
  const results = classroom.results();
  return {
    t: "overview",
    ...{ room: setting.room, scenario: setting.scenario, unit, cautions },
    ...{ round, rounds: seeds.length, seed: seeds[round - 1], paused, message, revealed: classroom.isRevealed },
    treatments: setting.treatments.map(({ id, base, set }) => ({ id, says: [base, ...set].join(", ") })),
    students: seats.map((seat) => {
      const { day, lastDay, decisions, through, ending, deaths } = classroom.progress(seat);
      const { mode } = present.get(seat.id) ?? {};
      const treatment = setting.treatments[seat.treatment]?.id;
      const [unkept, open] = [classroom.whyLoose(seat) !== undefined, classroom.isOpen(seat.id)];
      const where = { day, lastDay, decisions, through, ending, deaths };
      return { seat: seat.id, name: seat.name, treatment, mode, ...where, unkept, open };
    }),
    told: LIMITS.told,
    distributions: distributions(state, results, simulation.samples),
    luck: luckSaid(state, results, unit),
    earlier: seeds.slice(0, round - 1).map((seed, at) => ({
      ...{ round: at + 1, seed, revealed: state.revealed.includes(at + 1) },
      distributions: distributions({ ...state, round: at + 1 }, results, simulation.samples),
    })),
    simulation: { done: simulation.done, all: simulation.all, fault: simulation.fault },
    notes,
  };
}

/** The table, and what it is called. */
export function exported(classroom: Classroom, { text: unit }: RealUnit) {
  const { state } = classroom;
  const astray = state.seats.filter((seat) => !replays(classroom.sessionOf(seat))).length;
  return {
    t: "csv",
    name: `${state.setting.room.toLowerCase()}.csv`,
    text: classCsv(state, classroom.results(), unit),
    note:
      astray === 0
        ? t("Exported {count} students; every record of this round plays again to its hash.", {
            count: state.seats.length,
          })
        : t("Exported. {count} records do NOT play again to their hash.", { count: astray }),
  };
}

/** What the teacher does to the class. `opened`: every page must show the play anew. @throws Error with the sentence that says why not */
export function act(
  classroom: Classroom,
  message: FromTeacher,
): "opened" | "told" | "revealed" | "renamed" | "removed" | "nothing" {
  switch (message.t) {
    case "pause":
      classroom.pause(message.on);
      return "told";
    case "advance":
      return classroom.advance(message.from) ? "opened" : "nothing";
    case "message":
      classroom.message(message.text);
      return "told";
    case "reveal":
      classroom.reveal();
      return "revealed";
    case "readmit":
      classroom.readmit(message.seat);
      return "nothing";
    case "rename":
      classroom.rename(message.seat, message.name);
      return "renamed";
    case "remove":
      classroom.remove(message.seat);
      return "removed";
    case "teacher":
    case "export":
      return "nothing";
  }
}

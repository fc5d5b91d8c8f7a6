import type { Program } from "../engine/index.js";

/** Sections whose things have a name in the catalogue. */
const NAMED =
  "goods places people routes posts hiding credit offers skies enforcement members activities recipes".split(" ");

/** What the things of a scenario are called. */
export class Names {
  protected readonly program: Program;

  constructor(program: Program) {
    this.program = program;
  }

  /** The catalogue's name for something, else its id. */
  name(section: string, id: string): string {
    const template = this.program.model.scenario.texts.get(`${section}.${id}`);
    return template === undefined ? id : template.map((piece) => (typeof piece === "string" ? piece : "")).join("");
  }

  /** A readable name for an id of whatever kind. */
  label(id: string): string {
    for (const section of NAMED) {
      const name = this.name(section, id);
      if (name !== id) return name;
    }
    return id;
  }
}

/** A state diagram in Mermaid's language, put together line by line; ids and texts are made safe for its parser. */
export class Diagram {
  private readonly lines: string[] = ["stateDiagram-v2"];
  private readonly ids = new Map<string, string>();
  private inset = 1;

  private write(line: string): void {
    this.lines.push(`${"  ".repeat(this.inset)}${line}`);
  }

  /** The id of a state: letters, digits and underscores, the same for the same name, another for another. */
  id(name: string): string {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const plain = `s_${name.replace(/[^A-Za-z0-9]/g, "_")}`;
    const taken = [...this.ids.values()].filter((id) => id === plain || id.startsWith(`${plain}__`)).length;
    const id = taken === 0 ? plain : `${plain}__${taken + 1}`;
    this.ids.set(name, id);
    return id;
  }

  state(name: string, label: string): void {
    this.write(`state "${safe(label)}" as ${this.id(name)}`);
  }

  /** A point at which ways part, without a name of its own. */
  fork(name: string): void {
    this.write(`state ${this.id(name)} <<choice>>`);
  }

  /** A state with states inside, which `inside` writes. */
  group(name: string, label: string, inside: () => void): void {
    this.write(`state "${safe(label)}" as ${this.id(name)} {`);
    this.inset += 1;
    inside();
    this.inset -= 1;
    this.write("}");
  }

  /** An arrow; undefined is the beginning, or the end, of what is drawn. */
  way(from: string | undefined, to: string | undefined, label = ""): void {
    const end = (name: string | undefined): string => (name === undefined ? "[*]" : this.id(name));
    this.write(`${end(from)} --> ${end(to)}${label === "" ? "" : ` : ${safe(label)}`}`);
  }

  text(): string {
    return this.lines.join("\n");
  }
}

const WIDE = 44;

/** Signs that end a text for Mermaid's parser, and what is written in their place. */
const SAFE: Readonly<Record<string, string>> = {
  '"': "'",
  ":": " -",
  ";": ",",
  "<=": "\u2264",
  ">=": "\u2265",
  "!=": "\u2260",
  "<": "below",
  ">": "above",
  "{": "(",
  "}": ")",
  "#": "No. ",
  "\\": "/",
};

/** One text on lines of readable length, without signs the parser would stumble over. */
function safe(text: string): string {
  const clean = text.replace(/\s+/g, " ").trim();
  const lines: string[] = [];
  for (const word of clean.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => line.replace(/[<>!]=|[":;<>{}#\\]/g, (sign) => SAFE[sign] ?? "")).join("<br/>");
}

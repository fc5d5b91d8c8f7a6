import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createMachine } from "xstate";
import { campaignConfig, encounterConfig, type Program } from "../../src/engine/index.js";
import { campaignPicture, encounterPicture } from "../../src/ui/index.js";
import { shippedIds, trip } from "../support/scenarios.js";

const TEXT = '[^:;{}"\\\\#]+';
/** What the pictures use of Mermaid's language; every shipped picture has been held against Mermaid's own parser. */
const FORMS = [
  new RegExp(`^state "(${TEXT})" as \\w+( \\{)?$`),
  /^state \w+ <<choice>>$/,
  /^\}$/,
  new RegExp(`^(\\[\\*\\]|\\w+) --> (\\[\\*\\]|\\w+)( : ${TEXT})?$`),
];

/** Lines that are not of these forms, and arrows to what no line declares. */
function faultsIn(picture: string): readonly string[] {
  const [first, ...lines] = picture.split("\n").map((line) => line.trim());
  const declared = new Set(lines.flatMap((line) => /" as (\w+)|^state (\w+) <</.exec(line)?.slice(1) ?? []));
  const ends = lines.flatMap((line) => /^(\S+) --> (\S+)/.exec(line)?.slice(1) ?? []);
  return [
    ...(first === "stateDiagram-v2" ? [] : [`begins with ${first}`]),
    ...lines.filter((line) => !FORMS.some((form) => form.test(line))),
    ...ends.filter((id) => id !== "[*]" && !declared.has(id)).map((id) => `nothing is called ${id}`),
  ];
}

const encountersOf = ({ model }: Program) => model.scenario.encounters.map(({ id }) => id);
const drawn = (program: Program, encounter: string): string => encounterPicture(program, encounter) ?? "";

describe("the chart as a picture", () => {
  it.each(shippedIds())("%s: whole and by encounter it is Mermaid text without a loose end", (id) => {
    const program = trip("memoir", id);
    expect(faultsIn(campaignPicture(program))).toEqual([]);
    for (const encounter of encountersOf(program)) expect(faultsIn(drawn(program, encounter)), encounter).toEqual([]);
  });

  it("is told to be wrong where an arrow leads nowhere or a text would end a line", () => {
    expect(faultsIn('stateDiagram-v2\n  state "a" as a\n  a --> b')).toEqual(["nothing is called b"]);
    expect(faultsIn('stateDiagram-v2\n  state "a: b" as a')).toEqual(['state "a: b" as a']);
  });

  it("names every encounter, ending and option once", () => {
    const program = trip("memoir");
    const whole = campaignPicture(program);
    for (const encounter of encountersOf(program)) expect(whole).toMatch(new RegExp(`state "${encounter}["\\s]`));
    for (const { id } of program.model.scenario.endings) expect(whole).toContain(`"ends - ${id}"`);
    const stopped = drawn(program, "stopped");
    for (const text of ["Offer him money", "believed (35 %)", "at most 2<br/>times", "officer inspector decides"])
      expect(stopped).toContain(text);
  });

  it.each(shippedIds())("%s: its JSON loads with XState's createMachine, whole and by encounter", (id) => {
    const program = trip("memoir", id);
    const load = (config: unknown) => createMachine(JSON.parse(JSON.stringify(config)));
    const whole = load(campaignConfig(program.chart));
    const ids = (machine: { readonly idMap: Map<string, unknown> }): readonly string[] => [...machine.idMap.keys()];
    expect(ids(whole as never)).toEqual(ids(program.machine as never));
    for (const encounter of encountersOf(program)) {
      const machine = load(encounterConfig(program.chart, program.model, encounter));
      const nodes = program.model.scenario.encounters.find((of) => of.id === encounter)?.nodes.map((node) => node.id);
      expect(Object.keys(machine.root.states[encounter]?.states ?? {})).toEqual([...(nodes ?? []), "_over"]);
    }
  });

  it("stands in docs/chart.md as it is drawn", () => {
    const page = readFileSync(new URL("../../docs/chart.md", import.meta.url), "utf8");
    const program = trip("memoir");
    expect(page).toContain(`\`\`\`mermaid\n${campaignPicture(program)}\n\`\`\``);
    expect(page).toContain(`\`\`\`mermaid\n${drawn(program, "stopped")}\n\`\`\``);
  });
});

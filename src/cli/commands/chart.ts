import { campaignConfig, encounterConfig } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { campaignPicture, encounterPicture } from "../../ui/index.js";
import { UsageError } from "../errors.js";
import { print, printJson } from "../output.js";
import { remedy } from "../remedy.js";
import { prepare } from "../scenario.js";

export interface ChartOptions {
  readonly encounter?: string;
  readonly base?: string;
  readonly format: string;
  readonly json?: boolean;
}

const FORMATS = ["mermaid", "xstate"];

/** `chart SCENARIO`: its statechart as Mermaid text, or as the JSON that XState's `createMachine` takes. */
export async function chart(name: string, options: ChartOptions): Promise<void> {
  if (!FORMATS.includes(options.format))
    throw new UsageError(
      t("no format '{format}' ({remedy})", {
        format: options.format,
        remedy: t("known: {names}", { names: FORMATS.join(", ") }),
      }),
    );
  const { program } = await prepare(name, options);
  const { id, encounters } = program.model.scenario;
  const { encounter } = options;
  const known = encounters.map((of) => of.id);
  if (encounter !== undefined && !known.includes(encounter))
    throw new UsageError(
      t("'{id}' has no encounter '{encounter}' ({remedy})", { id, encounter, remedy: remedy(encounter, known) }),
    );
  const machine =
    encounter === undefined ? campaignConfig(program.chart) : encounterConfig(program.chart, program.model, encounter);
  const mermaid = encounter === undefined ? campaignPicture(program) : encounterPicture(program, encounter);
  if (options.json)
    printJson({ scenario: id, base: program.model.base, encounter: encounter ?? null, machine, mermaid });
  else print(options.format === "xstate" ? JSON.stringify(machine, null, 2) : (mermaid ?? ""));
}

import { msg, t } from "../../language/index.js";
import type { Parameter } from "../../scenario/index.js";
import type { Asked } from "./asked.js";
import { isKnownTo, labelToday, looksAhead } from "./known.js";

/** Sources and the numbers they stand behind, as they are told on a day. */
type Asking = Pick<Asked, "program" | "view" | "words" | "says">;

const KINDS: Readonly<Record<string, string>> = {
  M: msg("The memoir"),
  D: msg("Worked out from the memoir"),
  I: msg("Our reading of the memoir"),
  E: msg("The record"),
};

/** What a source is and says, where a word is one: `M335`, `E071.rice`, `A.talk`; undefined where it is none. */
export function sourceLine(asked: Asking, word: string): string | undefined {
  const { program, says } = asked;
  const [, letter = "", rest = ""] = /^([mdiea])(\d+(?:\.[\w-]+)?|\.[\w-]+)$/i.exec(word) ?? [];
  if (letter === "") return undefined;
  const source = letter.toUpperCase() + rest;
  const known = source.startsWith("A.")
    ? program.model.scenario.assumptions.has(rest.slice(1))
    : says(source) !== undefined;
  return known ? sourceText(asked, source) : undefined;
}

/** A source for a reader: what kind it is, and what it says, unless that is of years still to come. */
export function sourceText(asked: Asking, source: string): string {
  const { program, says } = asked;
  if (source === "") return t("Without a source.");
  if (source.startsWith("A.")) {
    const reason = program.model.scenario.assumptions.get(source.slice(2)) ?? "";
    return looksAhead(asked, source, reason)
      ? t("Assumed; why is told once it has ended.")
      : t("Assumed: {reason}", { reason });
  }
  const kind = KINDS[source.charAt(0)];
  const said = says(source) ?? "";
  if (kind === undefined) return source;
  if (looksAhead(asked, source, said))
    return t("{kind} ({source}): it looks ahead of this day, so what it says is told once it has ended.", {
      kind: t(kind),
      source,
    });
  return `${t(kind)} (${source})${said === "" ? "." : `: ${said}`}`;
}

/** Numbers, each in a line with the id of its source; what a source says is told by `i`. Only what a trader could know today. */
export function numberLines(
  asked: Pick<Asked, "program" | "view" | "words">,
  wanted: readonly Parameter[],
): readonly string[] {
  return wanted
    .filter((of) => isKnownTo(asked, of))
    .flatMap((parameter) => {
      const literal = parameter.literals.get(asked.program.model.base);
      const source = literal?.source ?? parameter.defaultSource ?? "";
      if (literal === undefined || (source === "" && literal.value === 0)) return []; // another base's, or nothing
      const value = asked.words.written(literal.text);
      const from = source === "" ? t("without a source") : source.startsWith("A.") ? t("assumed") : source;
      return [`  ${labelToday(asked, parameter)}: ${value} (${from})`];
    });
}

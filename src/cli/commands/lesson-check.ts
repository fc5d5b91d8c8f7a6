import { msg, t } from "../../language/index.js";
import type { Claim, Lesson, Tested } from "../../lessons/index.js";
import { type Checked, type CheckOptions, checkClaim, Sides } from "../claims.js";
import { Finding, UsageError } from "../errors.js";
import { lessonLibrary } from "../lessons.js";
import { print, printJson } from "../output.js";
import { remedy } from "../remedy.js";

export interface LessonCheckOptions extends CheckOptions {
  readonly json?: boolean;
}

const shown = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

const figures = ({ value, low, high }: Tested): string => `${shown(value)} [${shown(low)}, ${shown(high)}]`;

function tell({ lesson, claim, says, worlds, tested, without }: Checked): void {
  print(`${tested.holds ? t("holds") : t("FAILS")}  ${lesson}/${claim}: ${says}`);
  print(t("       {figures} over {worlds} worlds", { figures: figures(tested), worlds }));
  if (without === undefined) return;
  const still = without.tested.leans
    ? msg("       STILL HOLDS when {cause}: {figures}")
    : msg("       gone when {cause}: {figures}");
  print(t(still, { cause: without.says, figures: figures(without.tested) }));
}

/** What is meant by `LESSON` or `LESSON/CLAIM`. */
function wanted(
  written: string,
  find: (name: string) => Lesson,
): { readonly id: string; readonly claims: readonly (readonly [string, Claim])[] } {
  const [id = "", name] = written.split(/\/(.*)/s);
  const claims = Object.entries(find(id).claims);
  const chosen = name === undefined ? claims : claims.filter(([known]) => known === name);
  if (chosen.length > 0) return { id, claims: chosen };
  const known = claims.map(([of]) => of);
  throw new UsageError(
    t("the lesson '{id}' has no claim '{name}' ({remedy})", {
      id,
      name: name ?? "",
      remedy: remedy(name ?? "", known),
    }),
  );
}

/** `lesson check [ID...]`: every claim of the lessons, held against the simulation; with `without` its cause is taken away too. */
export async function lessonCheck(names: readonly string[], options: LessonCheckOptions): Promise<void> {
  const library = lessonLibrary();
  const checked: Checked[] = [];
  for (const written of names.length === 0 ? library.ids : names) {
    const { id, claims } = wanted(written, library.lesson);
    const sides = new Sides();
    for (const [name, claim] of claims) {
      const one = await checkClaim({ lesson: id, name, claim, sides }, options);
      checked.push(one);
      if (!options.json) tell(one);
    }
  }
  const failed = checked.filter(({ tested, without }) => !tested.holds || without?.tested.leans === true);
  if (options.json) printJson({ claims: checked });
  if (failed.length > 0)
    throw new Finding(
      t("{failed} of {all} claims did not come out as said", { failed: failed.length, all: checked.length }),
    );
}

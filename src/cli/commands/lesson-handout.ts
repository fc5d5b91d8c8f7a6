import { join } from "node:path";
import { msg, t } from "../../language/index.js";
import type { Lesson } from "../../lessons/index.js";
import { handoutPage } from "../../report/index.js";
import { writeWhole } from "../../store/index.js";
import { checkClaim, Sides } from "../claims.js";
import { Finding, UsageError } from "../errors.js";
import { AUDIENCES, type Audience, handoutOf, type PlayedClaim } from "../handout.js";
import { lessonLibrary } from "../lessons.js";
import { print, printJson, say } from "../output.js";
import { remedy } from "../remedy.js";

export interface HandoutOptions {
  readonly for?: string;
  readonly all?: boolean;
  readonly out: string;
  readonly worlds?: number;
  readonly json?: boolean;
}

function audiencesOf({ for: wanted, all }: HandoutOptions): readonly Audience[] {
  if (wanted === undefined && all === true) return AUDIENCES;
  if (wanted === undefined) throw new UsageError(t("for whom? Write --for student or --for teacher"));
  const known = AUDIENCES.find((audience) => audience === wanted);
  if (known === undefined)
    throw new UsageError(t("no sheet for '{wanted}' ({remedy})", { wanted, remedy: remedy(wanted, AUDIENCES) }));
  return [known];
}

/** Every claim of a lesson, played with and without its cause. */
async function playClaims(lesson: Lesson, worlds: number | undefined): Promise<readonly PlayedClaim[]> {
  const played: PlayedClaim[] = [];
  const sides = new Sides();
  const options = { without: true, ...(worlds === undefined ? {} : { worlds }) };
  for (const [name, claim] of Object.entries(lesson.claims))
    played.push({ claim, checked: await checkClaim({ lesson: lesson.id, name, claim, sides }, options) });
  return played;
}

/** Claims that did not come out as said. */
const failedOf = (lesson: Lesson, played: readonly PlayedClaim[]): readonly string[] =>
  played
    .filter(({ checked: { tested, without } }) => !tested.holds || without?.tested.leans === true)
    .map(({ checked }) => `${lesson.id}/${checked.claim}`);

const FOR: Readonly<Record<Audience, string>> = {
  student: msg("{lesson}, for the student: '{file}'"),
  teacher: msg("{lesson}, for the teacher: '{file}'"),
};

interface Written {
  readonly lesson: string;
  readonly for: Audience;
  readonly file: string;
}

/** `lesson handout [ID]`: a lesson, or with `--all` every one, as sheets to print. The sheets say so where a claim does not hold. */
export async function lessonHandout(name: string | undefined, options: HandoutOptions): Promise<void> {
  if ((name === undefined) === (options.all !== true))
    throw new UsageError(t("name one lesson, or write --all without a name (`lesson` lists them)"));
  const audiences = audiencesOf(options);
  const library = lessonLibrary();
  const fileOf = (id: string, audience: Audience): string =>
    name === undefined ? join(options.out, `${id}-${audience}.html`) : options.out;
  const written: Written[] = [];
  const tell = ({ lesson, for: reader, file }: Written): void => {
    written.push({ lesson, for: reader, file });
    if (!options.json) print(t(FOR[reader], { lesson, file }));
  };
  const failed: string[] = [];
  for (const lesson of (name === undefined ? library.ids : [name]).map(library.lesson)) {
    const note = library.untranslated(lesson.id);
    if (note !== "" && !options.json) say(`${lesson.id}: ${note}`);
    const played = await playClaims(lesson, options.worlds);
    failed.push(...failedOf(lesson, played));
    for (const audience of audiences) {
      const file = fileOf(lesson.id, audience);
      writeWhole(file, handoutPage(await handoutOf(lesson, library, audience, played)));
      tell({ lesson: lesson.id, for: audience, file });
    }
  }
  if (options.json) printJson({ handouts: written, failed });
  if (failed.length > 0)
    throw new Finding(
      t("claims that do not hold, as the sheets say: {claims} (`lesson check` tells more)", {
        claims: failed.join(", "),
      }),
    );
}

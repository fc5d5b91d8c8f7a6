import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { speak } from "../../src/language/index.js";
import { KOREAN } from "../../src/language/korean.js";
import {
  type LessonWords,
  minutesOf,
  readConcepts,
  readLesson,
  saidBy,
  stepsOf,
  wallOf,
} from "../../src/lessons/index.js";
import { Problems, readSources, showProblem } from "../../src/scenario/index.js";
import { conceptsFile, lessonFiles, scenarioIds, sourceFiles } from "../../src/store/index.js";
import { freshFolder, jangmadang } from "../support/command.js";

const concepts = readConcepts(conceptsFile());
const sources = readSources(sourceFiles(), new Problems());
const words: LessonWords = { concepts: [...concepts.keys()], sources, scenarios: scenarioIds() };
const FIRST = "who-starves-beside-food";
const good = readFileSync(`scenarios/lessons/${FIRST}.yaml`, "utf8");

const problemsOf = (text: string): readonly string[] => {
  const result = readLesson({ name: "lesson.yaml", text }, words);
  return result.ok ? [] : result.problems.map(showProblem);
};

describe("the lessons that ship", () => {
  const lessons = [...lessonFiles()].map(([id, file]) => {
    const result = readLesson(file, words);
    if (!result.ok) throw new Error(result.problems.map(showProblem).join("\n"));
    return { id, lesson: result.lesson };
  });

  it("teach all 25 concepts of economics, in at least 12 lessons", () => {
    expect(lessons.length).toBeGreaterThanOrEqual(12);
    expect([...new Set(lessons.flatMap(({ lesson }) => lesson.concepts))].sort()).toEqual([...concepts.keys()].sort());
    expect(concepts.size).toBe(25);
  });

  it.each(lessons)("$id is called as its file, takes at most 45 minutes, and claims something", ({ id, lesson }) => {
    expect(lesson.id).toBe(id);
    expect(minutesOf(lesson)).toBeLessThanOrEqual(45);
    expect(Object.keys(lesson.claims).length).toBeGreaterThan(0);
    expect(stepsOf(lesson, { concepts, sources }, "").map(({ kind }) => kind)).toContain("play");
  });

  it("each claim that holds two sides against each other says in plain words which they are", () => {
    const sides = lessons.flatMap(({ lesson }) => Object.entries(lesson.claims).filter(([, { b }]) => b !== undefined));
    expect(sides.filter(([, { a, b }]) => a.is === undefined || b?.is === undefined).map(([id]) => id)).toEqual([]);
    expect(sides.length).toBeGreaterThan(30);
  });

  it("play, wall and claims are in one base and stop on one day; whatever is played on says so", () => {
    const other = lessons.flatMap(({ id, lesson: { play, claims, ...lesson } }) => [
      ...Object.entries(claims)
        .filter(([, { scenario, until }]) => scenario === play.scenario && until !== play.until)
        .map(([name, { says }]) => `${id}/${name}: ${says.includes("Once") || says.includes("end of the season")}`),
      ...wallOf({ play, claims, ...lesson })
        .filter(({ command }) => command.startsWith(`compare ${play.scenario} `))
        .filter(
          ({ command, says }) =>
            !(
              (play.until === undefined || command.includes(`--until ${play.until} `) || says.includes("the end of")) &&
              (play.base === undefined || command.includes(" --base "))
            ),
        )
        .map(({ command }) => `${id}: ${command}`),
    ]);
    expect(other).toEqual([
      "a-debt-without-a-paper/effort-is-forgiven: true",
      "take-and-let-go/weapon-is-reported: true",
      "when-to-stop/earlier-than-twelve: true",
      "when-to-stop/exposure-adds-up: true",
    ]);
    const claim = good.replace("    scenario: thin-porridge\n", "    scenario: thin-porridge\n    until: 20\n");
    const own = readLesson({ name: "lesson.yaml", text: claim }, words);
    expect(own.ok && Object.values(own.lesson.claims).map(({ until }) => until)).toEqual([20, 63, 63, 63]);
  });

  it("each claim comes out, and no longer where its cause is taken away", () => {
    const { code, out, err } = jangmadang(["lesson", "check", "--without", "--json"], { timeout: 300_000 });
    const { claims } = JSON.parse(out) as {
      claims: readonly {
        lesson: string;
        claim: string;
        tested: { holds: boolean };
        without?: { tested: { leans: boolean } };
      }[];
    };
    const wrong = claims.filter(({ tested, without }) => !tested.holds || without?.tested.leans === true);
    expect(wrong.map(({ lesson, claim }) => `${lesson}/${claim}`)).toEqual([]);
    expect([code, err.includes("fault of the program")]).toEqual([0, false]);
    expect(claims.filter(({ without }) => without !== undefined).length).toBeGreaterThanOrEqual(6);
  }, 300_000);
});

describe("what a lesson tells a student to type", () => {
  const told = [...lessonFiles().values()].flatMap((file) => {
    const result = readLesson(file, words);
    return result.ok ? (result.lesson.runs ?? []).map(({ command }) => command) : [];
  });
  const distinct = [...new Set(told)];

  it("is there, for every lesson", () => expect(distinct.length).toBeGreaterThanOrEqual(20));

  it.each(distinct)("works: %s", (command) => {
    const typed = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
    const few = typed.map((word, at) => (typed[at - 1] === "--worlds" ? "2" : word));
    const workers = typed[0] === "lesson" ? [] : ["--workers", "1"];
    expect(jangmadang([...few, ...workers])).toMatchObject({ code: 0 });
  });
});

describe("a lesson's file", () => {
  it.each([
    [
      "unknown concept",
      ["concepts: [C01, C11]", "concepts: [C01, C99]"],
      "lesson.yaml:5:17 concepts.1: no concept 'C99'",
    ],
    ["unknown source", ["M107", "M999"], "read.0: no source 'M999'"],
    [
      "unknown scenario",
      ["  scenario: thin-porridge\n  base: historical\n  set", "  scenario: thin-porrige\n  base: historical\n  set"],
      "(did you mean 'thin-porridge'?)",
    ],
    ["play too long", ["decisions: 39", "decisions: 60"], "55 minutes in all (choose a play of at most 40 decisions)"],
    [
      "no such option",
      ["    right: 2\n    because: The grain", "    right: 4\n    because: The grain"],
      "quiz.0: `right:`",
    ],
    [
      "a prediction no claim shows",
      ["shown: [early-gets-more]", "shown: [early-gets-mor]"],
      "predict.1.shown.0: no claim 'early-gets-mor'",
    ],
    ["a claim without a side", ["    above: 0.95\n", ""], "says neither `above:` nor `below:`"],
    ["unknown figure", ["figure: deaths", "figure: deads"], "claims.allowed-starves.figure"],
    ["a comparison of one side", ["figure: deaths", "figure: beats"], "compares two sides and has no `b:`"],
    ["unknown key", ["objective:", "objectiv:"], "objectiv"],
  ] as const)("with %s is told with line and remedy", (_what, [from, to], says) => {
    expect(good).toContain(from);
    const told = problemsOf(good.replace(from, to));
    expect(told.join("\n")).toContain(says);
    for (const line of told) expect(line).toMatch(/^lesson\.yaml:\d+:\d+ /);
    speak(KOREAN);
    const korean = problemsOf(good.replace(from, to));
    speak(undefined);
    const placeOf = (line: string): string => line.split(" ")[0] ?? "";
    expect(korean.map(placeOf)).toEqual(told.map(placeOf));
    for (const line of korean) {
      expect(line).toMatch(/\p{Script=Hangul}/u);
      expect(line.replace(/'[^']*'|`[^`]*`|CONTRIBUTING\.md/g, "")).not.toMatch(
        /[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/,
      );
    }
  });

  it("is not found under a name that is none, and says which there are", () => {
    const { code, err } = jangmadang(["lesson", "who-starve"]);
    expect([code, err]).toEqual([2, expect.stringContaining("there is no lesson 'who-starve'")]);
  });
});

describe("a claim that is not so", () => {
  it("is named, and the check ends with 1", () => {
    const { code, out } = jangmadang(["lesson", "check", FIRST, "--worlds", "20"]);
    expect([code, out]).toEqual([1, expect.stringContaining("FAILS  who-starves-beside-food/allowed-starves")]); // 20 worlds cannot show it
  });
});

describe("a lesson's sheet", () => {
  const sheet = (reader: string) => {
    const file = join(freshFolder(), "sheet.html");
    const ran = jangmadang(["lesson", "handout", FIRST, "--for", reader, "--out", file, "--worlds", "200"]);
    return { ...ran, page: readFileSync(file, "utf8") };
  };

  it("tells a student what to read with its paragraph, numbers with ranges, and what each claim comes to", () => {
    const { code, page } = sheet("student");
    expect(code).toBe(0);
    for (const part of [
      "the memoir, paragraph 31",
      "35 won/kg [25 to 70]",
      "6 in your play, else 20 piece [12 to 30]", // as its play sets it
      "others have 220,000 people (E080)",
      "share of worlds in which somebody of the household dies: 100 % [97 .. 100]",
    ])
      expect(page.toLowerCase()).toContain(part.toLowerCase());
    for (const part of [
      "Neither the ration nor the wage gave a claim on enough of it", // the quiz's reason
      "though corn lies on the market every day", // the prediction's
      "Say the content note aloud",
    ])
      expect(page).not.toContain(part);
  });

  it("has answers and notes for the teacher alone", () => {
    const { page } = sheet("teacher");
    expect(page).toContain("Neither the ration nor the wage gave a claim on enough of it");
    expect(page).toContain("Say the content note aloud");
    expect(page).toContain("compare thin-porridge --until 63 --base historical --worlds 300");
    for (const part of [
      "though corn lies on the market every day",
      "seeds lesson#0 to lesson#199",
      `lesson check ${FIRST}/allowed-starves --without`,
      "The sentence no longer holds.",
      "Corn stood at 0.3 to 0.5 of the rice price",
    ])
      expect(page).toContain(part);
  });

  it("says on paper and by its exit code when a claim does not hold", () => {
    const file = join(freshFolder(), "sheet.html");
    const { code, err } = jangmadang(["lesson", "handout", FIRST, "--for", "teacher", "--out", file, "--worlds", "20"]);
    expect([code, err]).toEqual([1, expect.stringContaining(`${FIRST}/allowed-starves`)]);
    expect(readFileSync(file, "utf8")).toContain("IT DOES NOT");
  });

  it.each([
    [[FIRST], "for whom?"],
    [[FIRST, "--for", "pupil"], "no sheet for 'pupil'"],
    [["--for", "student"], "name one lesson, or write --all"],
  ])("asked wrongly (%j) is told how", (args, says) => {
    const { code, err } = jangmadang(["lesson", "handout", ...args, "--out", join(freshFolder(), "x.html")]);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });
});

describe("what is to be read", () => {
  it("has behind it the figures its sentence does not tell, each once", () => {
    const said = (id: string): string => {
      const source = sources.get(id);
      return source === undefined ? "" : saidBy(source);
    };
    for (const id of ["M525", "M361", "M022"]) expect(said(id), id).not.toContain("[");
    const all = [...sources.values()].map(saidBy);
    expect(all.filter((of) => /\[(\d[^;\]]*); (\S+ )?\1[;\]]/.test(of))).toEqual([]);
    expect(all.filter((of) => of.includes("["))).not.toEqual([]);
  });
});

describe("a lesson walked through", () => {
  const walked = (input: string, data = freshFolder(), ...more: readonly string[]) =>
    jangmadang(["lesson", FIRST, "--plain", ...more], { input, data });

  it("asks, plays, tells what was predicted and what comes out, and answers the quiz", () => {
    const { code, out } = walked("2\nskip\nquit\n2\n7\n1\n2\n");
    expect(code).toBe(0);
    for (const part of [
      "--- Predict ---",
      "--- The play ---",
      "You predicted: It starves.",
      "You predicted: nothing.",
      "What comes out: The one that sells at once.",
      "--- Quiz ---",
      "Type a number from 1 to 3",
    ])
      expect(out).toContain(part);
    expect(out).toContain("The quiz: 2 of 3 right.");
    expect(out).not.toContain("Say the content note aloud"); // the teacher's own
    expect(out.indexOf("What comes out")).toBeGreaterThan(out.indexOf("--- Observe ---"));
  });

  it("goes on where it was left, with what was answered and the play as it stood, and forgets the place at its end", () => {
    const data = freshFolder();
    const left = walked("2\n1\n3\n3\nwait 3\n", data);
    expect(left.out).toContain("Your place in the lesson is kept.");
    expect(readdirSync(join(data, "jangmadang", "lessons"))).toEqual([`${FIRST}.json`]);
    const again = walked("status\nquit\nskip\nskip\n2\n", data);
    expect(again.out).toContain("You left this lesson at step 5 of");
    expect(again.out).toContain("Day 4 of");
    expect(again.out).toContain("You predicted: The one that waits.");
    expect(again.out).toContain("The quiz: 1 of 1 right.");
    expect(readdirSync(join(data, "jangmadang", "lessons"))).toEqual([]);
  });

  it("begins anew when that is asked for, or when its place cannot be read", () => {
    const data = freshFolder();
    walked("2\n", data);
    expect(walked("", data, "--anew").out).not.toContain("You left this lesson");
    walked("2\n", data);
    writeFileSync(join(data, "jangmadang", "lessons", `${FIRST}.json`), '{"version": 1, "at": 99}');
    expect(walked("", data).out).toContain("begins anew");
  });

  it.each([...lessonFiles().keys()])(
    "%s reaches its end from typed answers alone, and warns of all its play does",
    (id) => {
      const { code, out } = jangmadang(["lesson", id, "--plain"], { input: "1\n1\nquit\n1\n1\n1\n" });
      expect(code).toBe(0);
      expect(out).toMatch(/The quiz: \d of 3 right\./);
      const opening = out.slice(0, out.indexOf("--- Read ---"));
      expect(opening).toMatch(/Content note: This scenario (is about|deals with|puts you)/);
    },
  );
});

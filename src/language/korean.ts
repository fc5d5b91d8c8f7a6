// Korean, loaded only where it is spoken: its catalogue, the words that may be typed, and the particles that hang on the sound before them.
import { josa } from "es-hangul";
import answers from "./ko/answers.json" with { type: "json" };
import checks from "./ko/checks.json" with { type: "json" };
import classes from "./ko/class.json" with { type: "json" };
import cli from "./ko/cli.json" with { type: "json" };
import commands from "./ko/commands.json" with { type: "json" };
import debrief from "./ko/debrief.json" with { type: "json" };
import fields from "./ko/fields.json" with { type: "json" };
import help from "./ko/help.json" with { type: "json" };
import lab from "./ko/lab.json" with { type: "json" };
import line from "./ko/line.json" with { type: "json" };
import problems from "./ko/problems.json" with { type: "json" };
import report from "./ko/report.json" with { type: "json" };
import screens from "./ko/screens.json" with { type: "json" };
import studies from "./ko/studies.json" with { type: "json" };
import type { Catalogue } from "./spoken.js";

/** Particles as the catalogue writes them behind a hole, and what stands where nobody can tell the sound. */
const PARTICLES = {
  "으로/로": "(으)로",
  "이라/라": "(이)라",
  "이나/나": "(이)나",
  "와/과": "와(과)",
  "을/를": "을(를)",
  "은/는": "은(는)",
  "이/가": "이(가)",
} as const;
type Particle = keyof typeof PARTICLES;

const PARTICLE = new RegExp(`(\\S)(['")\\]]*)(${Object.keys(PARTICLES).join("|")})`, "gu");

const DIGITS = [..."영일이삼사오육칠팔구"];

/** A syllable that sounds like the end of what is written; undefined where nobody can tell, as with Latin letters. */
function sound(letter: string): string | undefined {
  if (/[가-힣]/.test(letter)) return letter;
  return letter === "%" ? "트" : DIGITS[Number(letter)];
}

/** `쌀을`, `돼지를`, `3을`, `kg을(를)`. */
const finish = (text: string): string =>
  text.replace(PARTICLE, (_all, letter: string, closing: string, pair: Particle) => {
    const heard = sound(letter);
    return `${letter}${closing}${heard === undefined ? PARTICLES[pair] : josa.pick(heard, pair)}`;
  });

export const KOREAN: Catalogue = {
  code: "ko",
  messages: {
    ...line,
    ...answers,
    ...checks,
    ...screens,
    ...debrief,
    ...cli,
    ...classes,
    ...help,
    ...lab,
    ...studies,
    ...report,
    ...problems,
    ...fields,
  },
  commands,
  finish,
  counters: true,
};

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { freshFolder, jangmadang } from "../support/command.js";
import { ROOT, TRIP } from "../support/scenarios.js";
import { chromium } from "./chromium.js";

const STUDY = join(ROOT, "scenarios", TRIP, "study.yaml");
const run = (out: string) => jangmadang(["lab", "run", "--study", STUDY, "--out", out, "--workers", "2"]);
const hashOf = (out: string): string => JSON.parse(jangmadang(["lab", "merge", out, "--json"]).out).hash;

const whole = join(freshFolder(), "whole");
run(whole);

const disk = freshFolder();
function mounted(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=160k", "tmpfs", disk], { stdio: "ignore" });
    return true;
  } catch {
    return false; // only root may mount; tests/store/study-store.test.ts fails every single call instead
  }
}
const tiny = mounted();

describe.runIf(tiny)("a study on a disk that becomes full", () => {
  afterAll(() => execFileSync("umount", [disk]));

  it("says so, keeps what is finished, and goes on to the same hash once there is room", () => {
    const out = join(disk, "out");
    const { code, err } = run(out);
    expect(code).toBe(3);
    expect(err).toContain("could not be saved: the disk is full");
    expect(err).toContain("what is finished is kept");
    const { done, damaged } = JSON.parse(jangmadang(["lab", "status", out, "--json"]).out);
    expect(done).toBeGreaterThan(0);
    expect(damaged).toBe(0);
    execFileSync("mount", ["-o", "remount,size=16m", disk]);
    expect(run(out).out).toContain(`(${done} from before`);
    expect(hashOf(out)).toBe(hashOf(whole));
  });
});

describe("the report in a browser", () => {
  const folder = freshFolder();
  const page = join(folder, "report.html");
  jangmadang(["lab", "report", whole, "--out", page]);

  it("shows every part and every drawing, with no script and no network", () => {
    const text = readFileSync(page, "utf8");
    expect(text).not.toMatch(/<script|<link|<iframe|\bon\w+=|url\(|(?:src|href)="(?!#)/i);
    const dom = chromium("--dump-dom", `file://${page}`);
    expect(dom.match(/<figure>/g)).toHaveLength(8);
    expect(dom.match(/<svg/g)).toHaveLength(8);
    for (const heading of [
      "What this is for, and what not",
      "What they end with",
      "Ruin, and how it ends",
      "Where this comes from",
    ])
      expect(dom).toContain(heading);
  });

  it("can be looked at, and printed", () => {
    const looks = join(process.env["REPORT_LOOKS"] ?? folder);
    mkdirSync(looks, { recursive: true });
    const [shot, paper] = [join(looks, "report.png"), join(looks, "report.pdf")];
    chromium(`--screenshot=${shot}`, "--window-size=1000,6000", `file://${page}`);
    chromium(`--print-to-pdf=${paper}`, "--no-pdf-header-footer", `file://${page}`);
    expect(existsSync(shot) && statSync(shot).size).toBeGreaterThan(100_000);
    expect(existsSync(paper) && statSync(paper).size).toBeGreaterThan(50_000);
  });
});

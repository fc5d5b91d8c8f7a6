import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, jangmadang, printed, startJangmadang, typed } from "../support/command.js";
import { ROOT, TRIP } from "../support/scenarios.js";

const SHIPPED = join(ROOT, "scenarios", TRIP, "study.yaml");

/** A small study's file: the shipped one with some lines replaced. */
function studyFile(lines: Readonly<Record<string, string>> = {}): string {
  const file = join(freshFolder(), "study.yaml");
  const wanted: Readonly<Record<string, string>> = {
    worlds: "90",
    chunk: "10",
    strategies: "[memoir, loyal]",
    ...lines,
  };
  const kept = readFileSync(SHIPPED, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !Object.hasOwn(wanted, line.split(":")[0] ?? ""));
  writeFileSync(file, [...kept, ...Object.entries(wanted).map(([key, value]) => `${key}: ${value}`), ""].join("\n"));
  return file;
}

const lab = (word: string, study: string, out: string, ...more: string[]) =>
  jangmadang(["lab", word, "--study", study, "--out", out, "--workers", "1", ...more]);
const shard = (study: string, out: string, index: number, of: number) =>
  lab("shard", study, out, "--index", String(index), "--of", String(of));
const merged = (out: string) => JSON.parse(jangmadang(["lab", "merge", out, "--json"]).out);
const chunk = (out: string, name: string) => join(out, "chunks", `${name}.plays`);

const study = studyFile();
const whole = join(freshFolder(), "whole");
lab("run", study, whole);
const { hash } = merged(whole);

describe("a study that lasts", () => {
  it("ships with the scenario and passes the check", () => {
    expect(jangmadang(["check", SHIPPED])).toMatchObject({ code: 0, err: "" });
  });

  it("says the same as the comparison of the same worlds", () => {
    const args = ["compare", TRIP, "--worlds", "90", "--seed", "metal-and-ducklings", "--strategies", "memoir,loyal"];
    const { strategies, pairs } = JSON.parse(jangmadang([...args, "--json"]).out);
    expect(merged(whole)).toMatchObject({ strategies, pairs, worlds: 90 });
  });

  it.each([4])("has one hash for %i shards, played in any order into one folder", (of) => {
    const out = join(freshFolder(), "shards");
    for (let index = of - 1; index >= 0; index -= 1) expect(shard(study, out, index, of).code).toBe(0);
    expect(merged(out).hash).toBe(hash);
  });

  it("is put together from folders of machines that share no disk", () => {
    const [one, two] = [join(freshFolder(), "one"), join(freshFolder(), "two")];
    shard(study, one, 0, 2);
    shard(study, two, 1, 2);
    cpSync(two, one, { recursive: true });
    expect(merged(one).hash).toBe(hash);
  });

  it("plays only what is missing when it is run again, whatever the workers", () => {
    const out = join(freshFolder(), "again");
    shard(study, out, 1, 3);
    const again = jangmadang(["lab", "run", "--study", study, "--out", out, "--workers", "2", "--json"]);
    expect(JSON.parse(again.out)).toMatchObject({ chunks: 9, before: 3, now: 6, finished: true });
    expect(merged(out).hash).toBe(hash);
  });

  it("says what else lies there once it asks for fewer worlds, and loses none", () => {
    const out = join(freshFolder(), "fewer");
    cpSync(whole, out, { recursive: true });
    const run = lab("run", studyFile({ worlds: "25" }), out);
    const says = "65 more worlds (of 25 to 89) lie there";
    expect(run.out).toContain(says);
    for (const word of ["status", "merge"]) expect(jangmadang(["lab", word, out]).out).toContain(says);
    expect(merged(out)).toMatchObject({ worlds: 25, beside: [expect.stringContaining(says)] });
    lab("run", study, out);
    expect(merged(out)).toMatchObject({ hash, beside: [] });
  });

  it("grows by more worlds without playing the first ones again", () => {
    const out = join(freshFolder(), "longer");
    cpSync(whole, out, { recursive: true });
    const longer = studyFile({ worlds: "115" });
    const grown = JSON.parse(lab("run", longer, out, "--json").out);
    expect(grown).toMatchObject({ chunks: 12, before: 9, now: 3 });
    const alone = join(freshFolder(), "alone");
    lab("run", longer, alone);
    expect(merged(out).hash).toBe(merged(alone).hash);
  });

  it("is not told while worlds are missing: it says which, and the command that plays them", () => {
    const out = join(freshFolder(), "half");
    shard(study, out, 0, 2);
    const { code, err } = jangmadang(["lab", "merge", out, "--json"]);
    expect(JSON.parse(jangmadang(["lab", "status", out, "--json"]).out)).toMatchObject({
      chunks: 9,
      done: 4,
      absent: 5,
    });
    expect(code).toBe(1);
    expect(err).toContain("worlds 40 to 89 of 90 are missing");
    const again = printed(err);
    expect(again).toContain(`lab run --study ${study} --out ${out}`);
    expect(typed(again)).toMatchObject({ code: 0 });
    expect(merged(out).hash).toBe(hash);
  });

  /** Plays a long study and ends it by a signal once some chunks are there. */
  async function endedBy(signal: NodeJS.Signals, out: string, file: string) {
    const child = startJangmadang(["lab", "run", "--study", file, "--out", out, "--workers", "2"], freshFolder());
    let err = "";
    child.stderr.on("data", (data) => (err += data));
    const code = await new Promise((ended) => {
      child.on("close", ended);
      const looking = setInterval(() => {
        if (
          !existsSync(join(out, "chunks")) ||
          readdirSync(join(out, "chunks")).filter((name) => name.endsWith(".plays")).length < 3
        )
          return;
        clearInterval(looking);
        child.kill(signal);
      }, 10);
    });
    return { code, err };
  }

  it.each(["SIGINT", "SIGKILL"] as const)("goes on after %s to the same hash", async (signal) => {
    const long = studyFile({ worlds: "1500", chunk: "10" });
    const out = join(freshFolder(), "cut");
    const { code, err } = await endedBy(signal, out, long);
    if (signal === "SIGINT") {
      expect(code).toBe(130);
      expect(printed(err)).toContain(`lab run --study ${long} --out ${out} --workers 2`);
    }
    const { before, now, finished } = JSON.parse(lab("run", long, out, "--json").out);
    expect(before).toBeGreaterThan(2);
    expect({ all: before + now, finished }).toEqual({ all: 150, finished: true });
    const alone = join(freshFolder(), "alone");
    jangmadang(["lab", "run", "--study", long, "--out", alone]);
    expect(merged(out).hash).toBe(merged(alone).hash);
  });
});

describe("a store that is not as it was", () => {
  const copy = (): string => {
    const out = join(freshFolder(), "copy");
    cpSync(whole, out, { recursive: true });
    return out;
  };

  it.each([
    ["one bit turned", (bytes: Buffer) => bytes.writeUInt8((bytes.at(-9) ?? 0) ^ 1, bytes.length - 9) && bytes],
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 8)],
    ["of other words", () => Buffer.from("hello\nworld")],
  ])("with a chunk %s is refused by merge, and mended by run", (_what, turn) => {
    const out = copy();
    const file = chunk(out, "0000020-0000030");
    writeFileSync(file, turn(readFileSync(file)) as Buffer);
    const { code, err } = jangmadang(["lab", "merge", out]);
    expect(code).toBe(3);
    expect(err).toContain("(worlds 20 to 29) is cut off or damaged; run the study again");
    const again = lab("run", study, out);
    expect(again.err).toContain("Worlds 20 to 29 are damaged and played again.");
    expect(again.out).toContain("9 of 9 chunks are there (8 from before, 1 played now)");
    expect(merged(out).hash).toBe(hash);
  });

  it("with another study's chunk in it is refused by both", () => {
    const out = copy();
    const other = join(freshFolder(), "other");
    lab("run", studyFile({ seed: "other" }), other);
    cpSync(chunk(other, "0000020-0000030"), chunk(out, "0000020-0000030"));
    writeFileSync(chunk(out, "0000010-0000020"), "hello");
    for (const ran of [jangmadang(["lab", "merge", out]), lab("run", study, out)]) expect(ran.code).toBe(3);
    const { err } = lab("run", study, out);
    expect(err).toContain("belongs to another study or another version of this program");
    expect(err).not.toContain("played again");
    const told = jangmadang(["lab", "status", out]);
    expect(told.out).toMatch(/damaged: 1\n {2}foreign: 1/);
    expect(told.err).toMatch(/0000010-0000020.plays' .* is cut off or damaged; run the study again/);
    expect(told.err).toMatch(/0000020-0000030.plays' .* belongs to another study/);
  });

  it("with chunks under each other's names is refused", () => {
    const out = copy();
    renameSync(chunk(out, "0000020-0000030"), chunk(out, "0000030-0000040"));
    expect(jangmadang(["lab", "merge", out]).code).not.toBe(0);
    expect(lab("run", study, out).err).toContain("belongs to another study");
  });

  it("with a damaged first page is refused with what to do, and its worlds are kept", () => {
    const out = copy();
    const page = join(out, "study.json");
    writeFileSync(page, readFileSync(page, "utf8").replace('"memoir"', '"memoirs"'));
    const { code, err } = lab("run", study, out);
    expect(code).toBe(3);
    expect(err).toContain("is damaged or not of this program; delete that one file and run the study again");
    rmSync(page);
    expect(lab("run", study, out).out).toContain("9 from before, 0 played now");
  });

  it("holds worlds of a study that has changed: it says what, plays nothing and loses nothing", () => {
    const out = copy();
    const before = readdirSync(join(out, "chunks"));
    const changed = studyFile({ seed: "other", strategies: "[memoir, greedy]", set: "{cab-room: 40 bird}" });
    const { code, err } = lab("run", changed, out);
    expect(code).toBe(3);
    expect(err).toContain("seed: metal-and-ducklings then, other now");
    expect(err).toContain("strategies: memoir, loyal then, memoir, greedy now");
    expect(err).toContain("number cab-room: (not there) then, 40 bird now");
    expect(readdirSync(join(out, "chunks"))).toEqual(before);
    expect(merged(out).hash).toBe(hash);
  });

  it("holds a strategy whose rules have changed", () => {
    const rules = join(freshFolder(), "mine.yaml");
    const text = readFileSync(join(ROOT, "scenarios", TRIP, "strategies", "cautious.yaml"), "utf8");
    writeFileSync(rules, text.replace("id: cautious", "id: mine"));
    const mine = studyFile({ strategies: `[memoir, ${rules}]` });
    const out = join(freshFolder(), "mine");
    lab("run", mine, out);
    writeFileSync(rules, text.replace("id: cautious", "id: mine").replace("few: 100 bird", "few: 90 bird"));
    expect(lab("run", mine, out).err).toMatch(
      /What differs:\n {2}strategy mine: [0-9a-f]{16} then, [0-9a-f]{16} now\n/,
    );
  });

  it("of another version of the program is refused", () => {
    const out = copy();
    const page = JSON.parse(readFileSync(join(out, "study.json"), "utf8"));
    writeFileSync(join(out, "study.json"), JSON.stringify({ ...page, version: 9 }));
    expect(lab("run", study, out).err).toContain("was begun by a newer version of this program; update it");
  });
});

describe("what a study in a folder tells", () => {
  const set = studyFile({ worlds: "20", set: "{cab-room: 40 bird}" });
  const out = join(freshFolder(), "set");
  lab("run", set, out);
  const page = (folder: string, ...more: string[]) => {
    const file = join(freshFolder(), "page.html");
    const ran = jangmadang(["lab", "report", folder, "--out", file, ...more]);
    return { ...ran, text: existsSync(file) ? readFileSync(file, "utf8") : "" };
  };

  it("marks real values that are not to be relied on, and tells what was changed, in lines and on the page", () => {
    for (const word of ["merge", "chart"]) {
      const told = jangmadang(["lab", word, out]).out;
      expect(told).toContain("kg of rice*");
      expect(told).toContain("base memoir, with cab-room=40 bird");
      expect(told).toMatch(/\n\* In the base 'memoir' the prices are as printed/);
    }
    const { text } = page(out);
    expect(text).toContain("mean difference of real wealth, kg of rice*");
    expect(text).toContain("* In the base &#39;memoir&#39; the prices are as printed");
    expect(text).toContain("cab-room=40 bird");
  });

  it("shows a number that was set as it was played, with the value it had", () => {
    const row = /<tr><th scope="row">numbers\.cab-room<\/th>.*?<\/tr>/s.exec(page(out).text)?.[0];
    expect(row).toMatch(/<td>40 bird<\/td><td>set by the study<\/td><td>in place of \d+ /);
  });

  it("carries no mark in a base that has none", () => {
    const other = join(freshFolder(), "historical");
    lab("run", studyFile({ worlds: "20", base: "historical" }), other);
    for (const word of ["merge", "chart"]) expect(jangmadang(["lab", word, other]).out).not.toMatch(/rice\*|\n\* /);
  });

  it("carries what makes it again: the study, own rule lists, digests, the commands of each finding with all they say", () => {
    const folder = freshFolder();
    const rules = readFileSync(join(ROOT, "scenarios", TRIP, "strategies", "cautious.yaml"), "utf8");
    writeFileSync(join(folder, "own.yaml"), rules.replace("id: cautious", "id: own"));
    const text =
      "format: 1\nkind: study\nid: again\nscenario: hamhung-trip\nstrategies: [memoir, ./own.yaml]\nworlds: 4\nseed: x\n";
    writeFileSync(join(folder, "study.yaml"), text);
    const [out, card, page] = ["out", "card.json", "page.html"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    lab("run", join(folder, "study.yaml"), out);
    const own = join(folder, "own.yaml");
    const asked = ["lab", "verdict", TRIP, "--strategies", `memoir,${own}`, "--worlds", "12", "--json"];
    writeFileSync(card, jangmadang(asked).out);
    expect(jangmadang(["lab", "report", out, "--with", card, "--out", page]).code).toBe(0);
    const told = readFileSync(page, "utf8");
    const words = `npx jangmadang lab verdict ${TRIP} --strategies memoir,${own} --worlds 12 --seed 1 --base memoir --json`;
    expect(told).toContain(`<pre>${words}</pre>`);
    expect(told).toContain(`${words} &gt; ${card}\n`);
    expect(told).toContain(`<pre>${text}</pre>`);
    expect(told).toContain("id: own");
    expect(told.match(/<small>digest [0-9a-f]{16}<\/small>/g)).toHaveLength(2);
    expect(told.indexOf("Found in 12 worlds, of seed 1: other worlds")).toBeLessThan(
      told.indexOf("memoir (A) against own (B)"),
    );
  });

  it("takes what another command found only about the same files, base and numbers; another seed is said to be one", () => {
    const verdict = (...more: string[]): string => {
      const file = join(freshFolder(), "verdict.json");
      const args = ["lab", "verdict", TRIP, "--strategies", "memoir,loyal", "--worlds", "20", "--json", ...more];
      writeFileSync(file, jangmadang(args).out);
      return file;
    };
    expect(page(whole, "--with", verdict("--set", "cab-room=40")).err).toContain(
      "is about hamhung-trip, with cab-room=40; this study is of hamhung-trip with no number changed. Leave it out",
    );
    expect(page(out, "--with", verdict()).err).toContain("this study is of hamhung-trip, with cab-room=40 bird");
    expect(page(whole, "--with", verdict("--base", "historical")).err).toContain("base historical; this study is of");
    const mine = verdict("--set", "cab-room=40", "--seed", "metal-and-ducklings");
    expect(page(out, "--with", mine).text).not.toContain("other worlds than this study");
    expect(page(out, "--with", verdict("--set", "cab-room=40", "--seed", "7")).text).toContain(
      "of seed 7: other worlds than this study&#39;s, which are of seed metal-and-ducklings",
    );
    writeFileSync(mine, readFileSync(mine, "utf8").replace(/"scenarioHash": "[^"]*/, '"scenarioHash": "0'));
    const strange = page(out, "--with", mine);
    expect(strange.err).toContain("is about another state of hamhung-trip's files");
    expect(strange).toMatchObject({ code: 2, text: "" });
  });
});

describe("a study that cannot be", () => {
  it("is told with all that does not hold, at once", () => {
    const file = studyFile({
      base: "memor",
      seed: "a#3",
      set: "{cab-rom: 4, cab-room: 2 won}",
      strategies: "[memor, memoir, nobdy]",
    });
    const { code, out } = jangmadang(["check", file]);
    expect(code).toBe(1);
    for (const place of ["base", "seed", "set.cab-rom", "set.cab-room", "strategies.0", "strategies.2"])
      expect(out).toMatch(new RegExp(`study\\.yaml:\\d+:\\d+ ${place}: `));
  });

  it.each([
    [{ worlds: "0" }, "worlds: too little (a study plays at least 1 world)"],
    [{ strategies: "[memoir, nobdy]" }, "strategies.1: no strategy 'nobdy'"],
    [{ strategies: "[]" }, "strategies: too little (name at least one)"],
    [{ strategies: "[memoir, memoir]" }, "strategies: strategy 'memoir' is named twice"],
    [{ scenario: "hamhung-trp" }, "scenario: there is no scenario 'hamhung-trp' (did you mean"],
    [{ base: "memor" }, "base: no base 'memor' (did you mean 'memoir'?)"],
    [{ set: "{cab-rom: 40 bird}" }, "set.cab-rom: no number 'cab-rom' (did you mean 'cab-room'?"],
    [{ wrlds: "3" }, "unknown key 'wrlds' (did you mean 'worlds'?)"],
    [{ seed: "a#3" }, "seed: a study's seed has no '#'"],
  ])("%j is told with its line and what to do", (lines, sentence) => {
    const out = join(freshFolder(), "none");
    const { code, err } = lab("run", studyFile(lines as Record<string, string>), out);
    expect(err).toContain(sentence);
    expect(err).toMatch(/study\.yaml:\d+:\d+ /);
    expect(code).toBe(1);
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    [["lab", "shard", "--study", study, "--out", "x", "--index", "2", "--of", "2"], "there is no shard 2 of 2"],
    [["lab", "merge", "/nowhere"], "there is no study in '/nowhere'"],
    [["lab", "run", "--study", "/nowhere.yaml", "--out", "x"], "there is no file '/nowhere.yaml'"],
    [["lab", "runn"], "unknown command 'runn'"],
  ])("%j ends with a sentence", (args, sentence) => {
    const { code, err } = jangmadang(args);
    expect(err).toContain(sentence);
    expect([2, 3]).toContain(code);
  });

  it("where its folder cannot be made says so", () => {
    const folder = freshFolder();
    writeFileSync(join(folder, "file"), "");
    expect(lab("run", study, join(folder, "file", "out")).err).toContain("a file stands where its folder should be");
    mkdirSync(join(folder, "out", "study.json"), { recursive: true });
    expect(lab("run", study, join(folder, "out")).code).toBe(3);
  });
});

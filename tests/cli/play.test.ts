import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BIN, freshFolder, jangmadang, startJangmadang } from "../support/command.js";
import { ROOT, TRIP } from "../support/scenarios.js";

const savesIn = (data: string): string => join(data, "jangmadang", "saves");
const savesOf = (data: string): string[] =>
  readdirSync(savesIn(data))
    .filter((name) => name.endsWith(".json"))
    .sort();
const theSave = (data: string): string => join(savesIn(data), savesOf(data)[0] ?? "");

/** A whole play: alone at home first, then the journey, by whatever stands first. */
const WHOLE = ["1", "1", "1", "1", "0", "0", "1", ...Array<string>(60).fill("1")].join("\n");

describe("play in lines", () => {
  it("plays to an ending and accounts for each person", () => {
    const { code, out } = jangmadang(["play", TRIP, "--seed", "2"], {
      input: `1\n1\n3\n0\n0\nwait 10\n1\n1\n1\n${"wait 10\n1\n".repeat(30)}`,
    });
    expect(out).toContain("This scenario is about a real famine.");
    expect(out).toContain("--- How it ended ---");
    expect(out).toMatch(/your spouse: (alive|died)/);
    expect(code).toBe(0);
  });

  it("answers on a pipe what is asked after the ending, and passes over answers that are left", () => {
    const { code, out } = jangmadang(["play", TRIP, "--seed", "2"], {
      input: `1\n1\n3\n0\n0\nwait 10\n1\n1\n1\n${"wait 10\n1\n".repeat(30)}\nledger 3\nwhat-if\nwhy worth\n`,
    });
    const after = out.slice(out.indexOf("--- How it ended ---"));
    expect(after).toContain("Which decision is to be another?");
    expect(after).toMatch(/\nWorth is|real/);
    expect(after.match(/It has ended/g) ?? []).toHaveLength(1);
    expect(code).toBe(0);
  });

  it("never prints an escape sequence and asks nothing twice without cause", () => {
    const { out } = jangmadang(["play", TRIP, "--seed", "3"], { input: WHOLE });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  });

  it("takes words, amounts with units, all and half, and says why something is not possible", () => {
    const { out } = jangmadang(["play", TRIP, "--seed", "4"], {
      input:
        "2\nhalf\nbuy rice 2.5 kg\nbuy rice 99999\n\nwait 11\n\nfly\n99\nwhy rice\nwhy\nodds\nprices\nhome\nledger\nhelp\n",
    });
    expect(out).toContain("+ 2.5 kg rice (bought)");
    expect(out).toContain("That is more than is possible");
    expect(out).toContain("There is no choice 'fly'");
    expect(out).toContain("There is no choice '99'");
    expect(out).toContain("(M335)");
    expect(out).toContain("What can be done with the day:");
    expect(out).toContain("(by hearsay)");
  });

  it("keeps the place after every decision and goes on from there", () => {
    const data = freshFolder();
    const first = jangmadang(["play", TRIP, "--seed", "5"], { data, input: "1\n1\n1\n1\n" });
    expect(first.err).toContain("Your place is kept in");
    const { record } = JSON.parse(readFileSync(theSave(data), "utf8"));
    expect(record.decisions.at(-1)).toEqual({ do: "choose", option: "sand" });
    const second = jangmadang(["play", "--resume"], { data, input: "status\n" });
    expect(second.out).toContain("Going on with The Hamhung trip.");
    expect(second.out).toContain("50 kg pobedit (hidden in the moulding sand)");
  });

  it("gives the same hash as the same decisions headless", () => {
    const data = freshFolder();
    const { out } = jangmadang(["play", TRIP, "--seed", "6", "--json"], { data, input: "1\n1\n3\n0\n0\n1\n" });
    const played = JSON.parse(out);
    const replayed = JSON.parse(jangmadang(["replay", theSave(data), "--json"], { data }).out);
    expect(replayed.hash).toBe(played.hash);
  });

  it("ends at Ctrl-C with a sentence, 130, and nothing lost", async () => {
    const data = freshFolder();
    const child = startJangmadang(["play", TRIP, "--seed", "7"], data);
    let [out, err] = ["", ""];
    child.stderr.on("data", (piece) => {
      err += piece;
    });
    const steps = [
      { after: "Leave some of it at home", does: () => child.stdin.write("1\n") },
      { after: "What do you do?", does: () => child.kill("SIGINT") },
    ];
    const code = await new Promise<number | null>((done) => {
      child.on("close", done);
      child.stdout.on("data", (piece) => {
        out += piece;
        if (steps[0] !== undefined && out.includes(steps[0].after)) steps.shift()?.does();
      });
    });
    expect(code).toBe(130);
    expect(err).toContain("Your place is kept in");
    expect(JSON.parse(readFileSync(theSave(data), "utf8")).record.decisions).toHaveLength(2);
  });
});

describe("saves of one's own scenarios and older rules", () => {
  it("go on with the scenario they were played on, and keep an older save when it no longer fits", () => {
    const data = freshFolder();
    const folder = join(freshFolder(), TRIP);
    cpSync(join(ROOT, "scenarios", TRIP), folder, { recursive: true });
    jangmadang(["play", folder, "--seed", "own"], { data, input: "1\n1\n1\n1\n" });
    const before = readFileSync(theSave(data), "utf8");
    const episode = join(folder, "episode.yaml");
    writeFileSync(
      episode,
      readFileSync(episode, "utf8").replace("choose: {sand: sand, drum: drum}", "choose: {cellar: sand, drum: drum}"),
    );
    const texts = join(folder, "text.en.yaml");
    writeFileSync(
      texts,
      readFileSync(texts, "utf8").replace("      sand: Into the load", "      cellar: Into the load"),
    );
    const { out, err, code } = jangmadang(["play", "--resume"], { data, input: "cellar\n" });
    expect(code).toBe(0);
    expect(err).toContain("Decision 5 no longer fits (not yet possible).");
    expect(out).toContain("Going on with The Hamhung trip.");
    expect(savesOf(data)).toHaveLength(2);
    expect(readFileSync(join(savesIn(data), savesOf(data)[1] ?? ""), "utf8")).toBe(before);
  });
});

describe("records that cannot be used", () => {
  const data = freshFolder();
  jangmadang(["play", TRIP, "--seed", "8"], { data, input: "1\n1\n1\n1\n" });
  const good = readFileSync(theSave(data), "utf8");
  const replay = (text: string) => {
    const file = join(freshFolder(), "save.json");
    writeFileSync(file, text);
    return jangmadang(["replay", file]);
  };
  const edited = (change: (save: { version: number; record: Record<string, unknown> }) => void): string => {
    const save = JSON.parse(good);
    change(save);
    return JSON.stringify(save);
  };

  it.each([
    ["truncated", good.slice(0, 200), 3, "is cut off or damaged"],
    ["empty", "", 3, "is not a record of this program"],
    ["foreign", '{"hello": 1}', 3, "is not a record of this program"],
    ["no JSON", "hello", 3, "is not a record of this program"],
    ["a list", "[1, 2]", 3, "is not a record of this program"],
    [
      "of a newer program",
      edited((save) => void (save.version = 9)),
      3,
      "was written by a newer version of this program",
    ],
    [
      "of a newer record",
      edited((save) => void (save.record["recordVersion"] = 9)),
      3,
      "is a record of a newer version",
    ],
    [
      "of an older record",
      edited((save) => void (save.record["recordVersion"] = 0)),
      3,
      "is a record of an older version (0)",
    ],
    ["edited", edited((save) => void (save.record["seed"] = "9")), 3, "does not match its checksum"],
    ["with a broken field", edited((save) => void (save.record["decisions"] = 5)), 3, "is damaged at decisions"],
    [
      "of an unknown scenario",
      JSON.stringify({ ...JSON.parse(good).record, scenario: "nowhere" }),
      2,
      "there is no scenario 'nowhere'",
    ],
    [
      "in a base that is gone",
      JSON.stringify({ ...JSON.parse(good).record, base: "gone" }),
      1,
      "which the scenario no longer has",
    ],
    [
      "changing a number that is gone",
      JSON.stringify({ ...JSON.parse(good).record, changes: { "numbers.cab-rom": 1 } }),
      1,
      "which the scenario no longer has",
    ],
  ])("one that is %s is told in a sentence", (_name, text, code, sentence) => {
    const ran = replay(text);
    expect(ran.err).toContain(sentence);
    expect(ran.code).toBe(code);
    expect(ran.err).not.toMatch(/\n\s+at .*:\d+:\d+/);
  });

  it("replays to the first decision that no longer fits, and says so", () => {
    const { record } = JSON.parse(good);
    record.decisions[3] = { do: "choose", option: "most" };
    const ran = replay(JSON.stringify({ ...record, scenarioHash: "0" }));
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("The scenario has changed since this record was made.");
    expect(ran.err).toContain(
      'Decision 4 of 5, {"do":"choose","option":"most"}, no longer fits: not yet possible. Everything before it was replayed.',
    );
    expect(ran.out).toContain("3 decisions replayed");
  });
});

describe("the world around", () => {
  it("ends quietly when the reader of its output has gone", () => {
    const { stdout, stderr, status } = spawnSync(
      "bash",
      ["-c", `set -o pipefail; node ${BIN} facts ${TRIP} | head -1`],
      { encoding: "utf8" },
    );
    expect(stdout.split("\n")).toHaveLength(2);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("says that its output found no room, in a sentence", () => {
    const full = spawnSync("bash", ["-c", `node ${BIN} facts ${TRIP} --json > /dev/full`], { encoding: "utf8" });
    expect(full.stderr).toBe(
      "What was to be printed could not all be written: the disk is full. Let it go to a place with room; nothing that was saved is lost.\n",
    );
    expect(full.status).toBe(3);
  });

  it("says that it cannot save, and stops before anything is lost", () => {
    const file = join(freshFolder(), "a-file");
    writeFileSync(file, "");
    const { code, err } = jangmadang(["play", TRIP], { data: file, input: "1\n" });
    expect(code).toBe(3);
    expect(err).toContain("a file stands where its folder should be");
  });

  it("shows a demonstration without a terminal", () => {
    const { code, out, err } = jangmadang([]);
    expect(code).toBe(0);
    expect(err).toBe("");
    for (const figure of ["500,000 won", "100,000 won", "400,000 won", "3,000 won", "300 kg"])
      expect(out).toContain(figure);
    expect(out).toContain("How to go on:");
  });
});

import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeNamed, writeWhole } from "../../src/store/index.js";
import { makeFolder } from "../../src/store/make-folder.js";
import { StreamedFile } from "../../src/store/stream.js";

const root = mkdtempSync(join(tmpdir(), "folders-"));
afterAll(() => rmSync(root, { recursive: true }));

describe("a folder that is to be made", () => {
  it("is made with those above it, and left as it is where it is there", () => {
    makeFolder(join(root, "a", "b", "c"), 0o700);
    makeFolder(join(root, "a", "b", "c"));
    expect(statSync(join(root, "a", "b", "c")).mode & 0o777).toBe(0o700);
  });

  it("is refused where it cannot be, and does not wait for ever", () => {
    const file = join(root, "file");
    writeFileSync(file, "");
    expect(() => writeWhole(join(file, "out", "x"), "")).toThrow(
      "a file stands where its folder should be; what was there before is unchanged. Name another place, then give the same command again",
    );
    if (existsSync("/proc/self"))
      expect(() => writeWhole("/proc/nope/st/x", "")).toThrow("its folder is not there and cannot be made");
  });
});

describe("a file that somebody named", () => {
  it("is not written into a folder that is not there, and none is made", () => {
    const says = `there is no folder '${join(root, "mistyped")}' for '${join(root, "mistyped", "x.csv")}'. Make it first, or name another place`;
    expect(() => writeNamed(join(root, "mistyped", "x.csv"), "")).toThrow(says);
    expect(() => new StreamedFile(join(root, "mistyped", "x.csv"))).toThrow(says);
    expect(existsSync(join(root, "mistyped"))).toBe(false);
  });

  it("is told with a remedy that has to do with it", () => {
    const says = "a folder has that name; what was there before is unchanged. Name another place, then give the same";
    expect(() => writeNamed(root, "")).toThrow(says);
  });
});

import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StreamedFile } from "../../src/store/index.js";
import { freshFolder } from "../support/command.js";

const written = (path: string, text: string): void => {
  const file = new StreamedFile(path);
  file.write(text);
  file.finish();
};

describe("a file written bit by bit", () => {
  it("keeps who may read and change what it takes the place of, and follows a link to it", () => {
    const folder = freshFolder();
    const [path, link] = [join(folder, "rows.csv"), join(folder, "link.csv")];
    writeFileSync(path, "old", { mode: 0o600 });
    symlinkSync(path, link);
    written(link, "new");
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(["link.csv", "rows.csv"]);
  });

  it("touches nothing of another that writes to the same name meanwhile", () => {
    const folder = freshFolder();
    const path = join(folder, "rows.csv");
    const slow = new StreamedFile(path);
    slow.write("slow");
    written(path, "fast");
    expect(readFileSync(path, "utf8")).toBe("fast");
    slow.finish();
    expect(readFileSync(path, "utf8")).toBe("slow");
    expect(readdirSync(folder)).toEqual(["rows.csv"]);
  });
});

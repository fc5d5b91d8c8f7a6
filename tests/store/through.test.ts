import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeWhole } from "../../src/store/index.js";
import { StreamedFile } from "../../src/store/stream.js";

/** What a reader of a pipe gets while it is written. */
async function readBy(write: (pipe: string) => void): Promise<{ got: string; still: boolean; names: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "through-"));
  try {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const reader = spawn("cat", [pipe]);
    let got = "";
    reader.stdout.on("data", (part: Buffer) => {
      got += part.toString();
    });
    write(pipe);
    await once(reader, "close");
    return { got, still: lstatSync(pipe).isFIFO(), names: readdirSync(folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("what is no file", () => {
  it("is written through and stays what it is", async () => {
    const whole = { got: "a,b\n1,2\n", still: true, names: ["pipe"] };
    expect(await readBy((pipe) => writeWhole(pipe, whole.got))).toEqual(whole);
    const streamed = await readBy((pipe) => {
      const file = new StreamedFile(pipe);
      file.write(whole.got);
      file.finish();
    });
    expect(streamed).toEqual(whole);
  });
});

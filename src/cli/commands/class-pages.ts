import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PageFile } from "../../class/index.js";
import { language, messages, t } from "../../language/index.js";

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  "/": ["student.html", "text/html; charset=utf-8"],
  "/teacher": ["teacher.html", "text/html; charset=utf-8"],
  "/student.js": ["student.js", "text/javascript; charset=utf-8"],
  "/teacher.js": ["teacher.js", "text/javascript; charset=utf-8"],
  "/page.css": ["page.css", "text/css; charset=utf-8"],
  "/xterm.css": ["xterm.css", "text/css; charset=utf-8"],
};

/** The pages' words in the reader's language. */
const wordsFile = (): PageFile => ({
  type: "text/javascript; charset=utf-8",
  body: `window.jangmadangWords = ${JSON.stringify(messages())};\n`,
});

/** The browser's pages, which the build puts into `pages/`: beside this part, or one folder up. */
export function classPages(): ReadonlyMap<string, PageFile> {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const pages = [join(folder, "pages"), join(folder, "dist", "pages")].find((of) =>
      existsSync(join(of, "student.html")),
    );
    if (pages !== undefined)
      return new Map(
        Object.entries(FILES).map(([path, [file, type]]) => [
          path,
          {
            type,
            body: readFileSync(join(pages, file), "utf8").replace('<html lang="en">', `<html lang="${language()}">`),
          },
        ]),
      ).set("/words.js", wordsFile());
    if (dirname(folder) === folder) throw new Error(t("the class's pages are missing; install the package again"));
  }
}

import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ContentFile } from "../scenario/index.js";
import { readText, shippedScenarios } from "./shelf.js";

const yamlIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
    .map((entry) => join(folder, entry.name))
    .sort();

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

/** Every file of the shipped worlds and scenarios, strategies and memoir runs among them; the ledgers apart. */
export function contentFiles(): readonly ContentFile[] {
  const root = shippedScenarios();
  return foldersIn(root)
    .filter((where) => where !== "sources")
    .flatMap((where) => {
      const folder = join(root, where);
      const files = [folder, ...foldersIn(folder).map((inner) => join(folder, inner))].flatMap(yamlIn);
      return files.map((path) => ({ where, file: readText(path) }));
    });
}

import { folders } from "../../store/places.js";
import { print, printJson, table } from "../output.js";

/** `paths`: the folders this program reads and writes. */
export function paths(options: { readonly json?: boolean }): void {
  const found = folders();
  if (options.json) return printJson(Object.fromEntries(found.map(({ what, path }) => [what, path])));
  for (const line of table(found.map(({ what, path }) => [what, path]))) print(line);
}

import type { Program, View } from "../../engine/index.js";
import type { Words } from "../words.js";

/** What is known of a thing of the scenario, by its id. */
export type Tell = (program: Program, view: View, words: Words, id: string) => readonly string[];

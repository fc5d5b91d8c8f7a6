// The program's own words in the reader's language, found by the English sentence; knows no scenario, no screen and no file.
export { languageOf, type Settings } from "./choice.js";
export { type Catalogue, counters, inEnglish, LANGUAGES, language, messages, speak } from "./spoken.js";
export { heard, msg, t, tn } from "./text.js";

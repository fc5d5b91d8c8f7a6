// What a person sees: words for quantities, the plain line mode. Knows no rule and no file; saving and clock are ports.
export { outlookText } from "./line/menu.js";
export { News } from "./line/news.js";
export { LinePlay, type LinePorts } from "./line/play.js";
export { holdingLines, placeLine } from "./line/status.js";
export { tellStory } from "./line/story.js";
export { numbersAbout } from "./line/why.js";
export { Words } from "./words.js";

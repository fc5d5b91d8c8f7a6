// What a person sees: words for quantities, the plain line mode, the screens. Knows no rule and no file; saving and clock are ports.

export { labelOf } from "./answers/numbers.js";
export { otherLuckLines, saidText, whenText } from "./debrief/decisions.js";
export { ledgersInColumns } from "./debrief/ledgers.js";
export { findingsLines } from "./debrief/lines.js";
export { Situations } from "./debrief/situations.js";
export { SoFar } from "./debrief/so-far.js";
export { accountLabel, debrief } from "./line/debrief.js";
export { leavesPlay } from "./line/leaves.js";
export { reasonText } from "./line/phrases.js";
export { LinePlay, type LinePorts } from "./line/play.js";
export { placeLine } from "./line/status.js";
export { tellStory } from "./line/story.js";
export { decisionTyped } from "./line/what-if.js";
export { campaignPicture } from "./picture/campaign.js";
export { encounterPicture } from "./picture/encounter.js";
export { columnsOf } from "./screen/text.js";
export type { Until } from "./until.js";
export { Words } from "./words.js";
export { wrapLines } from "./wrap.js";

// The lab: many worlds, many plays, and what they say. Knows no screen and no file.
export { type ChoiceBalance, choiceBalance, type OptionBalance } from "./balance.js";

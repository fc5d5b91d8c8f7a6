// A door of its own: what a mistyped command needs, without the room of scenarios.
export { remedyFor as remedy } from "../scenario/index.js";

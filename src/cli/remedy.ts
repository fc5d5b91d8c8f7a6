export { remedyFor as remedy } from "../scenario/index.js";

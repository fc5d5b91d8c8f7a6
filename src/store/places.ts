// The store's light door: where scenarios and saves lie. Loads no engine, so that a first frame need not wait for one.
export { deleteSave, folders, listSaves } from "./folder.js";
export { scenarioIds } from "./shelf.js";

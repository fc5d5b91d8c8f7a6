// What writes files, imported only when something is to be written.
export { saveRecord, writeWhole } from "../store/index.js";

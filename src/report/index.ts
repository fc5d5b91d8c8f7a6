// Results of studies for people: tidy rows, Parquet, plain-text charts, HTML pages. Knows no scenario's rules, no file and no clock.
export { curveLines, shareLines, stripLines } from "./charts.js";
export { type Finding, readFinding } from "./findings.js";
export {
  type Handout,
  type HandoutClaim,
  type HandoutFigure,
  type HandoutReading,
  handoutPage,
} from "./handout.js";
export { type ForeignMoney, foreignRows, reportPage, type SourcedNumber, type StudyReport } from "./page.js";
export { ParquetTable } from "./parquet.js";
export { type Cell, columnsOf, csvLine, type PlaysTable, rowsOf } from "./rows.js";
export { type TournamentReport, tournamentPage } from "./tournament.js";

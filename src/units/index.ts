// Units, literals, dates and how they are written. Knows no good, currency or scenario: those declare their symbols.
export { formatDate, parseDate } from "./calendar.js";
export {
  digitsFor,
  type Format,
  formatAmount,
  formatFor,
  formatNumber,
  formatPoints,
  formatRange,
  formatShare,
  hundredths,
  type Write,
} from "./format.js";
export { type Literal, type LiteralResult, parseLiteral } from "./literal.js";
export { besidePercent } from "./shares.js";
export {
  type DeclaredSymbols,
  DIMENSIONLESS,
  type Dims,
  fitDims,
  isBuiltInSymbol,
  isDimensionless,
  knownOf,
  overDims,
  parseUnit,
  sameDims,
  showDims,
  timesDims,
  UNKNOWN_DIMS,
  type Unit,
  type UnitTable,
  unitTable,
} from "./unit.js";
export { begunUnits, fullUnits } from "./whole.js";

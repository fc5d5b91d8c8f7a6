// The expression language: text -> tree -> checked type -> function. Knows no scenario and no world; it can only compute.
export { checkExpr, type ExprType, fits, misfit, quantityOf, showType, TRUTH, type Vocabulary } from "./check.js";
export { type Bindings, type Compiled, compileExpr } from "./compile.js";
export { callsIn, namesIn } from "./names.js";
export { type Expr, type ExprFault, parseExpr } from "./parse.js";
export { exprText } from "./print.js";

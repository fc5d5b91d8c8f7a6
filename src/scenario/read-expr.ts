import { checkExpr, type Expr, type ExprFault, type ExprType, parseExpr, type Vocabulary } from "../expr/index.js";

/** An expression and its type, or the first fault in it. */
export function readExpr(text: string, vocabulary: Vocabulary): { tree: Expr; type: ExprType } | { fault: ExprFault } {
  const parsed = parseExpr(text);
  if ("fault" in parsed) return parsed;
  const checked = checkExpr(parsed.tree, vocabulary);
  return "fault" in checked ? checked : { tree: parsed.tree, type: checked.type };
}

import type { Decision } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { parseAmount } from "../line/amount.js";
import type { About, Question } from "./scene/model.js";

/** The decision a typed amount makes, or the sentence that says what is wrong with it. */
export function answered(
  question: Question,
  typed: string,
): { readonly amount: number; readonly decision: Decision } | { readonly why: string } {
  const { from, to, factor, dims, units, write } = question;
  const result = parseAmount(typed.trim(), { from, to, reads: write }, factor, dims, units);
  if (result.ok) return { amount: result.amount, decision: question.decide(result.amount) };
  return {
    why: t("Not taken: type an amount from {write} to {write2}.", {
      write: question.write(from),
      write2: question.write(to),
    }),
  };
}

/** What an amount typed so far would come to; empty while nothing is typed. */
export function comesTo({ from, to, factor, dims, units, write, comesTo: total }: Question, typed: string): string {
  if (typed.trim() === "") return "";
  const result = parseAmount(typed, { from, to, reads: write }, factor, dims, units);
  if (!result.ok) return `${result.why}.`;
  const sum = total(result.amount);
  const amount = write(result.amount);
  if (sum === "") return amount === typed.trim() ? "" : amount;
  return `${amount} ${sum}`;
}

/** What the amount typed so far would do; nothing while it is none. */
export function leadsTo({ from, to, factor, dims, units, write, leads }: Question, typed: string): readonly string[] {
  if (typed.trim() === "") return [];
  const result = parseAmount(typed, { from, to, reads: write }, factor, dims, units);
  return result.ok ? leads(result.amount) : [];
}

/** What `w` and `i` are asked about while an amount is typed. */
export function asking(
  { from, to, factor, dims, units, write, about, leads, text }: Question,
  typed: string,
): About | undefined {
  const result = typed.trim() === "" ? undefined : parseAmount(typed, { from, to, reads: write }, factor, dims, units);
  if (result === undefined || !result.ok) return about;
  const { amount } = result;
  return { ...(about ?? { word: "", title: text }), amount, cause: leads(amount) };
}

/** Up and down in an amount: one more, one less, of a weight no less than one of its unit; with the page keys, the most and the least. */
export function counted(question: Question, typedText: string, by: number): string {
  const { from, to, factor, dims, units, write } = question;
  const now = parseAmount(typedText, { from, to, reads: write }, factor, dims, units);
  const one = Math.max(1, factor);
  const least = from > 0 ? Math.min(to, Math.max(from, one)) : from;
  const first = by > 0 ? least : to;
  const next = Math.abs(by) > 1 ? (by > 0 ? least : to) : now.ok ? now.amount - by * one : first;
  return `${Math.min(to, Math.max(least, next)) / factor}`;
}

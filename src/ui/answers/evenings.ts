import { eatenAtHome, eveningsOf, type Posting, type Stretch } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Words } from "../words.js";

type Told = { readonly words: Words; readonly postings?: readonly Posting[] };

function stretchText(words: Words, commodity: number, { from, to, amount }: Stretch): string {
  const much = words.held(commodity, amount);
  return from === to
    ? t("on the evening of day {day} {much}", { day: from, much })
    : t("on each evening from day {from} to day {to} {much}", { from, to, much });
}

const who = (): string =>
  t("While you are away you are not among those who eat at home; on the evening on which you come home you are.");

/** Evenings whose sum is told: the latest in a row that come to a figure as it is printed. */
export function eatenAt({ postings = [], words }: Told, reads: (text: string) => boolean): readonly string[] {
  const found = eveningsOf(postings, (commodity, amount) => reads(words.held(commodity, amount)));
  if (found === undefined) return [];
  const { commodity, evenings, sum } = found;
  const parts = evenings.map((of) => stretchText(words, commodity, of)).join("; ");
  return [t("{sum}: what was eaten at home: {parts}.", { sum: words.held(commodity, sum), parts }), who()];
}

/** Stretches of evenings that are told. */
const MOST = 4;

/** What was eaten at home of late. */
export const eatenOfLate = ({ postings = [], words }: Told): readonly string[] => [
  ...[...eatenAtHome(postings)].map(([commodity, evenings]) =>
    t("Eaten at home of late: {parts}.", {
      parts: evenings
        .slice(-MOST)
        .map((of) => stretchText(words, commodity, of))
        .join("; "),
    }),
  ),
  who(),
];

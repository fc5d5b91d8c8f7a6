import type { Journal, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Verb } from "../../scenario/index.js";
import { oddsPercent, rounded } from "../figures.js";
import type { Words } from "../words.js";
import type { Asked } from "./asked.js";
import { askBehind, momentOf } from "./course.js";

type Offer = Extract<Verb, { verb: "offer" }>;

/** What the answer to the question of the moment, or to the one an option comes to, offers an officer; undefined where it offers nothing. */
function offerHere({ program, view, words }: Asked, option: string | undefined): Offer | undefined {
  const step =
    option === undefined ? momentOf(program, view)?.node.step : askBehind(program, view, words, option)?.step;
  return step?.kind !== "ask" ? undefined : step.then.verbs.find((of) => of.verb === "offer");
}

/** What has been offered in what is asked now, and was not taken: `500 won, 1,000 won`; empty where nothing was. */
export function refusedHere({ rest, day }: View, words: Words, { offersLeft, texts }: Journal): string {
  if (rest.kind !== "choose" && rest.kind !== "ask") return "";
  const own = `encounters.${rest.encounter}.`;
  const since = texts.findLastIndex(({ key }) => !key.startsWith(own));
  return offersLeft
    .filter((of) => of.day === day && of.text > since)
    .map(({ commodity, amount }) => words.held(commodity, amount))
    .join(", ");
}

/** What such men have taken so far, and what they have left. */
function earlier({ journal, postings = [], words }: Asked): readonly string[] {
  const held = ({ commodity, amount, day }: { commodity: number; amount: number; day: number }): string =>
    t("{held} on day {day}", { held: words.held(commodity, amount), day });
  const taken = postings.filter(({ reason }) => reason === "bribed").map(held);
  const left = (journal?.offersLeft ?? []).map(held);
  return [
    ...(taken.length === 0 ? [] : [t("Taken so far: {what}.", { what: taken.join("; ") })]),
    ...(left.length === 0 ? [] : [t("Refused so far, and left with you: {what}.", { what: left.join("; ") })]),
  ];
}

/** How much an offer of so much is to an officer, answered now or behind an option: beside what he could take, and beside what was taken and left before. */
export function bribeLines(asked: Asked, amount: number, option?: string): readonly string[] {
  const offer = offerHere(asked, option);
  if (offer === undefined) return [];
  const { view, words } = asked;
  const { goods, stake, share } = view.offered(offer.commodity, amount);
  return [
    ...(stake <= 0
      ? []
      : [
          t(
            "What he can take ({goods}) is worth about {stake} at home; this is {share} of it. To him, who has to sell it in secret, it is worth at most as much, often a good deal less: that he weighs against your offer and the danger of either. A tenth is little, the whole of it much.",
            {
              goods: goods.map((of) => words.holding(of.id, of.amount)).join(", "),
              stake: words.money(rounded(stake)),
              share: oddsPercent(share),
            },
          ),
        ]),
    ...earlier(asked),
  ];
}

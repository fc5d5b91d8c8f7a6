import type { Posting, Program } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import type { Words } from "../words.js";
import { reasonText } from "./phrases.js";

/** Reasons in a reader's words, where the ledger's own are not. */
const SAID: Readonly<Partial<Record<Posting["reason"], string>>> = {
  dealt: msg("sold in one lot"),
  "left at home": msg("put away at home"),
  "taken along": msg("taken from home"),
};

/** Whether what was given is one side of a sale: money from a single buyer, or a good to him. What he pays for a lot of several goods is reckoned by the scenario, and posted as given. */
function isSale({ model }: Pick<Program, "model">, { from, to, commodity, reason }: Posting): boolean {
  const { account, scenario } = model;
  const isBuyer = (at: number): boolean => scenario.offers.some(({ by }) => by === at - account.people);
  const isMoney = scenario.commodities[commodity]?.kind === "currency";
  return reason === "given" && (isMoney ? isBuyer(from) : isBuyer(to));
}

/** What a posting is for; a side of a sale that is posted as given is dealt like the rest of it. */
export const reasonOf = (program: Pick<Program, "model">, posting: Posting): Posting["reason"] =>
  isSale(program, posting) ? "dealt" : posting.reason;

/** What passes between persons without a price is told by who they are: a gift, a stake, a fine are all given. */
export function forWhat(program: Pick<Program, "model">, words: Words, posting: Posting, gained: boolean): string {
  const { account, scenario } = program.model;
  const { from, to, commodity, about } = posting;
  const reason = reasonOf(program, posting);
  const other = gained ? from : to;
  if (other === account.home) return atHome(gained);
  const own = SAID[reason];
  const said = own === undefined ? reasonText(reason) : t(own);
  const person = scenario.people[other - account.people];
  if (about !== undefined)
    return about === scenario.commodities[commodity]?.id ? said : `${said}: ${words.label(about)}`;
  if (person === undefined) return reason === "given" && other === account.state ? withState(gained) : said;
  return (
    (gained ? undefined : words.takes(person.id)) ??
    betweenPersons(words.name("people", person.id), reason, said, gained)
  );
}

/** The same in the ledger: what passes between the trader and his home is told as he reads it elsewhere. */
export function ledgerReason({ model: { account } }: Pick<Program, "model">, { from, to, reason }: Posting): string {
  if (from === account.you && to === account.home) return atHome(false);
  return from === account.home && to === account.you ? atHome(true) : reasonText(reason);
}

const atHome = (gained: boolean): string => (gained ? t("taken from home") : t("put away at home"));

const withState = (gained: boolean): string => (gained ? t("from the state") : t("to the state"));

function betweenPersons(name: string, reason: Posting["reason"], said: string, gained: boolean): string {
  if (reason !== "given") return `${said}: ${name}`;
  return gained ? t("from {person}", { person: name }) : t("to {person}", { person: name });
}

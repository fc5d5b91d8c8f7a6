import { t } from "../language/index.js";
import type { Scenario } from "./model.js";

/** What real wealth is counted in: its words (`kg of rice`), and how many smallest units one of it is. */
export interface WealthUnit {
  readonly text: string;
  readonly factor: number;
}

export function wealthUnit({ numeraire, goods, commodities }: Scenario): WealthUnit {
  const good = goods[numeraire.good];
  const { text, factor } = commodities[good?.commodity ?? -1]?.unit ?? { text: "", factor: 1 };
  return { text: t("{unit} of {good}", { unit: text, good: good?.id ?? "" }), factor };
}

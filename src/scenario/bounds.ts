import { t } from "../language/index.js";
import type { Parameter } from "./model.js";

/** What values a field can take and still mean something. In smallest units; `above` excludes its end. */
interface Bound {
  readonly fields: RegExp;
  readonly above?: number;
  readonly low?: number;
  readonly high?: number;
}

const SHARE = { low: 0, high: 1 };
const NOT_NEGATIVE = { low: 0 };
const POSITIVE = { above: 0 };
const ANY = {};

/** The first that fits a number's name counts. */
const BOUNDS: readonly Bound[] = [
  { fields: /^markets\.[^.]+\.(ask|bid|mid|depth|expected)(\.|$)/, ...POSITIVE },
  { fields: /^offers\.[^.]+\.(price|up-to)(\.|$)/, ...POSITIVE },
  { fields: /\.spread$/, low: 0, high: 1.9 },
  { fields: /\.noise$/, low: 0, high: 2 },
  { fields: /^(markets|offers)\.[^.]+\.(pull|recovery)$/, ...SHARE },
  { fields: /\.stock$/, ...NOT_NEGATIVE },
  { fields: /\.weight$/, ...POSITIVE },
  { fields: /^posts\.[^.]+\.heat$/, ...POSITIVE },
  { fields: /^hiding\.[^.]+\.amount$/, ...POSITIVE },
  { fields: /\.prior(\.|$)|^posts\.[^.]+\.stops|^hiding\.[^.]+\.found|^skies\.[^.]+\.snow/, ...SHARE },
  { fields: /^goods\.[^.]+\.cold\.(all|part)$|^goods\.[^.]+\.spoils|^posts\.[^.]+\.comes/, ...SHARE },
  { fields: /^enforcement\.[^.]+\.(regimes\.[^.]+\.to|signals\.[^.]+\.chance)\./, ...SHARE },
  { fields: /^enforcement\.[^.]+\.regimes\.[^.]+\.(starts|comes|stops|bribes|pressure)$/, ...NOT_NEGATIVE },
  { fields: /^enforcement\.[^.]+\.review$/, low: 1, high: 20_000 },
  { fields: /\.demand\.[^.]+\.(share|from|to)$|\.shut\.days$|^activities\..*\.work$/, ...NOT_NEGATIVE },
  { fields: /\.officer\.carrying$/, ...NOT_NEGATIVE },
  { fields: /\.officer\.reporting-pays(\.|$)/, ...ANY }, // a payoff: below nothing where it costs him
  { fields: /^goods\.[^.]+\.kcal$|^household\.members\./, ...POSITIVE },
  { fields: /^household\.rations\./, low: 0, high: 3 },
  { fields: /^household\.dies\.chance$|^exposure\.fades$/, ...SHARE },
  {
    fields: /^household\.|^credit\.|^routes\.|\.(fences|fenced|seizing-costs|bribe-costs)$|^start\.(you|home)\./,
    ...NOT_NEGATIVE,
  },
  { fields: /^start\.days$|^plan\.wait-up-to$/, low: 1, high: 20_000 },
];

/** Why a number cannot have a value, or undefined when it can. */
export function outOfBounds(name: string, value: number): string | undefined {
  if (!Number.isFinite(value)) return t("it must be a finite number");
  const bound = BOUNDS.find(({ fields }) => fields.test(name));
  if (bound === undefined) return undefined;
  const { above, low, high } = bound;
  if (above !== undefined && value <= above) return t("it must be more than {above}", { above });
  if (low !== undefined && value < low) return t("it must be at least {low}", { low });
  return high !== undefined && value > high + 1e-9
    ? t("it must be at most {high}", { high: high === 1 ? "100 % (1)" : high })
    : undefined;
}

/** Whether a number is a share by how it is written: in per cent or as a fraction, in every base, its ranges within the whole. */
const isShare = ({ literals }: Parameter): boolean =>
  literals.size > 0 &&
  [...literals.values()].every(
    ({ unitText, text, low, high }) =>
      (unitText === "%" || (unitText === "" && /^\d+\/\d+/.test(text))) && low >= 0 && high <= 1,
  );

/** Whether all that is written of a number, its ranges too, is 0 or more: an amount, a price, a time. */
const isNeverNegative = ({ literals }: Parameter): boolean =>
  literals.size > 0 && [...literals.values()].every(({ low }) => low >= 0);

/** Why whoever changes a number cannot give it a value, or undefined: also where no field says that it is a share or an amount, but all that is written of it does. */
export function outOfRange(parameter: Parameter, value: number): string | undefined {
  const fault = outOfBounds(parameter.name, value);
  if (fault !== undefined || BOUNDS.some(({ fields }) => fields.test(parameter.name))) return fault;
  const beyond = value < 0 || value > 1 + 1e-9;
  if (beyond && isShare(parameter)) return t("it is a share, from 0 % to 100 % (0 to 1)");
  return value < 0 && isNeverNegative(parameter) ? t("it must be at least {low}", { low: 0 }) : undefined;
}

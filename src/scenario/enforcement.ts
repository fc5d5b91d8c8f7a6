import { t } from "../language/index.js";
import type { Dims } from "../units/index.js";
import type { Context } from "./context.js";
import type { Curve, Enforcement, Regime, Signal } from "./model.js";
import type { EnforcementShape } from "./schema.js";
import { DAY, PER_DAY, PLAIN, type Things } from "./things.js";
import type { Path } from "./tree.js";

/** Enforcement: regimes, how they follow each other, what is heard of them. */

type RegimeShape = EnforcementShape["regimes"][string];
type SignalShape = NonNullable<EnforcementShape["signals"]>[string];

/** The value of a dated number on a day, along a straight line between its points. */
function valueOn(context: Context, curve: Curve, base: string, day: number): number {
  const points = curve.points.get(base) ?? [];
  const value = (at: number): number => context.parameters[at]?.literals.get(base)?.value ?? 0;
  const next = points.findIndex((point) => point.day > day);
  const before = points[next < 0 ? points.length - 1 : Math.max(0, next - 1)];
  const after = next <= 0 ? undefined : points[next];
  if (before === undefined) return 0;
  const from = value(before.at);
  if (after === undefined) return from;
  return from + ((value(after.at) - from) * (day - before.day)) / (after.day - before.day);
}

/** The chances of leaving a regime, summed on each date a number is given for: more than all of it is a fault. */
function checkSum(context: Context, path: Path, id: string, to: readonly (Curve | undefined)[]): void {
  const curves = to.flatMap((curve) => (curve === undefined ? [] : [curve]));
  for (const base of context.bases) {
    const days = curves.flatMap((curve) => (curve.points.get(base) ?? []).map(({ day }) => day));
    const sums = days.map((day) => curves.reduce((sum, curve) => sum + valueOn(context, curve, base, day), 0));
    const most = Math.max(0, ...sums);
    if (most <= 1 + 1e-9) continue;
    context.problem(
      path,
      t("the chances of leaving '{id}' come to {percent} %", { id, percent: Math.round(most * 100) }),
      t("they must come to 100 % at most; what is left is the chance that it stays"),
    );
    return;
  }
}

function regimeOf(things: Things, path: Path, id: string, of: RegimeShape, money: Dims): Regime {
  const { context } = things;
  const all = context.ids(...path.map(String).slice(0, -1));
  for (const other of Object.keys(of.to ?? {})) {
    if (other === id)
      context.keyProblem(
        [...path, "to", other],
        t("'{id}' goes over into itself", { id }),
        t("delete this: what is left stays"),
      );
    context.keyRef("regime", other, all, [...path, "to", other]);
  }
  const to = all.map((other) => {
    const chance = of.to?.[other];
    return chance === undefined || other === id ? undefined : context.curve([...path, "to", other], chance, PLAIN);
  });
  checkSum(context, [...path, "to"], id, to);
  const times = (field: "comes" | "stops" | "bribes" | "pressure") =>
    context.optional([...path, field], of[field], PLAIN);
  return {
    id,
    starts: context.number([...path, "starts"], of.starts, PLAIN),
    to,
    comes: times("comes"),
    stops: times("stops"),
    reporting: context.optional([...path, "reporting"], of.reporting, money),
    bribes: times("bribes"),
    pressure: times("pressure"),
  };
}

function signalOf(things: Things, path: Path, id: string, of: SignalShape, regimes: readonly string[]): Signal {
  const { context, names } = things;
  for (const regime of Object.keys(of.chance)) context.keyRef("regime", regime, regimes, [...path, "chance", regime]);
  if (Object.keys(of.chance).length === 0)
    context.keyProblem(
      [...path, "chance"],
      t("a signal nobody ever hears"),
      t("say for a regime how often it is heard"),
    );
  return {
    id,
    place: of.at === undefined ? undefined : context.ref("place", of.at, names.places, [...path, "at"]),
    chance: regimes.map((regime) => context.optional([...path, "chance", regime], of.chance[regime], PER_DAY)),
  };
}

export function enforcementOf(
  things: Things,
  money: Dims,
  holders: ReadonlyMap<string, readonly number[]>,
): readonly Enforcement[] {
  const { context, doc } = things;
  return Object.entries(doc.enforcement ?? {}).map(([id, of]) => {
    const path = ["enforcement", id];
    const regimes = context.ids(...path, "regimes");
    if (regimes.length < 2)
      context.keyProblem(
        [...path, "regimes"],
        t("a regime alone never changes"),
        t("name two or more under `regimes:`"),
      );
    const review = context.number([...path, "review"], of.review, DAY);
    if ([...(context.parameters[review]?.literals.values() ?? [])].some(({ varies }) => varies))
      context.problem(
        [...path, "review"],
        t("a trader reckons with the days between two reviews"),
        t("give it one value with a range: VALUE (LOW..HIGH)"),
      );
    return {
      id,
      review,
      regimes: Object.entries(of.regimes).map(([regime, body]) =>
        regimeOf(things, [...path, "regimes", regime], regime, body, money),
      ),
      signals: Object.entries(of.signals ?? {}).map(([signal, body]) =>
        signalOf(things, [...path, "signals", signal], signal, body, regimes),
      ),
      episodes: holders.get(id) ?? [],
    };
  });
}

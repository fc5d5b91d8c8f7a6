/** Per cents that stand in a row with one of them and make 100 with it, without it; none where no row does. */
export function besidePercent(row: readonly number[], percent: number): readonly number[] {
  for (let from = 0; from < row.length; from += 1)
    for (let to = from + 2; to <= row.length; to += 1) {
      const whole = row.slice(from, to);
      const at = whole.indexOf(percent);
      const sum = whole.reduce((all, of) => all + of, 0);
      if (at >= 0 && Math.abs(sum - 100) < 1e-9) return whole.filter((_of, index) => index !== at);
    }
  return [];
}

import { describe, expect, it } from "vitest";
import { formatDate, parseDate } from "../../src/units/index.js";

describe("calendar", () => {
  it.each([
    ["1970-01-01", 0],
    ["1970-01-02", 1],
    ["1969-12-31", -1],
    ["2000-03-01", 11_017],
    ["1996-02-29", 9_555],
  ])("%s is day %i", (date, day) => {
    expect(parseDate(date)).toBe(day);
    expect(formatDate(day)).toBe(date);
  });

  it("goes there and back for every day of two hundred years, one day at a time", () => {
    const first = parseDate("1900-01-01") ?? Number.NaN;
    const last = parseDate("2100-12-31") ?? Number.NaN;
    expect(last - first).toBe(73_413);
    let before = "";
    for (let day = first; day <= last; day += 1) {
      const date = formatDate(day);
      if (parseDate(date) !== day) throw new Error(`${date} is not day ${day}`);
      if (date <= before) throw new Error(`${date} does not follow ${before}`);
      before = date;
    }
  });

  it("agrees with the platform's calendar", () => {
    for (let day = -30_000; day < 60_000; day += 97)
      expect(formatDate(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
  });

  it.each([
    "1996-02-30",
    "1995-02-29",
    "1900-02-29",
    "1996-13-01",
    "1996-00-10",
    "1996-1-1",
    "96-01-01",
    "",
    "1996-01-01 ",
  ])("'%s' is no date", (text) => {
    expect(parseDate(text)).toBeUndefined();
  });
});

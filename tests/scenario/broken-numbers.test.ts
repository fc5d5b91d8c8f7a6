import { describe } from "vitest";
import { reports } from "./broken.js";
import { edited } from "./shelf.js";

describe("faults of numbers, units and sources", () => {
  reports([
    {
      it: "a value that makes no sense where it stands",
      change: () => edited("episode", "depth: 400 (150..900) bird @A.market", "depth: 0 (-5..900) bird @A.market"),
      says: [
        [
          "episode",
          "0 (-5..900) bird",
          "markets.hyesan/duckling.depth: '0 (-5..900) bird @A.market' makes no sense here (it must be more than 0)",
        ],
      ],
    },
    {
      it: "a number in another unit",
      change: () => edited("episode", "10 won/bird @M327", "10 won/kg @M327"),
      says: [
        [
          "episode",
          "10 won/kg @M",
          "markets.hamhung/duckling.ask: '10 won/kg @M327' is in won/kg (won/bird is needed here)",
        ],
      ],
    },
    {
      it: "a mistyped unit",
      change: () => edited("episode", "10 won/bird @M327", "10 won/brid @M327"),
      says: [["episode", "10 won/brid ", "markets.hamhung/duckling.ask: no unit 'brid' (did you mean 'bird'?)"]],
    },
    {
      it: "a value its source does not give",
      change: () => edited("episode", "10 won/bird @M327", "12 won/bird @M327"),
      says: [
        [
          "episode",
          "12 won/bird ",
          "markets.hamhung/duckling.ask: 12 won/bird @M327 is not what source M327 says (it gives 10 won/bird)",
        ],
      ],
    },
    {
      it: "a source nobody knows",
      change: () => edited("episode", "10 won/bird @M327", "10 won/bird @M999"),
      says: [
        [
          "episode",
          "10 won/bird ",
          "markets.hamhung/duckling.ask: no source 'M999' (cite a fact M, a derived figure D, a reading I, evidence E or an assumption A.name)",
        ],
      ],
    },
    {
      it: "a source that carries no number",
      change: () => edited("episode", "10 won/bird @M327", "10 won/bird @M001"),
      says: [
        [
          "episode",
          "10 won/bird ",
          "markets.hamhung/duckling.ask: source M001 carries no number (cite an assumption instead; it says: After weddings in Pyongyang and Hyesan the narrator is posted to the Rolling ...)",
        ],
      ],
    },
    {
      it: "the unit of another figure of the source",
      change: () => edited("world", "@E071.rice", "@E071"),
      says: [
        [
          "world",
          "3500 kcal/kg",
          "goods.rice.kcal: source E071 gives 1.03, another unit (use its unit, or cite @E071.rice, @E071.maize)",
        ],
      ],
    },
    {
      it: "a source of several figures cited without saying which",
      change: () => edited("episode", "half: 1/2 @I031", "half: 1/2 @E005"),
      says: [
        [
          "episode",
          "1/2 @E005",
          "numbers.half: source E005 holds several figures (cite one: @E005.kimchaek-gross, @E005.source-gross, @E005.net-after-sharing)",
        ],
      ],
    },
    {
      it: "a mistyped figure of a source",
      change: () => edited("world", "@E071.rice", "@E071.ryce"),
      says: [["world", "3500 kcal/kg", "goods.rice.kcal: source E071 has no figure 'ryce' (did you mean 'rice'?)"]],
    },
    {
      it: "a number without a source",
      change: () => edited("episode", "10 won/bird @M327", "10 won/bird"),
      says: [
        [
          "episode",
          "10 won/bird",
          "markets.hamhung/duckling.ask: '10 won/bird' has no source (cite one as @ID, or declare an assumption under `assume:` and cite it as @A.name)",
        ],
      ],
    },
    {
      it: "a source without its @",
      change: () => edited("episode", "10 won/bird @M327", "10 won/bird M327"),
      says: [
        [
          "episode",
          "10 won/bird ",
          "markets.hamhung/duckling.ask: cannot read '10 won/bird M327' as a number (put @ before the source)",
        ],
      ],
    },
    {
      it: "a comma in a number",
      change: () => edited("world", "1000..20000", "1,000..20,000"),
      says: [
        [
          "world",
          "5000 (1,000.",
          "markets.hyesan/rice.depth: cannot read '5000 (1,000..20,000) kg @A.depth' as a number (write 1000 or 1_000 without a comma, and 2.5 with a point)",
        ],
      ],
    },
    {
      it: "an assumption without a range",
      change: () => edited("episode", "300 (150..600) won @A.straw", "300 won @A.straw"),
      says: [
        [
          "episode",
          "300 won @A.s",
          "numbers.straw-price: '300 won @A.straw' is an assumption without a range (write VALUE (LOW..HIGH) UNIT @A.name, or LOW~HIGH where it differs from world to world)",
        ],
      ],
    },
    {
      it: "an assumption without a reason",
      change: () => edited("episode", /straw: Straw and a tarpaulin.*/, 'straw: " guessed "'),
      says: [
        [
          "episode",
          '" guessed "',
          "assume.straw: an assumption without a reason (say in a sentence why this is assumed)",
        ],
      ],
    },
    {
      it: "an assumption that is not declared",
      change: () => edited("episode", "(150..600) won @A.straw", "(150..600) won @A.strow"),
      says: [["episode", "300 (150..60", "numbers.straw-price: no assumption 'strow' (did you mean 'straw'?)"]],
    },
    {
      it: "a range that runs backwards",
      change: () => edited("episode", "300 (150..600) won", "300 (600..150) won"),
      says: [
        [
          "episode",
          "300 (600..15",
          "numbers.straw-price: the range of '300 (600..150) won @A.straw' runs backwards (write the smaller bound first)",
        ],
      ],
    },
    {
      it: "a value outside its range",
      change: () => edited("episode", "300 (150..600) won", "100 (150..600) won"),
      says: [
        [
          "episode",
          "100 (150..60",
          "numbers.straw-price: the value of '100 (150..600) won @A.straw' lies outside its range (write a range that holds the value)",
        ],
      ],
    },
    {
      it: "a faulty number that expressions use: said once",
      change: () => edited("episode", "straw-price: 300 (150..600) won", "straw-price: 300 (150..600) wom"),
      says: [["episode", "300 (150..60", "numbers.straw-price: no unit 'wom' (did you mean 'won'?)"]],
    },
    {
      it: "a price without money",
      change: () => edited("episode", "ask: 10 won/bird @M327", "ask: 10 bird @M326"),
      says: [
        [
          "episode",
          "10 bird @M32",
          "markets.hamhung/duckling.ask: this is no price (write it in one currency per unit, such as won/kg)",
        ],
        [
          "episode",
          "10 bird @M32",
          "markets.hamhung/duckling.ask: 10 bird @M326 is not what source M326 says (it gives 300 bird)",
        ],
      ],
    },
    {
      it: "a number missing for one base",
      change: () =>
        edited(
          "world",
          "{memoir: 10 won/kg @M335, historical: 120 (90..150) won/kg @E031}",
          "{memoir: 10 won/kg @M335}",
        ),
      says: [
        [
          "world",
          "ask: {memoir",
          "markets.hyesan/rice.ask: no number for base 'historical' (give one per base, or one for all)",
        ],
      ],
    },
    {
      it: "a default base that is not declared",
      change: () => edited("scenario", "base: memoir", "base: memior"),
      says: [["scenario", "memior", "base: no base 'memior' (did you mean 'memoir'?)"]],
    },
    {
      it: "a mistyped base of a number",
      change: () => edited("world", "{memoir: 10 won/kg @M335, historical:", "{memoir: 10 won/kg @M335, historicl:"),
      says: [
        [
          "world",
          "historicl: 1",
          "markets.hyesan/rice.ask.historicl: no base 'historicl' (did you mean 'historical'?)",
        ],
      ],
    },
    {
      it: "a date that does not exist",
      change: () => edited("scenario", "1996-03-20", "1996-02-30"),
      says: [["scenario", '"1996-02-30"', "start.date: '1996-02-30' is no date of the calendar (write YYYY-MM-DD)"]],
    },
    {
      it: "a date of a curve that does not exist",
      change: () => edited("episode", "1996-04-20", "1996-04-31"),
      says: [
        [
          "episode",
          '"1996-04-31"',
          "skies.pass.snow.1996-04-31: '1996-04-31' is no date of the calendar (write YYYY-MM-DD)",
        ],
      ],
    },
    {
      it: "a good in a unit nobody knows: said once",
      change: () => edited("episode", "duckling:\n    unit: bird", "duckling:\n    unit: brid"),
      says: [["episode", "brid", "goods.duckling.unit: no unit 'brid' (use g, kg, l, or declare it under `counts:`)"]],
    },
    {
      it: "a currency without smallest units",
      change: () => edited("world", "minor: 100", "minor: 0"),
      says: [["world", "0}", "currencies.won.minor: too little (1 is the least)"]],
    },
    {
      it: "a word where digits belong",
      change: () => edited("world", "minor: 100", "minor: many"),
      says: [["world", "many}", "currencies.won.minor: a number is needed here (write digits)"]],
    },
    {
      it: "a lone word where a list belongs: said once",
      change: () => edited("world", "counts: [bird]", "counts: bird"),
      says: [["world", "bird", "counts: a list is needed here (write it as [a, b])"]],
    },
  ]);
});

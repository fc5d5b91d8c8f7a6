import { describe } from "vitest";
import { reports } from "./broken.js";
import { edited } from "./shelf.js";

describe("faults of sections and their keys", () => {
  reports([
    {
      it: "a mistyped key: said once",
      change: () => edited("episode", "    noise: 3 (1..6)", "    noice: 3 (1..6)"),
      says: [["episode", "noice: 3 (1.", "markets.hamhung/rice.noice: unknown key 'noice' (did you mean 'noise'?)"]],
    },
    {
      it: "a mistyped section: said once",
      change: () => edited("episode", "hiding:\n", "hidding:\n"),
      says: [["episode", "hidding:", "hidding: unknown key 'hidding' (did you mean 'hiding'?)"]],
    },
    {
      it: "a section nobody knows",
      change: () => edited("episode", "hiding:\n", "weather-forecast: {}\nhiding:\n"),
      says: [
        [
          "episode",
          "weather-fore",
          "weather-forecast: unknown key 'weather-forecast' (known: format, kind, id, extends, episodes, opens, source, text, bases, base, currencies, counts, ...)",
        ],
      ],
    },
    {
      it: "a missing key",
      change: () => edited("episode", "    spread: 15 (5..25) % @A.spread\n", ""),
      says: [
        [
          "episode",
          "hamhung/duck",
          "markets.hamhung/duckling.spread: 'spread' is missing (add `spread:`, gap between the price to buy and the price to sell (%))",
        ],
      ],
    },
    {
      it: "a mistyped kind",
      change: () => edited("scenario", "kind: choice", "kind: choise"),
      says: [
        ["scenario", "choise, when", "endings.settled.kind: 'choise' is not allowed here (did you mean 'choice'?)"],
      ],
    },
    {
      it: "a mistyped verb",
      change: () => edited("episode", "{hide: {good: pobedit, in: sand}}", "{hid: {good: pobedit, in: sand}}"),
      says: [
        [
          "episode",
          "hid: {good: ",
          "encounters.consignment.nodes.sand.do.0.hid: unknown key 'hid' (did you mean 'hide'?)",
        ],
      ],
    },
    {
      it: "a verb nobody knows",
      change: () => edited("episode", "{hide: {good: pobedit, in: sand}}", "{bury-deep: {good: pobedit, in: sand}}"),
      says: [
        [
          "episode",
          "{bury-deep: ",
          "encounters.consignment.nodes.sand.do.0: `{bury-deep}` is not what stands here (write one verb (give, borrow, repay, forgive, extend, buy, sell, make, deal, hide, offer, hand, show, wait, set))",
        ],
      ],
    },
    {
      it: "another word for a verb's field: said once",
      change: () => edited("episode", "{hide: {good: pobedit, in: sand}}", "{hide: {good: pobedit, into: sand}}"),
      says: [
        [
          "episode",
          "into: sand}}",
          "encounters.consignment.nodes.sand.do.0.hide.into: unknown key 'into' (did you mean 'in'?)",
        ],
      ],
    },
    {
      it: "a missing field of a verb",
      change: () => edited("episode", "{hide: {good: pobedit, in: sand}}", "{hide: {good: pobedit}}"),
      says: [
        [
          "episode",
          "hide: {good:",
          "encounters.consignment.nodes.sand.do.0.hide.in: 'in' is missing (add `in:`, the hiding place)",
        ],
      ],
    },
    {
      it: "yes for true",
      change: () => edited("world", "{home: true}", "{home: yes}"),
      says: [
        ["world", "yes}", "places.hyesan.home: true or false is needed here (write true or false, without quotes)"],
      ],
    },
    {
      it: "a name with a capital",
      change: () => edited("episode", "  hamhung: {}", "  hamhung: {}\n  Kilju: {}"),
      says: [
        [
          "episode",
          "Kilju: {}",
          "places.Kilju: 'Kilju' is not a usable name (a name is lower-case words joined by hyphens)",
        ],
      ],
    },
    {
      it: "a name of marks",
      change: () => edited("world", "  won: {minor: 100}", '  won: {minor: 100}\n  "(": {minor: 1}'),
      says: [
        [
          "world",
          '"(": {minor:',
          "currencies.(: '(' is not a usable name (a name is lower-case words joined by hyphens)",
        ],
      ],
    },
    {
      it: "a market that is no place/good",
      change: () => edited("episode", "hamhung/duckling:", "hamhung-duckling:"),
      says: [
        [
          "episode",
          "hamhung-duck",
          "markets.hamhung-duckling: 'hamhung-duckling' is not a usable name (a market is named place/good)",
        ],
      ],
    },
    {
      it: "a mistyped key of the household: said once",
      change: () => edited("world", "fed-away: true", "fed-awy: true"),
      says: [["world", "fed-awy: tru", "household.fed-awy: unknown key 'fed-awy' (did you mean 'fed-away'?)"]],
    },
    {
      it: "no kind",
      change: () => edited("scenario", "kind: scenario\n", ""),
      says: [["scenario", "format: 1", "kind: 'kind' is missing (add `kind:`, what this file is)"]],
    },
    {
      it: "a mistyped kind of file",
      change: () => edited("scenario", "kind: scenario\n", "kind: scenaro\n"),
      says: [["scenario", "scenaro", "kind: 'scenaro' is not allowed here (did you mean 'scenario'?)"]],
    },
    {
      it: "no format",
      change: () => edited("scenario", "format: 1\n", ""),
      says: [["scenario", "kind: scenar", "format: 'format' is missing (add `format:`, the version of this language)"]],
    },
    {
      it: "another format",
      change: () => edited("scenario", "format: 1\n", "format: 2\n"),
      says: [["scenario", "2", "format: '2' is not allowed here (write 1)"]],
    },
    {
      it: "a deletion of nothing",
      change: () => edited("episode", "  hamhung: {}", "  hamhung: {}\n  kilju: ~"),
      says: [
        ["episode", "kilju: ~", "places.kilju: there is no 'kilju' to delete (write its value, or delete this line)"],
      ],
    },
    {
      it: "a name with nothing after it",
      change: () => edited("episode", "  hamhung: {}", "  hamhung:"),
      says: [
        [
          "episode",
          "\n\nskies:\n  p",
          "nothing is written here (write a value: `{}` where there is nothing to say, `~` to delete what an earlier file says)",
        ],
      ],
    },
  ]);
});

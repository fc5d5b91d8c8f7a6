import { describe } from "vitest";
import { reports } from "./broken.js";
import { edited, SHIPPED } from "./shelf.js";

describe("faults of names, expressions and ways", () => {
  reports([
    {
      it: "a place that is not declared",
      change: () => edited("episode", "to: hyesan\n", "to: hyesna\n"),
      says: [["episode", "hyesna", "routes.home.to: no place 'hyesna' (did you mean 'hyesan'?)"]],
    },
    {
      it: "a mistyped good in an expression",
      change: () => edited("episode", "when: has(duckling) > 0", "when: has(ducklng) > 0"),
      says: [
        [
          "episode",
          "has(ducklng)",
          "encounters.packing.when: no good or currency 'ducklng' (did you mean 'duckling'?)",
        ],
      ],
    },
    {
      it: "an expression that joins two units",
      change: () => edited("episode", "has(won) >= straw-price", "has(won) >= straw-room"),
      says: [
        [
          "episode",
          ">= straw-roo",
          "encounters.packing.nodes.start.choose.straw.when: '>=' joins won and bird (both sides need the same unit)",
        ],
      ],
    },
    {
      it: "a bare number in an expression",
      change: () => edited("episode", "amount: has(pobedit) * staff-cut", "amount: has(pobedit) * 2"),
      says: [
        [
          "episode",
          "2, to: staff",
          "encounters.consignment.nodes.drum.do.1.hand.amount: the number 2 stands in an expression (give it a name and a source under `numbers:`)",
        ],
      ],
    },
    {
      it: "an expression that breaks off",
      change: () => edited("episode", "amount: has(pobedit) * yard-share", "amount: has(pobedit) * yard-share *"),
      says: [
        [
          "episode",
          ", to: yard-t",
          "encounters.return.nodes.robbed.do.0.hand.amount: a value is missing before the end (write a name, 0 or 1)",
        ],
      ],
    },
    {
      it: "a minus without blanks",
      change: () => edited("episode", "takings(pobedit) - lent", "shared-lent"),
      says: [
        [
          "episode",
          "shared-lent)",
          "encounters.sharing.nodes.start.do.1.set.due-half: nothing is called 'shared-lent' (a minus needs blanks on both sides)",
        ],
      ],
    },
    {
      it: "brackets after a word that takes none",
      change: () => edited("episode", "when: snowing", "when: snowing()"),
      says: [["episode", "snowing()", "encounters.snow.when: 'snowing' takes nothing in brackets (write snowing)"]],
    },
    {
      it: "two equals signs",
      change: () => edited("episode", "when: came-home = 0\n", "when: came-home == 0\n"),
      says: [
        [
          "episode",
          "= 0",
          "encounters.leaving.when: a value is missing before '=' (write a name, 0 or 1; a single = compares)",
        ],
      ],
    },
    {
      it: "a quantity where a truth belongs",
      change: () => edited("episode", "when: snowing and has(duckling) = 0", "when: exposure #"),
      says: [
        [
          "episode",
          "exposure #",
          "encounters.snow.when: 'exposure' gives a plain number (a truth (yes or no) is needed here)",
        ],
      ],
    },
    {
      it: "a numeraire that is no good",
      change: () => edited("world", "numeraire: rice", "numeraire: rise"),
      says: [["world", "rise", "numeraire: no good 'rise' (did you mean 'rice'?)"]],
    },
    {
      it: "no numeraire",
      change: () => edited("world", "numeraire: rice\n", ""),
      says: [["scenario", "format: 1", "there is no `numeraire:` (name the good real value is counted in)"]],
    },
    {
      it: "no household: said once",
      change: () => edited("world", /household:[\s\S]*?exposure/, "exposure"),
      says: [["scenario", "format: 1", "there is no `household:` (say who eats at home, what and how much)"]],
    },
    {
      it: "two homes",
      change: () => edited("episode", "hamhung: {}", "hamhung: {home: true}"),
      says: [["episode", "places:", "places: 2 places are home: hyesan, hamhung (mark exactly one with `home: true`)"]],
    },
    {
      it: "no home",
      change: () => edited("world", "{home: true}", "{}"),
      says: [["episode", "places:", "places: no place is home (mark exactly one with `home: true`)"]],
    },
    {
      it: "a market at no place",
      change: () => edited("episode", "hamhung/duckling:", "hamhun/duckling:"),
      says: [["episode", "hamhun/duckl", "markets.hamhun/duckling: no place 'hamhun' (did you mean 'hamhung'?)"]],
    },
    {
      it: "a market without a price",
      change: () => edited("episode", "    ask: 10 won/bird @M327\n", ""),
      says: [
        [
          "episode",
          "hamhung/duck",
          "markets.hamhung/duckling: no price is given (give one: `ask` (to buy), `bid` (to sell) or `mid`)",
        ],
      ],
    },
    {
      it: "a world nobody knows",
      change: () => edited("scenario", "extends: hyesan", "extends: hyesna"),
      says: [["scenario", "hyesna", "extends: no world 'hyesna' (did you mean 'hyesan'?)"]],
    },
    {
      it: "a path where a world's name belongs",
      change: () => edited("scenario", "extends: hyesan", "extends: ../../etc"),
      says: [
        [
          "scenario",
          "../../etc",
          "extends: '../../etc' cannot stand here (a name is lower-case words joined by hyphens)",
        ],
      ],
    },
    {
      it: "an episode nobody knows",
      change: () => edited("scenario", "episodes: [hamhung-trip]", "episodes: [hamhung]"),
      says: [["scenario", "hamhung]", "episodes.0: no episode 'hamhung' (known: hamhung-trip)"]],
    },
    {
      it: "an episode listed twice",
      change: () => edited("scenario", "episodes: [hamhung-trip]", "episodes: [hamhung-trip, hamhung-trip]"),
      says: [["scenario", "hamhung-trip]", "episodes.1: episode 'hamhung-trip' stands here twice (delete one)"]],
    },
    {
      it: "a world given as a scenario",
      change: () => ({ scenario: SHIPPED.world }),
      says: [
        [
          "scenario",
          "world\nid: hy",
          "kind: this file is no scenario (a scenario says `kind: scenario`; worlds and episodes are checked through the scenarios that use them)",
        ],
      ],
    },
  ]);
});

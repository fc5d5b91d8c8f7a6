import { describe } from "vitest";
import { reports } from "./broken.js";
import { edited, SHIPPED } from "./shelf.js";

/** The line of the shipped episode in which some words stand first. */
const lineOf = (words: string): number => SHIPPED.episode.slice(0, SHIPPED.episode.indexOf(words)).split("\n").length;

describe("faults of encounters and endings", () => {
  reports([
    {
      it: "a loop without a bound",
      change: () => edited("episode", "{to: found, max: 2, else: given-up}", "found"),
      says: [
        [
          "episode",
          "found:\n     ",
          "encounters.stopped.nodes.found: a loop without a bound passes through here (give one way of the loop a `max:`)",
        ],
      ],
    },
    {
      it: "a way that leads nowhere, and a key that stands twice",
      change: () => edited("episode", "drum: {do:", "drum: {then: {do: []}, do:"),
      says: [
        [
          "episode",
          "then: {do: [",
          "encounters.consignment.nodes.drum.then: this way leads nowhere (give it `to: node`, `to: end` or `ending:`)",
        ],
        [
          "episode",
          "then: end}\n\n",
          `'then' stands here twice (keep one; the first is in line ${lineOf("drum: {do:")})`,
        ],
      ],
    },
    {
      it: "a way to a node that does not exist",
      change: () => edited("episode", "{all: whole, half", "{all: whule, half"),
      says: [
        [
          "episode",
          "whule, half:",
          "encounters.consignment.nodes.offer.choose.all: no node 'whule' (did you mean 'whole'?)",
        ],
      ],
    },
    {
      it: "a node nothing leads to",
      change: () => edited("episode", "{all: whole, half: part,", "{all: whole, half: whole,"),
      says: [
        [
          "episode",
          "part: {do: [",
          "encounters.consignment.nodes.part: no way leads to this node (lead one here, or delete it)",
        ],
      ],
    },
    {
      it: "an outcome a roll does not have",
      change: () => edited("episode", "on: {through: end,", "on: {trough: end,"),
      says: [
        [
          "episode",
          "trough: end,",
          "encounters.snow.nodes.climb.on.trough: no outcome 'trough' (did you mean 'through'?)",
        ],
      ],
    },
    {
      it: "an option that opens by a number hidden from the player",
      change: () => edited("episode", "straw-price: 300 (150..600) won @A.straw", "straw-price: 150~600 won @A.straw"),
      says: [
        [
          "episode",
          "has(won) >= straw-price",
          "encounters.packing.nodes.start.choose.straw.when: 'straw-price' varies between worlds and would show here (use it in a roll or a verb, or give it one value with a range)",
        ],
      ],
    },
    {
      it: "an outcome without a way",
      change: () => edited("episode", "on: {through: end, stuck: night}", "on: {stuck: night}"),
      says: [
        [
          "episode",
          "on: {stuck: ",
          "encounters.snow-on-birds.nodes.climb.on: no way for the outcome 'through' (add `through:` under `on:`)",
        ],
      ],
    },
    {
      it: "two outcomes with the odds `rest`",
      change: () => edited("episode", "{through: drive-odds, stuck", "{through: rest, stuck"),
      says: [
        [
          "episode",
          "odds: {throu",
          "encounters.snow.nodes.climb.roll.odds: 2 outcomes have the odds `rest` (give exactly one outcome `rest`, so that the odds add up)",
        ],
      ],
    },
    {
      it: "no outcome with the odds `rest`",
      change: () => edited("episode", "{through: drive-odds, stuck: rest}", "{through: drive-odds, stuck: drive-odds}"),
      says: [
        [
          "episode",
          "odds: {throu",
          "encounters.snow.nodes.climb.roll.odds: no outcome has the odds `rest` (give exactly one outcome `rest`, so that the odds add up)",
        ],
      ],
    },
    {
      it: "an ending that is not declared",
      change: () => edited("episode", "{ending: detained}", "{ending: detaned}"),
      says: [
        [
          "episode",
          "detaned}",
          "encounters.stopped.nodes.verdict.on.reports.ending: no ending 'detaned' (did you mean 'detained'?)",
        ],
      ],
    },
    {
      it: "no ending of kind time",
      change: () => edited("scenario", "  season: {kind: time}\n", ""),
      says: [
        ["scenario", "endings:", "endings: no ending of kind time (declare exactly one: it comes on the last day)"],
        [
          "text",
          "season: >-\n    The season",
          "endings.season: this text belongs to nothing (known: endings.bereaved, endings.hounded, endings.detained, endings.settled)",
        ],
        [
          "text",
          "season: >-\n    {if met(consig",
          "afterwards.season: this text belongs to nothing (known: afterwards.bereaved, afterwards.hounded, afterwards.detained, afterwards.settled)",
        ],
      ],
    },
    {
      it: "an ending of kind time with a condition",
      change: () => edited("scenario", "{kind: time}", "{kind: time, when: snowing}"),
      says: [
        [
          "scenario",
          "when: snowin",
          "endings.season.when: an ending of kind time has no `when:` (it comes on the last day; delete this)",
        ],
      ],
    },
    {
      it: "an encounter nothing opens",
      change: () => edited("episode", "    on: home/pass\n", ""),
      says: [
        [
          "episode",
          "snow:\n    wh",
          "encounters.snow: nothing opens this encounter (give it `at: place` or `on: route/leg`, or let a post or an activity open it)",
        ],
      ],
    },
    {
      it: "a leg that is not declared",
      change: () => edited("episode", "on: home/pass", "on: home/pas"),
      says: [["episode", "home/pas", "encounters.snow.on: no leg of 'home' called 'pas' (did you mean 'pass'?)"]],
    },
    {
      it: "an answer named like a word of the language",
      change: () => edited("episode", "number: bribe", "number: day"),
      says: [
        [
          "episode",
          "day, from: 0",
          "encounters.stopped.nodes.purse.ask.number: 'day' has a meaning already (choose another name for the answer)",
        ],
        [
          "episode",
          "bribe}}]}}}",
          "encounters.stopped.nodes.purse.ask.then.do.0.offer.amount: nothing is called 'bribe' (declare it)",
        ],
      ],
    },
  ]);
});

import { describe } from "vitest";
import { reports } from "./broken.js";
import { edited } from "./shelf.js";

describe("faults of the catalogue", () => {
  reports([
    {
      it: "a text of a mistyped node",
      change: () => edited("text", "encounters:\n", "encounters:\n  snw: {start: {say: It snows.}}\n"),
      says: [
        [
          "text",
          "say: It snows.",
          "encounters.snw.start.say: this text belongs to nothing (did you mean 'encounters.snow.start.say'?)",
        ],
      ],
    },
    {
      it: "a missing text",
      change: () => edited("text", "places: {hamhung: Hamhung}\n", ""),
      says: [
        [
          "episode",
          "hamhung: {}",
          "places.hamhung: has no text (add `places.hamhung` to scenarios/hamhung-trip/text.en.yaml)",
        ],
      ],
    },
    {
      it: "two goods of one name",
      change: () => edited("text", "duckling: ducklings", "duckling: Pobedit"),
      says: [["text", "Pobedit", "goods.duckling: 'pobedit' is called 'Pobedit' too (give one of them another name)"]],
    },
    {
      it: "words that are said sometimes, without their end",
      change: () => edited("text", "title: The Hamhung trip", "title: The {if snowing}Hamhung trip"),
      says: [["text", "The {if snowing}", "title: an `if` without its `end` (write {if ...}words{else}others{end})"]],
    },
    {
      it: "words that are said when an amount is",
      change: () => edited("text", "title: The Hamhung trip", "title: The {if day}Hamhung{end} trip"),
      says: [["text", "day}Hamhung", "title: 'day' gives day (a truth (yes or no) is needed here)"]],
    },
    {
      it: "no title",
      change: () => edited("text", "title: The Hamhung trip\n", ""),
      says: [["scenario", "format: 1", "title: has no text (add `title` to scenarios/hamhung-trip/text.en.yaml)"]],
    },
    {
      it: "a text that belongs to nothing",
      change: () => edited("text", "{hamhung: Hamhung}", "{hamhung: Hamhung, kilju: Kilju}"),
      says: [
        ["text", "kilju: Kilju", "places.kilju: this text belongs to nothing (known: places.hyesan, places.hamhung)"],
      ],
    },
    {
      it: "a mistyped name in a text",
      change: () => edited("text", "You now owe {owed(consignment)}", "You now owe {owed(consignmnt)}"),
      says: [
        [
          "text",
          "owed(consignmn",
          "encounters.consignment.where.say: no credit 'consignmnt' (did you mean 'consignment'?)",
        ],
      ],
    },
    {
      it: "a mistyped number in a folded text",
      change: () => edited("text", "{cab-room} more would", "{cab-rom} more would"),
      says: [
        [
          "text",
          "cab-rom} mor",
          "encounters.snow-on-birds.start.say: nothing is called 'cab-rom' (did you mean 'cab-room'?)",
        ],
      ],
    },
    {
      it: "a brace without its partner",
      change: () => edited("text", "{cab-room} more would", "{cab-room more would"),
      says: [
        [
          "text",
          ">-\n        O",
          "encounters.snow-on-birds.start.say: a brace without its partner (write {expression}, or leave it out)",
        ],
      ],
    },
    {
      it: "an empty catalogue",
      change: () => ({ text: "" }),
      says: [["text", "", "the file is empty (write its sections as `name: value`)"]],
    },
  ]);
});

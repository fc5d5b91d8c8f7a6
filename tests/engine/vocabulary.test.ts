import { expect, it } from "vitest";
import { CALL_READERS, HIDDEN_READERS, NAME_READERS } from "../../src/engine/bindings.js";
import { CALLS, HIDDEN_CALLS, NAMES } from "../../src/scenario/index.js";

it("every word of the language means something in a world, and nothing else does", () => {
  expect(Object.keys(NAME_READERS).sort()).toEqual(Object.keys(NAMES).sort());
  expect(Object.keys(CALL_READERS).sort()).toEqual(Object.keys(CALLS).sort());
  expect(Object.keys(HIDDEN_READERS).sort()).toEqual(Object.keys(HIDDEN_CALLS).sort());
});

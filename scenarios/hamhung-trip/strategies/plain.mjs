// A strategy as a module of JavaScript: never any metal, the first open option, the least amount. It runs in a thread of
// its own and only with --trust. `view` is what a trader sees; `view.moves` lists what may be decided now.
//
//   npx jangmadang compare hamhung-trip --trust --strategies cautious,scenarios/hamhung-trip/strategies/plain.mjs

export function decide(view) {
  if (view.rest.kind === "begin") return { do: "begin" };
  if (view.rest.kind === "ask") return { do: "answer", amount: view.range.from };
  if (view.rest.kind === "choose") {
    const open = view.options.filter((option) => option.open).map(({ id }) => id);
    return { do: "choose", option: open.includes("none") ? "none" : open[0] };
  }
  return { do: "wait", days: view.longestWait };
}

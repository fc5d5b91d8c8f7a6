// A worker thread of `compare`: the part it shares with the command plays what it is asked for.
void import("./commands/compare.js").then(({ serve }) => serve());

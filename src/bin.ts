#!/usr/bin/env node
if (process.argv.length === 2) await (await import("./cli/bare.js")).bare();
else await (await import("./cli/main.js")).main(process.argv);

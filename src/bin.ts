#!/usr/bin/env node
if (process.argv.length === 2) void import("./cli/bare.js").then(({ bare }) => bare());
else void import("./cli/main.js").then(({ main }) => main(process.argv));

// Stands in for a package that is never called in the bundle.
const nothing = {};

export { nothing as default };

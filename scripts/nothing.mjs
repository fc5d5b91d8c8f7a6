// Stands in for a package that is never called in the bundle.
export default {};

/**
 * How messages and records call this program: the name of its bin in package.json. Without `npx`: on npm the name
 * belongs to somebody else's package, so users must start ours the way they did.
 */
export const INVOCATION = 'create-backend';

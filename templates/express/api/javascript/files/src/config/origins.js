const FORM = 'must be origins like https://shop.example.com, with commas between them';

function isOrigin(text) {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** Reads a list of origins, as a step of the environment's schema. */
export function parseOrigins(text, context) {
  const origins = text.split(',').map((each) => each.trim());
  const named = origins.filter((each) => each !== '');
  if (!named.every(isOrigin)) context.addIssue(FORM);
  return named;
}

export const MAX_TEXT = 255;

export function clientOf(req) {
  return {
    address: (req.ip ?? '').slice(0, MAX_TEXT),
    userAgent: req.get('User-Agent')?.slice(0, MAX_TEXT) ?? null,
  };
}

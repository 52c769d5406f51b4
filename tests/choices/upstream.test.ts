import { describe, expect, it } from 'vitest';
import { parseUpstreams } from '../../src/choices/upstream.ts';

describe('parseUpstreams', () => {
  it('reads URLs, with one spelling for each', () => {
    expect(
      parseUpstreams(['http://127.0.0.1:4000', 'https://Users.example.com:443/users/']),
    ).toEqual(['http://127.0.0.1:4000/', 'https://users.example.com/users']);
  });

  it.each([
    ['127.0.0.1:4000', /no URL|http/],
    ['', /no URL/],
    ['ftp://example.com', /http:\/\//],
    ['http://user:secret@example.com/', /no user/],
    ['http://example.com/?a=b', /no .*query/],
    ['http://example.com/#a', /fragment/],
    ['http://example.com/a,b', /comma/],
  ])('refuses %s', (text, message) => {
    expect(() => parseUpstreams([text])).toThrow(message);
  });

  it('refuses two for one path', () => {
    expect(() => parseUpstreams(['http://a.example.com/x', 'http://b.example.com/x/'])).toThrow(
      /path \/x/,
    );
  });
});

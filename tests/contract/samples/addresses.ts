import { kept, refused, token } from './sample.ts';
import { filled, NO_STRINGS } from './texts.ts';

export const emailSamples = () => ({
  valid: [
    kept('a plain address', `${token()}@example.com`),
    kept('dots, a plus and a subdomain', `first.last+${token()}@mail.example.org`),
    kept('capital letters', `First.${token()}@example.com`),
    kept(
      '254 characters',
      `${filled(64, 'a')}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.com`,
    ),
  ],
  invalid: [
    ...NO_STRINGS,
    refused('an empty string', ''),
    refused('a word', 'someone'),
    refused('nothing after the @', 'someone@'),
    refused('nothing before the @', '@example.com'),
    refused('two @', 'a@b@example.com'),
    refused('a blank inside', 'some one@example.com'),
    refused('a blank in front', ' someone@example.com'),
    refused('an ending line break', 'someone@example.com\n'),
    refused('NUL', 'someone\u0000@example.com'),
    refused('two addresses', 'a@example.com,b@example.com'),
    refused('a name around the address', 'Someone <someone@example.com>'),
    refused('two dots in the domain', 'someone@example..com'),
  ],
  borderline: [
    kept('an address of 400 characters', `${'a'.repeat(60)}@${'b.'.repeat(168)}com`),
    kept('an address of 5,000 characters', `${'a'.repeat(4988)}@example.com`),
  ],
});

export const urlSamples = () => ({
  valid: [
    kept('http', `http://${token()}.example.com`),
    kept('https with path, query and fragment', `https://example.com/a/${token()}?b=1&c=%20d#e`),
    kept('a port', `https://sub.example.com:8443/${token()}`),
    kept('an IP address', `http://127.0.0.1:3000/${token()}`),
    kept('500 characters', `https://example.com/${filled(480, 'x')}`),
  ],
  invalid: [
    ...NO_STRINGS,
    refused('an empty string', ''),
    refused('ftp', 'ftp://example.com/file'),
    refused('javascript', 'javascript:alert(1)'),
    refused('mailto', 'mailto:someone@example.com'),
    refused('data', 'data:text/html,hello'),
    refused('no scheme', 'example.com'),
    refused('a relative scheme', '//example.com/'),
    refused('a path', '/path'),
    refused('no host', 'http://'),
    refused('no slashes', 'https:example.com'),
    refused('a blank in the host', 'http://exa mple.com'),
    refused('a blank in front', ' https://example.com'),
    refused('an ending line break', 'https://example.com/\n'),
    refused('a line break inside', 'https://exam\nple.com/'),
    refused('NUL', 'https://example.com/\u0000'),
  ],
  borderline: [
    kept('an address of 501 characters', `https://example.com/${filled(481, 'x')}`),
    kept('an address of 10,000 characters', `https://example.com/${filled(9980, 'x')}`),
  ],
});

import { pluralize } from 'inflection';

/** One name in every spelling that the two stacks' idioms ask for. */
export interface Spellings {
  readonly camel: string;
  readonly pascal: string;
  readonly snake: string;
  readonly kebab: string;
  /** In one word: `orderitem`. */
  readonly flat: string;
  /** In prose: `order item`. */
  readonly words: string;
  /** In prose, as the beginning of a sentence: `Order item`. */
  readonly title: string;
}

/** Splits a name of any case into lower-case words: `unit_price`, `UnitPrice`, `unit-price` → `unit`, `price`. */
export function splitWords(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}

/** Every spelling of a name of any case. */
export function spell(name: string): Spellings {
  const words = splitWords(name);
  const pascal = words.map(capitalize).join('');
  return {
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    snake: words.join('_'),
    kebab: words.join('-'),
    flat: words.join(''),
    words: words.join(' '),
    title: capitalize(words.join(' ')),
  };
}

/** The camelCase plural of a name; both stacks use this one list (`orderItem` → `orderItems`). */
export function pluralOf(name: string): string {
  const words = splitWords(name);
  const last = words.pop() ?? '';
  return spell([...words, pluralize(last)].join('-')).camel;
}

/** `draft` → `Draft`. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { parse, type HTMLElement } from 'node-html-parser';
import type { Field } from '../choices/resource.ts';

/** What a person can fill in. */
export interface Control {
  readonly name: string;
  /** `text`, `checkbox`, `select`, `textarea` and so on. */
  readonly type: string;
  /** What it holds; for a checkbox what it sends when it is ticked. */
  readonly value: string;
  readonly checked: boolean;
  /** The values of a select's options. */
  readonly options: readonly string[];
}

/** A form that posts, as a browser would read it from a page. */
export interface Form {
  /** Where it goes; the page's own address where it says nothing. */
  readonly action: string | undefined;
  readonly controls: readonly Control[];
}

/** The first form of what a page is about (not of its header) that is sent by POST; undefined where there is none. */
export function readForm(html: string): Form | undefined {
  return formIn('main', html);
}

/** The button in a page's header that signs out. */
export function readSignOut(html: string): Form | undefined {
  return formIn('header', html);
}

function formIn(part: 'main' | 'header', html: string): Form | undefined {
  const form = parse(html)
    .querySelectorAll(`${part} form`)
    .find((candidate) => candidate.getAttribute('method')?.toLowerCase() === 'post');
  return (
    form && {
      action: form.getAttribute('action') || undefined,
      controls: form.querySelectorAll('input, select, textarea').flatMap(controlOf),
    }
  );
}

function controlOf(element: HTMLElement): Control[] {
  const name = element.getAttribute('name');
  if (name === undefined) return [];
  const kind = element.tagName.toLowerCase();
  const options = element.querySelectorAll('option');
  const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0];
  return [
    {
      name,
      type: kind === 'input' ? (element.getAttribute('type') ?? 'text') : kind,
      value:
        kind === 'textarea'
          ? element.textContent.replace(/^\r?\n/, '')
          : ((kind === 'select' ? chosen : element)?.getAttribute('value') ?? ''),
      checked: element.hasAttribute('checked'),
      options: options.map((option) => option.getAttribute('value') ?? option.textContent.trim()),
    },
  ];
}

/** The control for a field of a resource, whatever spelling a stack gives its name; undefined where there is none. */
export function controlFor(form: Form, field: Field): Control | undefined {
  const plain = (name: string): string => name.replaceAll(/[-_]/g, '').toLowerCase();
  const names = [plain(field.name), ...(field.type === 'ref' ? [plain(`${field.name}Id`)] : [])];
  return form.controls.find((control) => names.includes(plain(control.name)));
}

/** What is sent when a person changes nothing. */
export function untouched(form: Form): URLSearchParams {
  const sent = new URLSearchParams();
  for (const { name, type, value, checked } of form.controls) {
    if (['submit', 'button', 'image', 'reset', 'file'].includes(type)) continue;
    if (!['checkbox', 'radio'].includes(type) || checked)
      sent.append(name, value || (checked ? 'on' : ''));
  }
  return sent;
}

/** What is sent when a person fills in values of the API, by the fields' names; a value of null empties the control. */
export function filled(
  form: Form,
  fields: readonly Field[],
  values: Readonly<Record<string, unknown>>,
): URLSearchParams {
  const sent = untouched(form);
  for (const field of fields) {
    const key = field.type === 'ref' ? `${field.name}Id` : field.name;
    const control = controlFor(form, field);
    if (control === undefined || !(key in values)) continue;
    sent.delete(control.name);
    const text = typed(field, control, values[key]);
    if (text !== undefined) sent.append(control.name, text);
  }
  return sent;
}

/** A value the way one types it; undefined for a box that is not ticked. */
function typed(field: Field, control: Control, value: unknown): string | undefined {
  if (control.type === 'checkbox') return value === true ? control.value || 'on' : undefined;
  if (value === null || value === undefined) return '';
  if (field.type === 'json') return JSON.stringify(value);
  // A select for a boolean says true in its own way.
  if (typeof value === 'boolean') {
    return (
      control.options.find((option) => option.toLowerCase() === String(value)) ?? String(value)
    );
  }
  // datetime-local has no time zone: pages show and take UTC.
  return field.type === 'datetime' ? String(value).replace(/(\.\d+)?Z$/, '') : String(value);
}

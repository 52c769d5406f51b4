import request from 'supertest';

/** A value as one types it into a form. */
function typed(value) {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A browser without scripts: it keeps cookies and sends what stands hidden in a form. */
export class Visitor {
  #agent;

  constructor(app) {
    this.#agent = request.agent(app).set('Accept', 'text/html');
  }

  get(path) {
    return this.#agent.get(path);
  }

  /** Sends the form on a page. */
  async submit(page, values = {}) {
    const { text } = await this.get(page).expect(200);
    const hidden = text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]+)">/g);
    const action = /<form method="post" action="([^"]+)">/.exec(text)?.[1] ?? page;
    const fields = Object.entries(values).map(([name, value]) => [name, typed(value)]);
    for (const [, name = '', value = ''] of hidden) fields.push([name, value]);
    return this.post(action, Object.fromEntries(fields));
  }

  async post(path, fields) {
    return this.#agent.post(path).type('form').send(fields);
  }
}

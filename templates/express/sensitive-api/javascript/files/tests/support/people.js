import request from 'supertest';
import { createAccounts } from '../../src/models/accounts.js';
import { hashPassword } from '../../src/models/password-hash.js';
import { freshEmail } from './accounts.js';
import { Authenticator } from './authenticator.js';

export const password = 'correct horse battery staple';

/** Somebody who signs in, and asks with the token of that. */
export class Person {
  #app;
  account;
  token = '';

  constructor(app, account) {
    this.#app = app;
    this.account = account;
  }

  login(code, tried = password) {
    const body = { email: this.account.email, password: tried, code };
    return request(this.#app).post('/api/auth/login').set('Authorization', '').send(body);
  }

  async signIn(code) {
    const { body } = await this.login(code).expect(200);
    this.token = body.token;
    return this;
  }

  ask(method, path, body) {
    const asked = request(this.#app)[method](path).set('Authorization', `Bearer ${this.token}`);
    return body ? asked.send(body) : asked;
  }

  /** Gets a second factor, and puts it in force. */
  async enroll() {
    const begun = await this.ask('post', '/api/auth/totp').expect(201);
    const authenticator = new Authenticator(begun.body.secret);
    const confirmed = await this.ask('post', '/api/auth/totp/confirm', {
      code: authenticator.code(),
    }).expect(200);
    const recoveryCodes = confirmed.body.recoveryCodes;
    return { authenticator, recoveryCodes };
  }
}

/** A user with that password, who is signed in. */
export async function newPerson(app, database, role = 'user') {
  const { users } = createAccounts(database);
  const account = await users.create({ email: freshEmail(), role }, await hashPassword(password));
  return new Person(app, account).signIn();
}

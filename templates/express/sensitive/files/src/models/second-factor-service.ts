import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { ConflictError, InvalidError } from '../errors.js';
import type { Accounts } from './accounts.js';
import { Encryption } from './encryption.js';
import { isPassword } from './password-hash.js';
import type { SecondFactor } from './second-factor.js';
import { newSecret, stepOf, uriOf } from './totp.js';
import type { Account, User } from './user.js';

interface Proof {
  password: string;
  code?: string | undefined;
}

/** Whether a code is good is known before it is spent. */
type Spend = () => Promise<boolean>;

const passedOver: Spend = async () => true;
const refused: Spend = async () => false;

/** Codes of an authenticator, asked for beside the password. */
export class SecondFactorService {
  readonly #accounts: Accounts;
  readonly #encryption: Encryption;
  readonly #logger: Logger;

  constructor(accounts: Accounts, key: string, logger: Logger) {
    this.#accounts = accounts;
    this.#encryption = new Encryption(key, 'totp');
    this.#logger = logger;
  }

  async status(userId: string): Promise<{ enabled: boolean; recoveryCodesLeft: number }> {
    const factor = await this.#accounts.secondFactors.of(userId);
    const recoveryCodesLeft = await this.#accounts.recoveryCodes.countOf(userId);
    return { enabled: Boolean(factor?.confirmedAt), recoveryCodesLeft };
  }

  async begin({ id, email }: User): Promise<{ secret: string; uri: string }> {
    const secret = newSecret();
    await this.#accounts.secondFactors.begin(id, this.#encryption.encrypt(secret, id));
    return { secret, uri: uriOf(secret, email) };
  }

  /** Puts it in force, and gives the recovery codes, which nobody sees again. */
  async confirm(userId: string, code: string): Promise<string[]> {
    const { secondFactors, recoveryCodes } = this.#accounts;
    const factor = await secondFactors.of(userId);
    if (!factor || factor.confirmedAt) throw new ConflictError('There is nothing to confirm.');
    const step = this.#stepOf(factor, code);
    if (step === undefined || !(await secondFactors.confirm(factor, step))) {
      throw new InvalidError([{ field: 'code', message: 'is wrong, used or expired' }]);
    }
    return recoveryCodes.renew(userId);
  }

  async disable(userId: string): Promise<void> {
    await this.#accounts.secondFactors.removeFor(userId);
    await this.#accounts.recoveryCodes.removeFor(userId);
  }

  /** Does the same work whatever is wrong, and whether or not there is a second factor to ask for. */
  async verify(account: Account | undefined, { password, code }: Proof): Promise<boolean> {
    const isRight = await isPassword(password, account?.passwordHash);
    const spend = await this.#examine(account?.id ?? randomUUID(), code ?? '');
    return isRight && spend();
  }

  async #examine(userId: string, code: string): Promise<Spend> {
    const { secondFactors, recoveryCodes } = this.#accounts;
    const factor = await secondFactors.of(userId);
    const isRecovery = await recoveryCodes.isOf(userId, code);
    if (!factor?.confirmedAt) return passedOver;
    if (isRecovery) return () => recoveryCodes.spend(code);
    const step = this.#stepOf(factor, code);
    return step === undefined ? refused : () => secondFactors.spend(factor, step);
  }

  /** The time that a code is of, where it is of one. */
  #stepOf({ secret, userId }: SecondFactor, code: string): number | undefined {
    let plain;
    try {
      plain = this.#encryption.decrypt(secret, userId);
    } catch (error) {
      this.#logger.error(error, "a second factor can't be read: is TOTP_KEY another one?");
      return undefined;
    }
    return stepOf(plain, code);
  }
}

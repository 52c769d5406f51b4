/** The authenticator of who asks. Its bodies have passed `validBody`. */
export class SecondFactorController {
  #accounts;
  #secondFactors;

  constructor({ accounts, secondFactors }) {
    this.#accounts = accounts;
    this.#secondFactors = secondFactors;
  }

  status = async (req, res) => {
    res.json(await this.#secondFactors.status(req.user.id));
  };

  begin = async (req, res) => {
    const begun = await this.#secondFactors.begin(req.user);
    res.status(201).set('Cache-Control', 'no-store').json(begun);
  };

  confirm = async (req, res) => {
    const recoveryCodes = await this.#secondFactors.confirm(req.user.id, req.body.code);
    await this.#accounts.sessions.closeOthers(req.user.id, req.token);
    res.set('Cache-Control', 'no-store').json({ recoveryCodes });
  };

  disable = async (req, res) => {
    await this.#secondFactors.disable(req.user.id);
    res.status(204).end();
  };

  /** For who has lost the authenticator and the recovery codes. */
  disableForUser = async (req, res) => {
    const { id } = await this.#accounts.users.account(req.params.id);
    await this.#secondFactors.disable(id);
    res.status(204).end();
  };
}

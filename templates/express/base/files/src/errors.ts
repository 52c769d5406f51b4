export interface FieldError {
  field: string;
  message: string;
}

/** An error that the client is told about: its message becomes the `detail` of the answer. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors: FieldError[] = [],
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class BadRequestError extends HttpError {
  constructor(message: string) {
    super(400, message);
  }
}

export class NotFoundError extends HttpError {
  constructor(message = 'There is nothing here.') {
    super(404, message);
  }
}

export class MethodNotAllowedError extends HttpError {
  constructor(method: string) {
    super(405, `${method} is not allowed here.`);
  }
}

export class ConflictError extends HttpError {
  constructor(message: string, errors: FieldError[] = []) {
    super(409, message, errors);
  }
}

export class UnsupportedMediaTypeError extends HttpError {
  constructor(message: string) {
    super(415, message);
  }
}

export class InvalidError extends HttpError {
  constructor(errors: FieldError[], message = 'Some fields are not valid.') {
    super(422, message, errors);
  }
}

export class TooManyRequestsError extends HttpError {
  constructor() {
    super(429, 'Too many requests, try again later.');
  }
}

import { z } from 'zod';
import { asText } from './form-fields.js';

/** As it is typed; without one, an empty text. */
export const code = z.preprocess((input) => asText(input) ?? '', z.string());

export const codeForm = z.object({ code });

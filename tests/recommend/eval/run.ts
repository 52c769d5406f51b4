/** `npm run eval:recommend`: how well the recommender picks for products whose framework is known. */
import { figures } from './figures.ts';

console.log(figures());
